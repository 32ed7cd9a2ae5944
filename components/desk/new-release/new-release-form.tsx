'use client';
import { useTranslations } from 'next-intl';
import { useRouter } from 'next/navigation';
import { type ClipboardEvent, type DragEvent, type FormEvent, useEffect, useRef, useState } from 'react';
import { Reasons, worded } from '#components/ui/reasons.tsx';
import { pastePlain } from '#components/editor/paste/plain-paste.ts';
import { directionOf, nameOfLanguage } from '#lib/core/languages.ts';
import type { Reason } from '#lib/core/result.ts';
import type { CreateInput, NewReleaseChoices } from '#lib/releases/schema.ts';
import { readTextFile, type TextProblem, tooLong } from './read-text-file.ts';
import { useActions, useViewer } from '#components/desk/seat.tsx';

type Props = { choices: NewReleaseChoices };

/** The words of a problem of the text. */
function useProblemWords(): (problem: TextProblem) => Reason {
  const t = useTranslations('newRelease.problems');
  return ({ code, values }) => worded(t(code, values), 'text');
}

function keptIn(key: string): string {
  try {
    return sessionStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

function keepIn(key: string, text: string) {
  try {
    if (text === '') sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, text);
  } catch {
    // The storage is full. The text is still on the screen.
  }
}

/** A text that was typed survives a reload and a crash of the tab until the release is started. */
function useKeptText(userId: string) {
  const key = `pressmark:new:${userId}`;
  const [text, setText] = useState('');
  useEffect(() => {
    setText((now) => now || keptIn(key));
  }, [key]);
  const set = (next: string) => {
    setText(next);
    keepIn(key, next);
  };
  return { text, set, forget: () => keepIn(key, '') };
}

function Choose({
  label,
  name,
  options,
  first,
  value,
  onChange,
}: {
  label: string;
  name: string;
  options: { key: string; name: string }[];
  /** The choice before anybody chose. */
  first?: string;
  value?: string;
  onChange?: (value: string) => void;
}) {
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <select
        id={name}
        name={name}
        className="input"
        defaultValue={first}
        value={value}
        onChange={(event) => onChange?.(event.target.value)}
      >
        {options.map((option) => (
          <option key={option.key} value={option.key}>
            {option.name}
          </option>
        ))}
      </select>
    </div>
  );
}

function useStart() {
  const t = useTranslations('newRelease');
  const wordsOf = useProblemWords();
  const router = useRouter();
  const { create } = useActions();
  const kept = useKeptText(useViewer().id);
  const [reasons, setReasons] = useState<Reason[]>([]);
  const [isBusy, setBusy] = useState(false);
  const busy = useRef(false);
  const start = async (input: Omit<CreateInput, 'text'>, text: string) => {
    const long = tooLong(text);
    setReasons(long ? [wordsOf(long)] : []);
    if (long || busy.current) return;
    busy.current = true;
    setBusy(true);
    try {
      const result = await create({ ...input, text });
      if (result.ok) {
        kept.forget();
        return router.push(`/desk/releases/${result.value.releaseId}`);
      }
      setReasons(result.reasons);
    } catch {
      setReasons([worded(t('unreachable'))]);
    }
    busy.current = false;
    setBusy(false);
  };
  return { ...kept, reasons, setReasons, isBusy, start };
}

type TextProps = {
  text: string;
  language: string;
  onText: (text: string) => void;
  onReasons: (reasons: Reason[]) => void;
};

/**
 * The text field, and the file that fills it. A file that is too long or no text changes nothing.
 */
function ReleaseText({ text, language, onText, onReasons }: TextProps) {
  const t = useTranslations('newRelease');
  const wordsOf = useProblemWords();
  const [isOver, setOver] = useState(false);
  const put = (next: string) => {
    const long = tooLong(next);
    onReasons(long ? [wordsOf(long)] : []);
    if (!long) onText(next);
  };
  const take = async (file: File | undefined) => {
    if (!file) return;
    const read = await readTextFile(file);
    if ('problem' in read) return onReasons([wordsOf(read.problem)]);
    put(read.text);
  };
  const drop = (event: DragEvent) => {
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
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
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
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
            accept=".txt,text/plain"
            onChange={(event) => {
              void take(event.target.files?.[0]);
              event.target.value = '';
            }}
          />
        </span>
      </div>
      <textarea
        id="release-text"
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
      <p className="hint" id="release-text-hint">
        {t('hint')}
      </p>
    </div>
  );
}

function NoDesk() {
  const t = useTranslations('newRelease');
  return (
    <main id="main" className="sheet-page">
      <h1>{t('title')}</h1>
      <p className="first-steps">{t('noDesk')}</p>
    </main>
  );
}

/**
 * Starts a release from a whole text, pasted or dropped, or from a blank page. A refusal loses
 * nothing that was typed.
 */
export function NewReleaseForm({ choices }: Props) {
  const t = useTranslations('newRelease');
  const { text, set, reasons, setReasons, isBusy, start } = useStart();
  const [language, setLanguage] = useState(choices.languages[0] ?? 'en');
  if (choices.desks.length === 0) return <NoDesk />;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const isBlank = (event.nativeEvent as SubmitEvent).submitter?.getAttribute('value') === 'blank';
    const data = new FormData(event.currentTarget);
    const field = (name: string) => String(data.get(name) ?? '');
    // The field's own refusal stays: it explains why the field is empty.
    if (!isBlank && text.trim() === '')
      return setReasons(reasons.length > 0 ? [...reasons] : [worded(t('noText'), 'text')]);
    void start({ desk: field('desk'), series: field('series'), language: field('language') }, isBlank ? '' : text);
  };
  return (
    <main id="main" className="sheet-page">
      <div className="page-head">
        <h1>{t('title')}</h1>
      </div>
      <form className="new-release" onSubmit={submit}>
        <div className="field-row">
          <Choose label={t('desk')} name="desk" options={choices.desks} />
          <Choose
            label={t('series')}
            name="series"
            first={choices.beginWith}
            options={choices.series.map(({ key, name, nextLabel }) => ({
              key,
              name: t('seriesNext', { name, next: nextLabel }),
            }))}
          />
          <Choose
            label={t('language')}
            name="language"
            options={choices.languages.map((key) => ({ key, name: nameOfLanguage(key) }))}
            value={language}
            onChange={setLanguage}
          />
        </div>
        <ReleaseText text={text} language={language} onText={set} onReasons={setReasons} />
        <div id="new-reasons">
          <Reasons tone="alert" title={t(text ? 'notStartedText' : 'notStarted')} reasons={reasons} />
        </div>
        <div className="row">
          <button type="submit" name="start" value="text" className="button primary" aria-disabled={isBusy}>
            {t('start')}
          </button>
          <button type="submit" name="start" value="blank" className="button quiet" aria-disabled={isBusy}>
            {t('startBlank')}
          </button>
        </div>
      </form>
    </main>
  );
}
