'use client';
import { useTranslations } from 'next-intl';
import type { DragEvent, ReactNode } from 'react';
import { PasteLosses } from '#components/editor/paste/paste-losses.tsx';
import { Reasons } from '#components/ui/reasons.tsx';
import type { Dropped } from './use-dropped.ts';

/** Below the toolbar: what came of files that were dropped on the sheet, and what a paste lost. */
export function DroppedFiles({ messages, reasons, close, losses, setLosses }: Dropped) {
  const t = useTranslations('dropped');
  const everywhere = useTranslations('everywhere');
  return (
    <>
      <div role="status">
        {messages.length > 0 ? (
          <div className="notice paste-losses">
            <p dir="auto">{messages.join(' ')}</p>
            <button type="button" className="button quiet small" onClick={close}>
              {everywhere('close')}
            </button>
          </div>
        ) : null}
      </div>
      {reasons.length > 0 ? (
        <div className="notice" data-tone="alert">
          <Reasons tone="alert" title={t('notAll')} reasons={reasons} />
        </div>
      ) : null}
      <PasteLosses losses={losses} onClose={() => setLosses([])} />
    </>
  );
}

const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer.types.includes('Files');

/**
 * The sheet. A file that is dropped beside the text becomes an attachment; without this the browser
 * would leave the page and open the file.
 */
export function DropPage({ onFiles, children }: { onFiles: (files: File[]) => void; children: ReactNode }) {
  return (
    <div
      className="page"
      onDragOver={(event) => {
        if (hasFiles(event)) event.preventDefault();
      }}
      onDrop={(event) => {
        if (event.defaultPrevented || !hasFiles(event)) return;
        event.preventDefault();
        onFiles([...event.dataTransfer.files]);
      }}
    >
      {children}
    </div>
  );
}
