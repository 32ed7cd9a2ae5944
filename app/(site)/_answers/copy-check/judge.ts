// What a copy turns out to be. Its bytes decide, then its words. Promises:
//   - only what is public is looked at: what is not published answers as what never existed
//   - nothing of the copy is kept or logged
import { besidesOf } from '#components/site/copy-check/besides.ts';
import { plainTextOf } from '#components/site/forms/plain-text.ts';
import { hashOfBytes, textHash } from '#lib/core/canonical.ts';
import { siteOrigin } from '#lib/core/serving/site-response.ts';
import { isTimeout } from '#lib/core/unreachable.ts';
import { aside, CopyTrouble } from '#lib/site/copy-check/copy-aside.ts';
import {
  findByPhrases,
  findBytes,
  findNamed,
  listCandidates,
  type KnownBytes,
  type Mention,
} from '#lib/site/copy-check/copy-queries.ts';
import type { Candidate, Copy, CopyFault, CopyVerdict, Proof } from '#lib/site/copy-check/copy-schema.ts';
import type { CopyBody } from '#lib/site/copy-check/read-copy.ts';
import type { FormSource } from '#lib/site/forms/form-rules.ts';
import { ninjs } from '#lib/site/ninjs-rules.ts';
import { getPage } from '#lib/site/queries.ts';
import type { PublicPage } from '#lib/site/schema.ts';
import { jsonText } from '../answer.ts';
import { formBytes } from '../forms.ts';

const refused = (fault: CopyFault): CopyVerdict => ({
  kind: 'refused',
  fault,
  retryAfter: fault === 'busy' ? 10 : null,
});
const unknown: CopyVerdict = { kind: 'unknown' };

async function sourceOf(path: string, edition: number | null): Promise<FormSource | null> {
  const found = await getPage(path, edition);
  return found && { ...found, origin: siteOrigin() };
}

async function verdictOfBytes(known: KnownBytes, hash: string): Promise<CopyVerdict | null> {
  const source = await sourceOf(known.path, known.edition);
  if (!source) return null;
  const { page } = source;
  if (known.kind === 'attachment')
    return { kind: 'attachment', page, title: known.title, name: known.name, sha256: hash };
  const proof: Proof = { by: 'bytes', form: known.form, sha256: hash };
  return { kind: 'unchanged', page, proof, without: [], leftOut: [] };
}

/** How many releases and editions a sheet is held against. Each is set anew if it is not kept. */
const sheets = { releases: 2, editions: 2 };

/** A PDF of ours that is not kept is made again: the same edition makes the same bytes. */
async function verdictOfPdf(copy: Copy): Promise<CopyVerdict> {
  const { sha256: hash, claim } = copy;
  const named = claim.date === null ? [] : await findNamed(claim);
  for (const path of [...new Set(named.map((one) => one.path))].slice(0, sheets.releases)) {
    const newest = await getPage(path, null);
    const editions = (newest?.page.editions ?? []).filter(
      ({ publishedAt }) => publishedAt.toISOString().slice(0, 10) === claim.date,
    );
    for (const { edition } of editions.slice(-sheets.editions)) {
      const source = await sourceOf(path, edition);
      const bytes = source?.page.text ? await formBytes('pdf', source) : null;
      if (!source || !bytes || hashOfBytes(bytes) !== hash) continue;
      const proof: Proof = { by: 'bytes', form: 'pdf', sha256: hash };
      return { kind: 'unchanged', page: source.page, proof, without: [], leftOut: [] };
    }
  }
  return (await verdictOfRemoved(await saidBy(named), copy)) ?? { kind: 'other-pdf' };
}

/** Whether the file is, to the byte, the plain text or the data of this edition. */
function proofOf({ form, sha256: hash, recordHash }: Copy, source: FormSource): Proof {
  const { page, house, origin } = source;
  if (form === 'txt' && hash === textHash(plainTextOf(source))) return { by: 'bytes', form, sha256: hash };
  if (form === 'json' && hash === textHash(jsonText(ninjs(page, house, origin))))
    return { by: 'bytes', form, sha256: hash };
  return recordHash === page.contentHash ? { by: 'record' } : { by: 'words' };
}

