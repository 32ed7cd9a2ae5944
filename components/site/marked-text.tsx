import type { ReactNode } from 'react';
import { isCapitals } from '#components/ui/capitals.ts';
import { headParts, type PrintedPart } from '#lib/text/printed-text-rules.ts';
import type { Change, Redline, Words } from '#lib/text/redline/rules.ts';
import { wordsOf } from './words/words.ts';

type Marked = { kind: Words['kind']; text: string; language: string; id?: string | undefined };

/** Marked words. Screen readers announce the mark. */
export function Mark({ kind, text, language, id }: Marked) {
  const words = wordsOf(language);
  if (kind === 'same') return text;
  const Tag = kind === 'added' ? 'ins' : 'del';
  return (
    <Tag id={id}>
      <span className="aloud">{kind === 'added' ? words.addedBegins : words.removedBegins} </span>
      {text}
      <span className="aloud"> {kind === 'added' ? words.addedEnds : words.removedEnds}</span>
    </Tag>
  );
}

/** The anchors of marks, by the words with which each begins. */
export type Anchors = Map<Words, string>;

function Line({ change, language, anchors }: { change: Change; language: string; anchors: Anchors }) {
  if (change.kind !== 'changed') return <Mark {...change} language={language} id={anchors.get(change)} />;
  return change.words.map((run, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a static document never moves its runs
    <Mark key={at} {...run} language={language} id={anchors.get(run)} />
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

/** The end mark shows as the ornament that it is on the release's page. */
function EndMark({ text, language }: { text: string; language: string }) {
  return (
    <p className="document-end" role="img" aria-label={wordsOf(language).endOfRelease}>
      <span className="document-end-mark">{text}</span>
    </p>
  );
}

/** The way to the next alteration, and from the last one to the first. */
function NextChange({ place: { of, number }, language }: { place: Numbered; language: string }) {
  const words = wordsOf(language);
  if (of === 1) return null;
  const isLast = number === of;
  return (
    <a className="next-change" href={`#change-${isLast ? 1 : number + 1}`}>
      <span>{words.changeOf(number, of)} · </span>
      {isLast ? words.firstChange : words.nextChange}
    </a>
  );
}

type Numbered = { number: number; of: number };

/** The altered lines with their numbers, in the order of the page. */
export function numbersOf({ parts }: Redline): Map<Change, Numbered> {
  const altered = parts.flatMap(({ changes }) => changes).filter(({ kind }) => kind !== 'same');
  return new Map(altered.map((change, at) => [change, { number: at + 1, of: altered.length }]));
}

type LinesProps = Redline['parts'][number] & {
  language: string;
  numbers: Map<Change, Numbered>;
  anchors: Anchors;
};

function Lines({ part, changes, language, numbers, anchors }: LinesProps) {
  const { tag: Tag = 'p', className, isTitle } = looks[part];
  return changes.map((change, at) => {
    const key = `${part}-${at}`;
    if (part === 'endMark' && change.kind === 'same')
      return <EndMark key={key} text={change.text} language={language} />;
    const line = (
      <Tag
        key={key}
        className={className}
        data-change={change.kind === 'same' ? undefined : change.kind}
        data-case={isTitle ? figureOf(change) : undefined}
      >
        <Line change={change} language={language} anchors={anchors} />
      </Tag>
    );
    const place = numbers.get(change);
    if (!place) return line;
    return (
      <div key={key} className="change" id={`change-${place.number}`} data-part={part}>
        {line}
        <NextChange place={place} language={language} />
      </div>
    );
  });
}

const figureOf = (change: Change) => (isCapitals(textOf(change)) ? 'capitals' : undefined);

type Props = { redline: Redline; language: string; dir: 'ltr' | 'rtl'; isLinked?: boolean; anchors?: Anchors };

/**
 * The marked text, set like the release. With `isLinked` each alteration has an anchor and leads to
 * the next.
 */
export function MarkedText({ redline, language, dir, isLinked = false, anchors = new Map() }: Props) {
  const numbers = isLinked ? numbersOf(redline) : new Map<Change, Numbered>();
  const of = (...names: PrintedPart[]) =>
    redline.parts
      .filter(({ part }) => names.includes(part))
      .map(({ part, changes }) => <Lines key={part} {...{ part, changes, language, numbers, anchors }} />);
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
