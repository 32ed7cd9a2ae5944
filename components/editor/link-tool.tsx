'use client';
import { useTranslations } from 'next-intl';
import { type Editor, useEditorState } from '@tiptap/react';
import { type FormEvent, useState } from 'react';
import { isAllowedLink } from '#lib/text/web-address-rules.ts';

/** Adds the scheme: "media.un.org/x" becomes "https://media.un.org/x". */
function addressOf(typed: string): string {
  const text = typed.trim();
  if (/^[^\s@/:]+@[^\s@/]+\.[^\s@/]+$/.test(text)) return `mailto:${text}`;
  return /^[a-z][a-z+.-]*:/i.test(text) ? text : `https://${text}`;
}

/** Sets, changes and removes the link of the selected words, in a small form below its button. */
export function LinkTool({ editor, tabIndex }: { editor: Editor; tabIndex: number }) {
  const t = useTranslations('editor.link');
  const [isOpen, setOpen] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { isOn, href } = useEditorState({
    editor,
    selector: ({ editor: e }) => ({ isOn: e.isActive('link'), href: String(e.getAttributes('link').href ?? '') }),
  });
  const close = () => {
    setOpen(false);
    setProblem(null);
    editor.commands.focus();
  };
  const set = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const address = addressOf(String(new FormData(event.currentTarget).get('address') ?? ''));
    if (!isAllowedLink(address)) return setProblem(t('problem'));
    const chain = editor.chain().focus().extendMarkRange('link');
    if (editor.state.selection.empty && !isOn)
      chain.insertContent({ type: 'text', text: address, marks: [{ type: 'link', attrs: { href: address } }] }).run();
    else chain.setLink({ href: address }).run();
    close();
  };
  return (
    <span className="tool-anchor">
      <button
        type="button"
        className="tool"
        tabIndex={tabIndex}
        aria-pressed={isOn}
        aria-expanded={isOpen}
        onMouseDown={(e) => e.preventDefault()}
        onClick={() => setOpen(!isOpen)}
      >
        {t('name')}
      </button>
      {isOpen ? (
        <form className="tool-popover" onSubmit={set} onKeyDown={(e) => e.key === 'Escape' && close()}>
          <label htmlFor="link-address">{t('address')}</label>
          <input
            id="link-address"
            name="address"
            className="input"
            defaultValue={href}
            autoComplete="off"
            dir="ltr"
            autoFocus
            aria-describedby="link-problem"
          />
          <p id="link-problem" className="hint" role="alert">
            {problem}
          </p>
          <div className="row">
            <button type="submit" className="button small">
              {t('set')}
            </button>
            {isOn ? (
              <button
                type="button"
                className="button quiet small"
                onClick={() => {
                  editor.chain().focus().extendMarkRange('link').unsetLink().run();
                  close();
                }}
              >
                {t('remove')}
              </button>
            ) : null}
            <button type="button" className="button quiet small" onClick={close}>
              {t('cancel')}
            </button>
          </div>
        </form>
      ) : null}
    </span>
  );
}
