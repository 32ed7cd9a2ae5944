'use client';
import { useTranslations } from 'next-intl';
import { type DragEvent, useRef, useState } from 'react';
import { EditAttachments } from '#components/editor/attachment-list.tsx';
import { FileChooser } from '#components/ui/file-chooser.tsx';
import { Reasons } from '#components/ui/reasons.tsx';
import { fileKinds } from '#lib/text/file-kinds-rules.ts';
import type { Attachment } from '#lib/text/attachment-schema.ts';
import type { Draft } from '#components/desk/draft/use-draft.ts';
import type { Files } from './use-files.ts';

type Props = { releaseId: string; draft: Draft; files: Files };

const endings = Object.keys(fileKinds)
  .map((kind) => `.${kind}`)
  .join(',');

/** The attachments of a text. Files are chosen or dropped here and saved with the text. */
export function AttachFiles(props: Props) {
  const t = useTranslations('attachments');
  const { releaseId, draft, files } = props;
  const { setMessage, attach } = files;
  // What was dropped on the text is told there.
  const isHere = files.from === 'list';
  const reasons = isHere ? files.reasons : [];
  const [isOver, setOver] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const attachments: Attachment[] = draft.content.attachments ?? [];
  const over = (is: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(is);
  };
  const drop = (event: DragEvent) => {
    over(false)(event);
    attach([...event.dataTransfer.files], { from: 'list' });
  };
  return (
    <section
      className="attachments-part"
      aria-label={t('title')}
      data-over={isOver}
      onDragOver={over(true)}
      onDragLeave={over(false)}
      onDrop={drop}
    >
      <h2 className="label">{t('title')}</h2>
      <EditAttachments
        releaseId={releaseId}
        attachments={attachments}
        onChange={(list, what = '') => {
          draft.change({ attachments: list });
          setMessage(what, 'list');
        }}
        onReplace={({ file }, by) => attach([by], { from: 'list', former: file })}
        onBlur={() => void draft.saver.flush()}
        onEmpty={() => chooser.current?.focus()}
      />
      <FileChooser
        className="attach"
        inputRef={chooser}
        multiple
        accept={endings}
        onFiles={(chosen) => attach(chosen, { from: 'list' })}
      >
        <span>{t('attach')}</span>
        <small>{t('kinds')}</small>
      </FileChooser>
      <p className="attach-state" role="status">
        {isHere ? files.message : ''}
      </p>
      {reasons.length > 0 ? (
        <div className="notice" data-tone="alert">
          <Reasons tone="alert" title={t('notAll')} reasons={reasons} />
        </div>
      ) : null}
    </section>
  );
}
