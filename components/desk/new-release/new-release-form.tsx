'use client';
import { useRouter } from 'next/navigation';
import { type ClipboardEvent, type DragEvent, type FormEvent, useEffect, useRef, useState } from 'react';
import { Reasons } from '#components/ui/reasons.tsx';
import { pastePlain } from '#components/editor/paste/plain-paste.ts';
import { directionOf, nameOfLanguage } from '#lib/core/languages.ts';
import type { Reason } from '#lib/core/result.ts';
import type { CreateInput, NewReleaseChoices } from '#lib/releases/schema.ts';
import { readTextFile, tooLong } from './read-text-file.ts';
import { useActions, useViewer } from '#components/desk/seat.tsx';

type Props = { choices: NewReleaseChoices };

const unreachable: Reason = {
  code: 'unreachable',
  message:
    'The newsroom did not answer. Your text is still here: wait a moment and start again. If the list shows the release already, it arrived after all.',
};

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
  const router = useRouter();
  const { create } = useActions();
  const kept = useKeptText(useViewer().id);
  const [reasons, setReasons] = useState<Reason[]>([]);
  const [isBusy, setBusy] = useState(false);
  const busy = useRef(false);
  const start = async (input: Omit<CreateInput, 'text'>, text: string) => {
    const long = tooLong(text);
    setReasons(long ? [long] : []);
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
      setReasons([unreachable]);
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
  const [isOver, setOver] = useState(false);
  const put = (next: string) => {
    const long = tooLong(next);
    onReasons(long ? [long] : []);
    if (!long) onText(next);
  };
  const take = async (file: File | undefined) => {
    if (!file) return;
    const read = await readTextFile(file);
    if ('reason' in read) return onReasons([read.reason]);
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
    onReasons([long]);
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
        <label htmlFor="release-text">Release text</label>
        <span className="drop-file">
          <label htmlFor="text-file">Text file</label>
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
        Paste the whole release as it would be printed, or drop a .txt file here. Number, headline, sub-headlines,
        dateline, text and end mark land in their fields; the number itself is taken at publication.
      </p>
    </div>
  );
}

function NoDesk() {
  return (
    <main id="main" className="sheet-page">
      <h1>New release</h1>
      <p className="first-steps">To start a release you need to be an officer on a desk. Ask your administrator.</p>
    </main>
  );
}

const empty: Reason = {
  code: 'empty',
  field: 'text',
  message: 'There is no text yet. Paste the release here, choose a text file, or start from a blank page.',
};

/**
 * Starts a release from a whole text, pasted or dropped, or from a blank page. A refusal loses
 * nothing that was typed.
 */
export function NewReleaseForm({ choices }: Props) {
  const { text, set, reasons, setReasons, isBusy, start } = useStart();
  const [language, setLanguage] = useState(choices.languages[0] ?? 'en');
  if (choices.desks.length === 0) return <NoDesk />;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const isBlank = (event.nativeEvent as SubmitEvent).submitter?.getAttribute('value') === 'blank';
    const data = new FormData(event.currentTarget);
    const field = (name: string) => String(data.get(name) ?? '');
    // The field's own refusal stays: it explains why the field is empty.
    if (!isBlank && text.trim() === '') return setReasons(reasons.length > 0 ? [...reasons] : [empty]);
    void start({ desk: field('desk'), series: field('series'), language: field('language') }, isBlank ? '' : text);
  };
  return (
    <main id="main" className="sheet-page">
      <div className="page-head">
        <h1>New release</h1>
      </div>
      <form className="new-release" onSubmit={submit}>
        <div className="field-row">
          <Choose label="Desk" name="desk" options={choices.desks} />
          <Choose
            label="Series"
            name="series"
            first={choices.beginWith}
            options={choices.series.map(({ key, name, nextLabel }) => ({ key, name: `${name}, next ${nextLabel}` }))}
          />
          <Choose
            label="Language"
            name="language"
            options={choices.languages.map((key) => ({ key, name: nameOfLanguage(key) }))}
            value={language}
            onChange={setLanguage}
          />
        </div>
        <ReleaseText text={text} language={language} onText={set} onReasons={setReasons} />
        <div id="new-reasons">
          <Reasons
            tone="alert"
            title={text ? 'Not started. Your text is still here.' : 'Not started.'}
            reasons={reasons}
          />
        </div>
        <div className="row">
          <button type="submit" name="start" value="text" className="button primary" aria-disabled={isBusy}>
            Start release
          </button>
          <button type="submit" name="start" value="blank" className="button quiet" aria-disabled={isBusy}>
            Start from a blank page
          </button>
        </div>
      </form>
    </main>
  );
}
