'use client';
import { useTranslations } from 'next-intl';
import { FileChooser } from '#components/ui/file-chooser.tsx';
import { Icon } from '#components/ui/icon.tsx';
import { fileKinds } from '#lib/text/file-kinds-rules.ts';
import { kindOfName } from '#lib/media/rules.ts';
import type { Attachment } from '#lib/text/attachment-schema.ts';

/** The desk's address of an attached file, for whoever may read the release. */
const addressOf = (releaseId: string, { file, name }: Attachment) => `/api/files/${releaseId}/${file}/${name}`;

function FileLink({ releaseId, attachment }: { releaseId: string; attachment: Attachment }) {
  const kind = kindOfName(attachment.name);
  return (
    <a className="attachment-file" href={addressOf(releaseId, attachment)} target="_blank" rel="noopener" dir="ltr">
      <span className="attachment-kind">{kind ? fileKinds[kind].words : ''}</span> {attachment.name}
    </a>
  );
}

type Editing = {
  releaseId: string;
  attachments: Attachment[];
  /** `what` describes the change for screen readers. */
  onChange: (attachments: Attachment[], what?: string) => void;
  /** Replaces a file; its title and name stay. */
  onReplace: (former: Attachment, by: File) => void;
  onBlur: () => void;
  /** Moves the focus when the attachment that had it is removed. */
  onEmpty: () => void;
};

/** The attachments while the text is being written: titles, order, replace and remove. */
export function EditAttachments({ releaseId, attachments, onChange, onReplace, onBlur, onEmpty }: Editing) {
  const t = useTranslations('attachments');
  const remove = (at: number) => {
    onChange(attachments.toSpliced(at, 1), t('takenOff', { name: attachments[at]?.name ?? '' }));
    onEmpty();
  };
  const moveUp = (at: number) => {
    const [moved] = attachments.slice(at, at + 1);
    if (moved && at > 0)
      onChange(attachments.toSpliced(at, 1).toSpliced(at - 1, 0, moved), t('moved', { name: moved.name, place: at }));
  };
  return (
    <ol className="attachment-list">
      {attachments.map((attachment, at) => {
        const called = attachment.title || attachment.name;
        return (
          <li key={attachment.name}>
            <input
              id={`field-attachment-${at + 1}`}
              className="input"
              dir="auto"
              aria-label={t('titleOf', { number: at + 1 })}
              placeholder={t('placeholder')}
              value={attachment.title}
              onBlur={onBlur}
              onChange={(event) => onChange(attachments.with(at, { ...attachment, title: event.target.value }))}
            />
            <FileLink releaseId={releaseId} attachment={attachment} />
            <span className="attachment-tools">
              <FileChooser
                className="tool attach-again"
                name={t('replaceThis', { name: called })}
                onFiles={([file]) => file && onReplace(attachment, file)}
              >
                {t('replace')}
              </FileChooser>
              <button
                type="button"
                className="tool"
                aria-label={t('up', { name: called })}
                aria-disabled={at === 0}
                onClick={() => moveUp(at)}
              >
                <Icon name="up" />
              </button>
              <button type="button" className="tool" aria-label={t('off', { name: called })} onClick={() => remove(at)}>
                <Icon name="away" />
              </button>
            </span>
          </li>
        );
      })}
    </ol>
  );
}

/** The attachments of a text that is only read. */
export function ReadAttachments({ releaseId, attachments }: { releaseId: string; attachments: Attachment[] }) {
  const t = useTranslations('attachments');
  if (attachments.length === 0) return null;
  return (
    <section className="attachments-part" aria-label={t('title')}>
      <h2 className="label">{t('title')}</h2>
      <ol className="attachment-list">
        {attachments.map((attachment) => (
          <li key={attachment.file}>
            <span className="attachment-title" dir="auto">
              {attachment.title || t('untitled')}
            </span>
            <FileLink releaseId={releaseId} attachment={attachment} />
          </li>
        ))}
      </ol>
    </section>
  );
}
