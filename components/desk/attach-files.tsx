'use client';
import { type DragEvent, useRef, useState } from 'react';
import { EditAttachments } from '#components/editor/attachment-list.tsx';
import { Reasons } from '#components/ui/reasons.tsx';
import type { Reason, Result } from '#lib/core/result.ts';
import { fileKinds, kindOfName, nameOf, refusalOfFile } from '#lib/media/rules.ts';
import type { Attachment, FileKept, KeepFileInput } from '#lib/releases/attachment-schema.ts';
import { sizes } from '#lib/releases/entry-schema.ts';
import type { Draft } from './use-draft.ts';

type Keep = (input: KeepFileInput) => Promise<Result<FileKept>>;
type Props = { releaseId: string; draft: Draft; keep: Keep };

const accepted = Object.keys(fileKinds).map((kind) => `.${kind}`);
const tooMany: Reason = {
  code: 'input',
  message: `At most ${sizes.attachments} attachments. Put some together into one file.`,
};
const notArrived = (name: string): Reason => ({
  code: 'unreachable',
  message: `“${name}” did not arrive: the newsroom did not answer. Attach it again in a moment.`,
});

/** Sends one file; what is wrong with it at first sight is told before that. */
async function send(keep: Keep, releaseId: string, file: File): Promise<Result<FileKept>> {
  const refused = refusalOfFile(file.name, file.size, kindOfName(file.name));
  if (refused) return refused;
  try {
    return await keep({ releaseId, name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
  } catch {
    return { ok: false, kind: 'unavailable', reasons: [notArrived(file.name)] };
  }
}

function useFiles({ releaseId, draft, keep }: Props) {
  const [sending, setSending] = useState<string | null>(null);
  const [reasons, setReasons] = useState<Reason[]>([]);
  const busy = useRef(false);
  const list = () => draft.saver.content.attachments ?? [];

  const add = ({ file, name, title }: FileKept): Reason | null => {
    const same = list().find((one) => one.file === file);
    if (same) return { code: 'input', message: `This file is attached already, as “${same.title || same.name}”.` };
    if (list().length >= sizes.attachments) return tooMany;
    const kind = kindOfName(name);
    const taken = list().map((one) => one.name);
    draft.change({ attachments: [...list(), { file, title, name: kind ? nameOf(name, kind, taken) : name }] });
    return null;
  };

  const attach = async (files: File[]) => {
    if (busy.current || files.length === 0) return;
    busy.current = true;
    const found: Reason[] = [];
    for (const file of files) {
      setSending(file.name);
      const result = await send(keep, releaseId, file);
      const against = result.ok ? add(result.value) : null;
      if (!result.ok) found.push(...result.reasons);
      if (against) found.push(against);
    }
    busy.current = false;
    setSending(null);
    setReasons(found);
    await draft.saver.flush();
  };
  return { sending, reasons, attach };
}

/** The files that belong to a text. They are chosen or dropped here, and saved with the text. */
export function AttachFiles(props: Props) {
  const { releaseId, draft } = props;
  const { sending, reasons, attach } = useFiles(props);
  const [isOver, setOver] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const attachments: Attachment[] = draft.content.attachments ?? [];
  const over = (is: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(is);
  };
  const drop = (event: DragEvent) => {
    over(false)(event);
    void attach([...event.dataTransfer.files]);
  };
  return (
    <section
      className="attachments-part"
      aria-label="Attachments"
      data-over={isOver}
      onDragOver={over(true)}
      onDragLeave={over(false)}
      onDrop={drop}
    >
      <h2 className="label">Attachments</h2>
      <EditAttachments
        releaseId={releaseId}
        attachments={attachments}
        onChange={(list) => draft.change({ attachments: list })}
        onBlur={() => void draft.saver.flush()}
        onEmpty={() => chooser.current?.focus()}
      />
      <label className="attach">
        <input
          ref={chooser}
          type="file"
          multiple
          accept={accepted.join(',')}
          onChange={(event) => {
            void attach([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
        <span>Attach files</span>
        <small>PDF, Word, Excel, PowerPoint, OpenDocument, CSV, text, pictures; 10 MB each. Or drop them here.</small>
      </label>
      <p className="attach-state" role="status">
        {sending === null ? '' : `Sending ${sending} …`}
      </p>
      {reasons.length > 0 ? (
        <div className="notice" data-tone="alert">
          <Reasons tone="alert" title="Not everything was attached." reasons={reasons} />
        </div>
      ) : null}
    </section>
  );
}
