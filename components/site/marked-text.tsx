import type { ReactNode } from 'react';
import { isCapitals } from '#components/ui/capitals.ts';
import { headParts, type PrintedPart } from '#lib/text/printed-text-rules.ts';
import type { Change, Redline, Words } from '#lib/text/redline/rules.ts';
import { wordsOf } from './words.ts';

type Marked = { kind: Words['kind']; text: string; language: string };

/** Marked words. Screen readers announce the mark. */
function Mark({ kind, text, language }: Marked) {
  const words = wordsOf(language);
  if (kind === 'same') return text;
  const Tag = kind === 'added' ? 'ins' : 'del';
  return (
    <Tag>
      <span className="aloud">{kind === 'added' ? words.addedBegins : words.removedBegins} </span>
      {text}
      <span className="aloud"> {kind === 'added' ? words.addedEnds : words.removedEnds}</span>
    </Tag>
  );
}

function Line({ change, language }: { change: Change; language: string }) {
  if (change.kind !== 'changed') return <Mark {...change} language={language} />;
  return change.words.map((run, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a static document never moves its runs
    <Mark key={at} {...run} language={language} />
  ));
}

/** The class of each part. */
const looks: Record<PrintedPart, { tag?: 'h2'; className?: string; isTitle?: true }> = {
  kicker: { className: 'document-kicker', isTitle: true },
  headline: { tag: 'h2', className: 'document-headline', isTitle: true },
  subheadlines: { className: 'document-sub', isTitle: true },
  dateline: { className: 'document-dateline' },
  paragraphs: {},
  endMark: { className: 'redline-end' },
  contacts: { className: 'redline-attachment' },
  notes: { className: 'redline-attachment' },
  attachments: { className: 'redline-attachment' },
};

const textOf = (change: Change) =>
  change.kind === 'changed' ? change.words.map(({ text }) => text).join('') : change.text;

function Lines({ part, changes, language }: Redline['parts'][number] & { language: string }) {
  const { tag: Tag = 'p', className, isTitle } = looks[part];
  return changes.map((change, at) => (
    <Tag
      // biome-ignore lint/suspicious/noArrayIndexKey: a static document never moves its lines
      key={at}
      className={className}
      data-change={change.kind === 'same' ? undefined : change.kind}
      data-case={isTitle ? figureOf(change) : undefined}
    >
      <Line change={change} language={language} />
    </Tag>
  ));
}

const figureOf = (change: Change) => (isCapitals(textOf(change)) ? 'capitals' : undefined);

/** The marked text, set like the release. */
export function MarkedText({ redline, language, dir }: { redline: Redline; language: string; dir: 'ltr' | 'rtl' }) {
  const of = (...names: PrintedPart[]) =>
    redline.parts
      .filter(({ part }) => names.includes(part))
      .map(({ part, changes }) => <Lines key={part} part={part} changes={changes} language={language} />);
  const words = wordsOf(language);
  const below = [
    ['contacts', words.contacts],
    ['notes', words.notes],
    ['attachments', words.attachments],
  ] as const;
  return (
    <article className="document redline" lang={language} dir={dir}>
      {of(...headParts)}
      <div className="document-text">{of('paragraphs')}</div>
      {of('endMark')}
      {below.map(([part, heading]) => (
        <Below key={part} heading={heading} changes={redline.parts.find((one) => one.part === part)?.changes ?? []}>
          {of(part)}
        </Below>
      ))}
    </article>
  );
}

function Below({ heading, changes, children }: { heading: string; changes: Change[]; children: ReactNode }) {
  if (changes.length === 0) return null;
  return (
    <>
      <h2 className="redline-part">{heading}</h2>
      {children}
    </>
  );
}
