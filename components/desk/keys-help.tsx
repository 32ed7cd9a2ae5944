'use client';
import { useEffect, useState } from 'react';
import { Dialog } from '#components/ui/dialog.tsx';

const keys: [string, string][] = [
  ['Ctrl K  ·  ⌘ K', 'Go anywhere, do anything'],
  ['?', 'This list'],
  ['↑ ↓ Home End', 'Walk through a list; Enter opens'],
  ['↑ ↓ ← → Page ↑ ↓', 'Walk through the calendar; N adds an event, M moves the one you are on'],
  ['Ctrl S', 'Save now (it saves by itself)'],
  ['Ctrl Enter', 'To the next step, in the rail'],
  ['Ctrl B · Ctrl I', 'Bold, italic'],
  ['Ctrl Alt 2', 'Heading'],
  ['Ctrl Shift B', 'Quotation'],
  ['Ctrl Shift 8 · 7', 'List, numbered list'],
  ['Ctrl Z · Ctrl Shift Z', 'Undo, redo'],
];

/** True if the key press is part of typing. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** The list of keys, opened by `?`. */
export function KeysHelp() {
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
      <button type="button" className="plain help" aria-label="Keys" title="Keys (?)" onClick={() => setOpen(true)}>
        ?
      </button>
      {isOpen ? (
        <Dialog label="Keys" className="keys" onClose={() => setOpen(false)}>
          <h2>Keys</h2>
          <dl>
            {keys.map(([key, what]) => (
              <div key={key}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{what}</dd>
              </div>
            ))}
          </dl>
          <button type="button" className="button quiet" onClick={() => setOpen(false)}>
            Close
          </button>
        </Dialog>
      ) : null}
    </>
  );
}
