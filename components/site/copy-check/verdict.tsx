import type { CopyVerdict } from '#lib/site/copy-check/copy-schema.ts';
import { inLanguage } from '#lib/core/languages.ts';
import { differencesIn } from '#lib/text/copy/differences-rules.ts';
import { isUnchanged } from '#lib/text/redline/rules.ts';
import { namesAnybody, WhoAnswers } from '../house/who-answers.tsx';
import { MarkedText } from '../marked-text.tsx';
import { type Place, prefixOf } from '../place.ts';
import { Notices } from '../release/notices.tsx';
import { Seal, Tick } from '../seal.tsx';
import { type CopyCheckWords, copyCheckWordsOf } from '../words/words-of-copy-check.ts';
import { anchorsOf, DifferenceList } from './difference-list.tsx';
import { Evidence, ReleaseName } from './evidence.tsx';

type Props = { place: Place; verdict: CopyVerdict };
type Of<Kind extends CopyVerdict['kind']> = Extract<CopyVerdict, { kind: Kind }>;

/** What has happened to an edition since, which is said before all else. */
function since({ page }: Of<'unchanged' | 'attachment' | 'differs'>, words: CopyCheckWords): string[] {
  if (page.withdrawal) return [words.withdrawnSince];
  return page.edition < page.newestEdition ? [words.correctedSince] : [];
}

function differsInWords({ page, inside, isRecordOther }: Of<'differs'>, words: CopyCheckWords): string {
  if (inside > 0) return words.differs(page.label);
  return isRecordOther ? words.otherRecord(page.label) : words.otherWordsAround(page.label, page.edition);
}

/** What a copy is, in one sentence, or two. */
export function statementOf(verdict: CopyVerdict, language: string): string {
  const words = copyCheckWordsOf(language);
  switch (verdict.kind) {
    case 'unchanged':
      return [...since(verdict, words), words.unchanged(verdict.page.label, verdict.page.edition)].join(' ');
    case 'differs':
      return [...since(verdict, words), differsInWords(verdict, words)].join(' ');
    case 'attachment':
      return [...since(verdict, words), words.attachment(verdict.page.label)].join(' ');
    case 'other-text':
      return words.otherText(verdict.page.label);
    case 'removed':
      return words.removed(verdict.page.label);
    case 'other-pdf':
      return words.otherPdf;
    case 'unknown':
      return words.unknown;
    case 'refused':
      return words.refused;
  }
}

/**
 * How a verdict looks: as it was issued, the same but no longer in force, with more around it,
 * otherwise, or no verdict.
 */
function lookOf(verdict: CopyVerdict): 'good' | 'since' | 'more' | 'other' | 'none' {
  if (verdict.kind === 'refused' || verdict.kind === 'other-pdf') return 'none';
  if (verdict.kind === 'unchanged' || verdict.kind === 'attachment') {
    const { withdrawal, edition, newestEdition } = verdict.page;
    return withdrawal || edition < newestEdition ? 'since' : 'good';
  }
  const isWithin = verdict.kind === 'differs' && verdict.inside === 0 && !verdict.isRecordOther;
  return isWithin && !verdict.page.withdrawal ? 'more' : 'other';
}

const Cross = () => <path d="M16 16l16 16M32 16L16 32" fill="none" stroke="currentColor" strokeWidth="3" />;

const Plus = () => <path d="M24 14v20M14 24h20" fill="none" stroke="currentColor" strokeWidth="3" />;

const Bang = () => <path d="M24 13v14M24 31v4" fill="none" stroke="currentColor" strokeWidth="3.4" />;

const signs = { good: <Tick />, since: <Bang />, more: <Plus />, other: <Cross />, none: '?' };

/** The copy's words against the release's. */
function Differences({ place, verdict }: { place: Place; verdict: Of<'differs'> }) {
  const { page, redline } = verdict;
  const words = copyCheckWordsOf(place.language);
  if (isUnchanged(redline)) return null;
  return (
    <section className="copy-differences" aria-labelledby="differences">
      <h2 id="differences">{words.whatDiffers}</h2>
      <p className="lead-note">
        <del>{words.takenOut}</del> · <ins>{words.putIn}</ins>
      </p>
      <MarkedText redline={redline} language={page.language} dir={page.dir} isLinked anchors={anchorsOf(redline)} />
    </section>
  );
}

function differsMore(verdict: Of<'differs'>, words: CopyCheckWords): string {
  const { redline, inside, around, isRecordOther, page } = verdict;
  const places = Math.max(1, differencesIn(redline).length - around);
  const parts = [
    ...(inside > 0 ? [words.differsIn(places, page.edition)] : []),
    ...(isRecordOther ? [words.otherRecordWhat] : []),
    ...(around > 0 ? [inside > 0 ? words.alsoAround : words.aroundWhat] : []),
  ];
  return parts.join(' ');
}

/** What to do about a copy that is none of ours. */
function Unknown({ place }: { place: Place }) {
  const words = copyCheckWordsOf(place.language);
  return (
    <>
      <p>{words.unknownWhat(inLanguage(place.house.names, place.language))}</p>
      <p>{words.unknownNext}</p>
      <ul>
        <li>{words.pasteWhole}</li>
        <li>
          <a href={`${prefixOf(place.house, place.language)}/search`}>{words.searchIt}</a>
        </li>
        {namesAnybody(place.house) && (
          <li>
            {words.askUs}
            <WhoAnswers place={place} />
          </li>
        )}
      </ul>
    </>
  );
}

/** What else is said of a copy, below the statement. */
function More({ place, verdict }: Props) {
  const words = copyCheckWordsOf(place.language);
  switch (verdict.kind) {
    case 'differs':
      return (
        <>
          <p>{differsMore(verdict, words)}</p>
          <DifferenceList verdict={verdict} language={place.language} />
        </>
      );
    case 'other-text':
      return (
        <>
          <p>{words.otherTextWhat}</p>
          <p>
            <ReleaseName page={verdict.page} />
          </p>
        </>
      );
    case 'removed':
      return (
        <>
          <p>{words.removedWhat}</p>
          <p>
            <ReleaseName page={verdict.page} />
          </p>
        </>
      );
    case 'other-pdf':
      return <p>{words.otherPdfWhat}</p>;
    case 'unknown':
      return <Unknown place={place} />;
    case 'refused':
      return (
        <p>
          {words.faults[verdict.fault]}{' '}
          <span className="copy-code">
            {words.code} <code dir="ltr">{verdict.fault}</code>
          </span>
        </p>
      );
    default:
      return null;
  }
}

/** A statement in which the number stays in one line. */
const unbroken = (statement: string, label: string) =>
  label === '' ? statement : statement.replaceAll(label, label.replaceAll(' ', '\u00A0'));

/** What a copy is: one statement, then the evidence, then what differs. */
export function Verdict({ place, verdict }: Props) {
  const page = 'page' in verdict ? verdict.page : null;
  const hasEvidence = ['unchanged', 'differs', 'attachment'].includes(verdict.kind);
  return (
    <>
      <div className="copy-verdict" data-look={lookOf(verdict)}>
        <Seal className="copy-seal">{signs[lookOf(verdict)]}</Seal>
        <div>
          <h1 className="title">{unbroken(statementOf(verdict, place.language), page?.label ?? '')}</h1>
          <More place={place} verdict={verdict} />
        </div>
      </div>
      {page && <Notices place={place} page={{ ...page, language: place.language }} />}
      {page && hasEvidence && <Evidence place={place} verdict={verdict} page={page} />}
      {verdict.kind === 'differs' && <Differences place={place} verdict={verdict} />}
    </>
  );
}
