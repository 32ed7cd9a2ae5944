import type { ReactNode } from 'react';
import { isCapitals } from '#components/ui/capitals.ts';
import { directionOf } from '#lib/core/languages.ts';
import type { CopyVerdict } from '#lib/site/copy-check/copy-schema.ts';
import type { PublicPage } from '#lib/site/schema.ts';
import { Hash } from '../hash.tsx';
import { Moment } from '../moment.tsx';
import { type Place, printedAddress } from '../place.ts';
import { copyCheckWordsOf } from '../words/words-of-copy-check.ts';
import { wordsOf } from '../words/words.ts';

/** The address of an edition. */
const pathOf = ({ path, edition, newestEdition }: PublicPage) =>
  edition === newestEdition ? path : `${path}?edition=${edition}`;

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What a release is called: its number and its headline. */
export function ReleaseName({ page }: { page: PublicPage }) {
  const headline = page.text?.content.headline ?? '';
  return (
    <a href={pathOf(page)} lang={page.language} dir={directionOf(page.language)}>
      <bdi className="copy-label">{page.label}</bdi>
      {headline && (
        <span className="copy-headline" data-case={isCapitals(headline) ? 'capitals' : undefined}>
          {' '}
          {headline}
        </span>
      )}
    </a>
  );
}

type Props = { place: Place; verdict: CopyVerdict };

/** By what a copy is known. */
function Proved({ place, verdict }: Props) {
  const words = copyCheckWordsOf(place.language);
  if (verdict.kind === 'attachment')
    return (
      <Row name={words.proof}>
        <p>{words.byFile}</p>
        <Hash hash={verdict.sha256} />
      </Row>
    );
  if (verdict.kind !== 'unchanged') return null;
  const { proof } = verdict;
  if (proof.by !== 'bytes')
    return <Row name={words.proof}>{proof.by === 'record' ? words.byRecord : words.byWords}</Row>;
  return (
    <Row name={words.proof}>
      <p>{words.byBytes(words.forms[proof.form])}</p>
      <Hash hash={proof.sha256} />
    </Row>
  );
}

const mostLines = 12;
const longestLine = 160;

/** What of the copy was not compared: it is shown, so that nothing hides in it. */
function NotCompared({ place, lines }: { place: Place; lines: string[] }) {
  const words = copyCheckWordsOf(place.language);
  if (lines.length === 0) return null;
  const shown = lines
    .slice(0, mostLines)
    .map((line) => (line.length > longestLine ? `${line.slice(0, longestLine)}…` : line));
  return (
    <Row name={words.notCompared}>
      <p>{words.notComparedWhat}</p>
      <p className="copy-lines" dir="auto">
        {[...shown, ...(lines.length > mostLines ? ['…'] : [])].join('\n')}
      </p>
    </Row>
  );
}

/** The edition that a copy is of, its place in the register, and how that is known. */
export function Evidence({ place, verdict, page }: Props & { page: PublicPage }) {
  const words = copyCheckWordsOf(place.language);
  const without = verdict.kind === 'unchanged' ? verdict.without : [];
  const leftOut = 'leftOut' in verdict ? verdict.leftOut : [];
  return (
    <dl className="copy-evidence">
      <Row name={words.release}>
        <ReleaseName page={page} />
      </Row>
      {verdict.kind === 'attachment' && verdict.title !== '' && (
        <Row name={words.attachedFile}>
          <bdi>{verdict.title}</bdi> <bdi dir="ltr">({verdict.name})</bdi>
        </Row>
      )}
      <Row name={words.edition}>
        {words.editionOf(page.edition, page.newestEdition)}
        {words.comma}
        <Moment at={page.editionAt} place={place} />
      </Row>
      <Proved place={place} verdict={verdict} />
      {without.length > 0 && (
        <Row name={words.leavesOut}>{without.map((part) => words.parts[part]).join(words.comma)}</Row>
      )}
      <NotCompared place={place} lines={leftOut} />
      <Row name={words.register}>
        {page.entry !== null && <p>{wordsOf(place.language).entryNumber(page.entry)}</p>}
        <Hash hash={page.contentHash} />
      </Row>
      <Row name={words.address}>
        <bdi dir="ltr">{printedAddress(place, pathOf(page))}</bdi>
      </Row>
    </dl>
  );
}