async function verdictOfWords(copy: Copy, candidates: Candidate[]): Promise<CopyVerdict | null> {
  const { lines, leftOut, recordHash } = copy;
  const likely = await aside('choose', { lines, texts: candidates });
  const chosen = likely.flatMap((at) => candidates[at] ?? []);
  const found = await Promise.all(
    chosen.map(async (text) => {
      const source = await sourceOf(text.path, text.edition);
      return source?.page.text ? [{ text, source, besides: besidesOf(source) }] : [];
    }),
  );
  const texts = found.flat();
  if (texts.length === 0) return null;
  const { at, differences } = await aside('compare', {
    lines,
    texts: texts.map(({ text, besides }) => ({ text, besides })),
  });
  const { source } = texts[at] as (typeof texts)[number];
  const { page } = source;
  const { redline, inside, around, without } = differences;
  const isRecordOther = recordHash !== null && recordHash !== page.contentHash;
  if (inside + around > 0 || isRecordOther)
    return { kind: 'differs', page, redline, inside, around, isRecordOther, leftOut };
  return { kind: 'unchanged', page, proof: proofOf(copy, source), without, leftOut };
}

/** The edition whose record a file of data holds, where a withdrawal removed the text. */
async function ofRecord(page: PublicPage, { recordHash }: Copy): Promise<CopyVerdict | null> {
  const edition = page.editions.find(({ contentHash }) => contentHash === recordHash)?.edition;
  const found = edition === undefined ? null : await getPage(page.path, edition);
  return found && { kind: 'unchanged', page: found.page, proof: { by: 'record' }, without: [], leftOut: [] };
}

/** The releases that a copy says it is, in each language that has the number. */
async function saidBy(named: Mention[]): Promise<PublicPage[]> {
  const paths = [...new Set(named.filter(({ isSaid }) => isSaid).map(({ path }) => path))];
  const found = await Promise.all(paths.map((path) => getPage(path, null)));
  return found.flatMap((one) => (one ? [one.page] : []));
}

/**
 * What is said of a copy of a text that was removed; null where one of these has its text. Another
 * release with nearly the same words is not what the copy says that it is.
 */
async function verdictOfRemoved(said: PublicPage[], copy: Copy): Promise<CopyVerdict | null> {
  const [page] = said;
  if (!page || said.some(({ text }) => text !== null)) return null;
  return (await ofRecord(page, copy)) ?? { kind: 'removed', page };
}

async function judgeWords(copy: Copy): Promise<CopyVerdict> {
  const letters = copy.lines.reduce((sum, line) => sum + line.length, 0);
  const named = await findNamed(copy.claim);
  const said = await saidBy(named);
  const removed = await verdictOfRemoved(said, copy);
  if (removed) return removed;
  for (const find of [async () => named, () => findByPhrases(copy.claim)]) {
    const paths = [...new Set((await find()).map(({ path }) => path))];
    const candidates = await listCandidates(paths, letters);
    const verdict = candidates.length > 0 ? await verdictOfWords(copy, candidates) : null;
    if (verdict) return verdict;
  }
  const page = said.find(({ text }) => text !== null);
  return page ? { kind: 'other-text', page } : unknown;
}

async function judgeCopy(body: CopyBody): Promise<CopyVerdict> {
  const copy = await aside('read', body);
  const known = copy.sha256 === null ? null : await findBytes(copy.sha256);
  const verdict = known && copy.sha256 ? await verdictOfBytes(known, copy.sha256) : null;
  if (verdict) return verdict;
  if (copy.fault) return refused(copy.fault);
  return copy.form === 'pdf' ? verdictOfPdf(copy) : judgeWords(copy);
}

/** What the body of a form holds. It is a copy of an edition, or none of ours, or is refused. */
export async function judge(body: CopyBody): Promise<CopyVerdict> {
  try {
    return await judgeCopy(body);
  } catch (error) {
    if (error instanceof CopyTrouble) return refused(error.fault);
    if (isTimeout(error)) return refused('busy');
    throw error;
  }
}
