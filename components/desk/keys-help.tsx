'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { Dialog } from '#components/ui/dialog.tsx';

/** Keys by what they do. */
const keys = {
  go: 'Ctrl K  ·  ⌘ K',
  list: '?',
  walk: '↑ ↓ Home End',
  calendar: '↑ ↓ ← → Page ↑ ↓',
  save: 'Ctrl S',
  step: 'Ctrl Enter',
  marks: 'Ctrl B · Ctrl I',
  heading: 'Ctrl Alt 2',
  quotation: 'Ctrl Shift B',
  lists: 'Ctrl Shift 8 · 7',
  undo: 'Ctrl Z · Ctrl Shift Z',
  comment: 'Ctrl Alt M',
  comments: 'Ctrl Alt J · K',
} as const;
const names = Object.keys(keys) as (keyof typeof keys)[];

/** True if the key press is part of typing. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** The list of keys, opened by `?`. */
export function KeysHelp() {
  const t = useTranslations('keys');
  const everywhere = useTranslations('everywhere');
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== '?' || isTyping(event.target) || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      setOpen(true);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  return (
    <>
      <button
        type="button"
        className="plain help"
        aria-label={t('title')}
        title={t('hint')}
        onClick={() => setOpen(true)}
      >
        ?
      </button>
      {isOpen ? (
        <Dialog label={t('title')} className="keys" onClose={() => setOpen(false)}>
          <h2>{t('title')}</h2>
          <dl>
            {names.map((name) => (
              <div key={name}>
                <dt>
                  <kbd dir="ltr">{keys[name]}</kbd>
                </dt>
                <dd>{t(name)}</dd>
              </div>
            ))}
          </dl>
          <button type="button" className="button quiet" onClick={() => setOpen(false)}>
            {everywhere('close')}
          </button>
        </Dialog>
      ) : null}
    </>
  );
}
