'use client';
import { useTranslations } from 'next-intl';
import { type Editor, useEditorState } from '@tiptap/react';
import { type KeyboardEvent, useState } from 'react';
import { Icon } from '#components/ui/icon.tsx';
import { LinkTool } from './link-tool.tsx';
import { type Item, items, type Undoing } from './toolbar-items.ts';

const itemsFor = (editor: Editor) => items.filter(({ inside }) => !inside || editor.isActive(inside));

/** Arrow keys move along the toolbar; Tab treats it as one stop (WAI-ARIA, "toolbar"). */
function walk(event: KeyboardEvent<HTMLElement>) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step || !(event.target instanceof HTMLButtonElement)) return;
  const tools = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('.tool')];
  const direction = getComputedStyle(event.currentTarget).direction === 'rtl' ? -step : step;
  const next = tools[(tools.indexOf(event.target) + direction + tools.length) % tools.length];
  event.preventDefault();
  next?.focus();
}

/**
 * The id of the editor's field, from its options: a removed editor has no view, and the toolbar
 * learns of the removal last.
 */
const idOf = ({ options }: Editor) => (options.editorProps.attributes as { id?: string } | undefined)?.id;

/**
 * Formatting, and the way to the search. Tools of a table or a quotation hang below, so that the
 * sheet stays in its place. Buttons keep the selection. One that cannot be used says
 * so and stays focusable.
 */
export function Toolbar({ editor, past, onFind }: { editor: Editor; past: Undoing; onFind: () => void }) {
  const t = useTranslations('editor');
  const [stop, setStop] = useState<Item['name']>('bold');
  const state = useEditorState({
    editor,
    selector: ({ editor: e }) =>
      itemsFor(e).map((item) => ({ name: item.name, on: item.isOn?.(e) ?? null, can: item.can?.(e, past) ?? true })),
  });
  const byName = new Map(state.map((s) => [s.name, s]));
  const tool = (item: Item) => {
    const now = byName.get(item.name);
    const name = t(`tools.${item.name}`);
    return (
      <button
        key={item.name}
        type="button"
        className={`tool ${item.className ?? ''}`}
        title={item.keys ? `${name} (${item.keys.replace('Control', 'Ctrl')})` : name}
        aria-label={name}
        aria-keyshortcuts={item.keys}
        aria-pressed={now?.on ?? undefined}
        aria-disabled={now?.can === false || undefined}
        tabIndex={item.name === stop ? 0 : -1}
        onFocus={() => setStop(item.name)}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => now?.can !== false && item.run(editor, past)}
      >
        {typeof item.glyph === 'string' ? (
          <span aria-hidden="true">{t(`glyphs.${item.glyph}`)}</span>
        ) : (
          <Icon name={item.glyph.icon} />
        )}
      </button>
    );
  };
  const shown = items.filter(({ name }) => byName.has(name));
  const inside = shown.filter((item) => item.inside);
  return (
    <div className="toolbar" role="toolbar" aria-label={t('toolbar')} aria-controls={idOf(editor)} onKeyDown={walk}>
      {shown.filter((item) => !item.inside).map(tool)}
      <LinkTool editor={editor} tabIndex={-1} />
      <button
        type="button"
        className="tool"
        title={t('find.hint')}
        aria-keyshortcuts="Control+Alt+F"
        tabIndex={-1}
        onClick={onFind}
      >
        {t('find.open')}
      </button>
      {inside.length > 0 ? <span className="tools-inside">{inside.map(tool)}</span> : null}
    </div>
  );
}
