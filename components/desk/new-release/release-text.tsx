'use client';
import { useTranslations } from 'next-intl';
import { type ClipboardEvent, type DragEvent, useRef, useState } from 'react';
import { isWordFile, readWordFile } from '#components/desk/read-word-file.ts';
import { useViewer } from '#components/desk/seat.tsx';
import { PasteLosses } from '#components/editor/paste/paste-losses.tsx';
import { pastePlain } from '#components/editor/paste/plain-paste.ts';
import { useTypedEarly } from '#components/ui/typed-early.ts';
import { directionOf } from '#lib/core/languages.ts';
import type { Reason } from '#lib/core/result.ts';
import { type Loss, mostLosses } from '#lib/text/blocks/loss-schema.ts';
import { readTextFile, tooLong } from './read-text-file.ts';
import type { KeptText } from './use-kept-text.ts';
import { useProblemWords } from './use-start.ts';

type Props = {
  text: string;
  losses: Loss[];
  language: string;
  onText: (part: Partial<KeptText>) => void;
  onReasons: (reasons: Reason[]) => void;
};

const isText = (file: File) => isWordFile(file) || /\.txt$/i.test(file.name);

/** Reads the file that fills the field. One that is too long or no text changes nothing. */
function useFile({ language, onText, onReasons }: Pick<Props, 'language' | 'onText' | 'onReasons'>) {
  const t = useTranslations('newRelease');
  const wordsOf = useProblemWords();
  const { id: viewerId } = useViewer();
  const [message, setMessage] = useState('');
  const last = useRef<File | null>(null);

  const read = async (file: File): Promise<KeptText | Reason[]> => {
    if (!isWordFile(file)) {
      const plain = await readTextFile(file);
      return 'problem' in plain ? [wordsOf(plain.problem)] : { text: plain.text, formatted: null, losses: [] };
    }
    const notRead = t('notRead', { name: file.name });
    const result = await readWordFile(file, { viewerId, direction: directionOf(language), notRead });
    if (!result.ok) return result.reasons;
    const long = tooLong(result.value.text);
    const { text, doc, losses } = result.value;
    return long ? [wordsOf(long)] : { text, formatted: doc, losses };
  };

  /** Of several files the first text is taken; the others are named. */
  const take = async (files: File[]) => {
    const file = files.find(isText) ?? files[0];
    if (!file) return;
    last.current = file;
    setMessage(t('reading', { name: file.name }));
    const result = await read(file);
    // Another file was chosen meanwhile.
    if (last.current !== file) return;
    setMessage('');
    if (Array.isArray(result)) return onReasons(result);
    onReasons([]);
    const others = files.filter((one) => one !== file).map(({ name }): Loss => ({ kind: 'file', words: name }));
    onText({ ...result, losses: [...result.losses, ...others].slice(0, mostLosses) });
    setMessage(t(result.formatted ? 'wordRead' : 'fileRead', { name: file.name }));
  };
  return { message, take };
}

/** The text field, and the file that fills it. */
export function ReleaseText(props: Props) {
  const { text, losses, language, onText, onReasons } = props;
  const t = useTranslations('newRelease');
  const wordsOf = useProblemWords();
  const { message, take } = useFile(props);
  const [isOver, setOver] = useState(false);
  const put = (next: string) => {
    const long = tooLong(next);
    onReasons(long ? [wordsOf(long)] : []);
    if (!long) onText({ text: next });
  };
  const over = (is: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(is);
  };
  const drop = (event: DragEvent) => {
    if (event.dataTransfer.files.length === 0) return;
    over(false)(event);
    void take([...event.dataTransfer.files]);
  };
  const field = useRef<HTMLTextAreaElement>(null);
  useTypedEarly(field, text, put);
  const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const long = tooLong(event.clipboardData.getData('text/plain'));
    if (!long) return pastePlain(event);
    event.preventDefault();
    onReasons([wordsOf(long)]);
  };
  return (
    <div
      className="field drop"
      data-over={isOver}
      onDragOver={over(true)}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <div className="drop-head">
        <label htmlFor="release-text">{t('text')}</label>
        <span className="drop-file">
          <label htmlFor="text-file">{t('file')}</label>
          <input
            id="text-file"
            type="file"
            accept=".txt,.docx,text/plain"
            onChange={(event) => {
              void take([...(event.target.files ?? [])]);
              event.target.value = '';
            }}
          />
        </span>
      </div>
      <textarea
        ref={field}
        id="release-text"
        autoComplete="off"
        className="input release-text"
        rows={16}
        value={text}
        lang={language}
        dir={directionOf(language)}
        spellCheck="true"
        aria-describedby="release-text-hint new-reasons"
        onPaste={paste}
        onChange={(event) => put(event.target.value)}
      />
      <p className="hint" role="status" dir="auto">
        {message}
      </p>
      <PasteLosses losses={losses} onClose={() => onText({ losses: [] })} />
      <p className="hint" id="release-text-hint">
        {t('hint')}
      </p>
    </div>
  );
}
