'use client';
import { type DragEvent, useRef, useState } from 'react';
import { EditAttachments } from '#components/editor/attachment-list.tsx';
import { FileChooser } from '#components/ui/file-chooser.tsx';
import { Reasons } from '#components/ui/reasons.tsx';
import type { Reason, Result } from '#lib/core/result.ts';
import { fileKinds, kindOfName, nameOf, refusalOfFile } from '#lib/media/rules.ts';
import type { Attachment, FileKept, KeepFileInput } from '#lib/releases/attachment-schema.ts';
import { sizes } from '#lib/releases/entry-schema.ts';
import type { Draft } from './use-draft.ts';

type Keep = (input: KeepFileInput) => Promise<Result<FileKept>>;
type Props = { releaseId: string; draft: Draft; keep: Keep };

const accepted = Object.keys(fileKinds)
  .map((kind) => `.${kind}`)
  .join(',');
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

/** The file as the text will name it, under a name that none of the others has. */
function named({ file, name, title }: FileKept, given: string, others: Attachment[]): Attachment {
  const kind = kindOfName(name);
  const taken = others.map((one) => one.name);
  return { file, title, name: kind ? nameOf(given, kind, taken) : name };
}

function useFiles({ releaseId, draft, keep }: Props) {
  const [sending, setSending] = useState<string | null>(null);
  const [reasons, setReasons] = useState<Reason[]>([]);
  const busy = useRef(false);
  const list = () => draft.saver.content.attachments ?? [];

  /** Puts what was kept behind the others, or in the place of one, whose title and name it takes over. */
  const put = (kept: FileKept, given: string, former?: Attachment): Reason | null => {
    const same = list().find((one) => one.file === kept.file);
    if (same) return { code: 'input', message: `This file is attached already, as “${same.title || same.name}”.` };
    const at = list().findIndex((one) => one.file === former?.file);
    if (former && at >= 0) {
      const { name } = named(kept, former.name, list().toSpliced(at, 1));
      draft.change({ attachments: list().with(at, { file: kept.file, name, title: former.title }) });
      return null;
    }
    if (list().length >= sizes.attachments) return tooMany;
    draft.change({ attachments: [...list(), named(kept, given, list())] });
    return null;
  };

  const attach = async (files: File[], former?: Attachment) => {
    if (busy.current || files.length === 0) return;
    busy.current = true;
    const found: Reason[] = [];
    for (const file of files) {
      setSending(file.name);
      const result = await send(keep, releaseId, file);
      const against = result.ok ? put(result.value, file.name, former) : null;
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
        onReplace={(at, file) => void attach([file], attachments[at])}
        onBlur={() => void draft.saver.flush()}
        onEmpty={() => chooser.current?.focus()}
      />
      <FileChooser
        className="attach"
        inputRef={chooser}
        multiple
        accept={accepted}
        onFiles={(files) => void attach(files)}
      >
        <span>Attach files</span>
        <small>PDF, Word, Excel, PowerPoint, OpenDocument, CSV, text, pictures; 10 MB each. Or drop them here.</small>
      </FileChooser>
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
