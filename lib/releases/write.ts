import 'server-only';
import { recordEvents } from '#lib/audit/commands.ts';
import type { AuditEvent } from '#lib/audit/rules.ts';
import type { Actor } from '#lib/core/actor.ts';
import type { Tx } from '#lib/core/db.ts';
import type { Doc } from '#lib/core/document.ts';
import { notFound, ok, type Refusal, type Result, refuse, refuseInput } from '#lib/core/result.ts';
import { isBlank, directionControlIn, directionControlMessage } from '#lib/core/seen-rules.ts';
import { command } from '#lib/core/transact.ts';
import { refusalOfAttachments } from './attachments/attachments.ts';
import { documentWith } from '#lib/text/blocks/blocks-as-document-rules.ts';
import type { Loss } from '#lib/text/blocks/loss-schema.ts';
import { checkDocument } from '#lib/text/document/check-document-rules.ts';
import { paragraphsOf } from '#lib/text/document/document-text-rules.ts';
import { textProblem } from '#lib/text/encoding-rules.ts';
import { nothingToAsk, type Reading } from '#lib/text/reader/reading-rules.ts';
import { draftFrom } from '#lib/text/reader/draft-from-rules.ts';
import { keepBeforeSave, keepBeforeStep } from './history/keep.ts';
import { askForLinks } from './links/ask-for-links.ts';
import { contentHashOf, type LoadedDraft, lockDraft } from './load.ts';
import { objectionsToMoving, type Objection } from './needs-rules.ts';
import { refusal } from './rules.ts';
import type { ChangeInput, VerbResult, SaveInput, VerbInput } from './schema.ts';
import { richNames } from '#lib/text/rich-names-rules.ts';
import { type Content, type ContentChanges, contentSchema, fieldsOf } from '#lib/text/schema.ts';
import { blankText } from '#lib/text/parts-rules.ts';

type NewContent = { content: unknown; pastedLabel: string | null; reading: Reading };

/** What a text in house format, or in any other layout, is read as. Missing fields are empty. */
export function contentFrom(text: string, { endMark, language, now }: Setting): NewContent {
  if (isBlank(text)) return contentOfParts({}, endMark);
  // A text without an end mark may be cut off, so the officer must set it.
  const { text: content, ...read } = draftFrom(text, language, now.toISOString().slice(0, 10));
  return { content, ...read };
}

/** What a text needs of its house and its release. `endMark`: of a text that is begun here. */
type Setting = { endMark: string; language: string; now: Date };

function contentOfParts(parts: ContentChanges, endMark: string): NewContent {
  return { content: { ...blankText, endMark, ...parts }, pastedLabel: null, reading: nothingToAsk };
}

/**
 * The content of a new release: from parts, from a whole text, or blank. Refuses both at once.
 */
export function firstContent(
  input: {
    text?: string | undefined;
    content?: ContentChanges | undefined;
    formatted?: Doc | undefined;
    losses?: Loss[] | undefined;
  },
  setting: Setting,
): (NewContent & { content: Content; from: 'blank' | 'text' }) | { refused: Refusal } {
  const { text = '', content, formatted, losses = [] } = input;
  if (text !== '' && content)
    return {
      refused: refuse('invalid', {
        code: 'text-twice',
        field: 'text',
        message: 'Send the text either whole, or in its parts.',
      }),
    };
  if (textProblem(text)) return { refused: notText };
  const start = content ? contentOfParts(content, setting.endMark) : contentFrom(text, setting);
  const check = withBlocks(checkContent(start.content), formatted);
  if ('refused' in check) return check;
  if (check.content.attachments) return { refused: startFirst };
  const reading = { ...start.reading, losses };
  return { ...start, ...check, reading, from: content || !isBlank(text) ? 'text' : 'blank' };
}

type Checked = { content: Content } | { refused: Refusal };

/** The text with the blocks of a Word file, where both say the same. */
function withBlocks(check: Checked, formatted: Doc | undefined): Checked {
  if (!formatted || 'refused' in check) return check;
  const blocks = checkDocument(formatted);
  if ('problem' in blocks) return { refused: refuse('invalid', { ...blocks.problem, field: 'body' }) };
  const body = documentWith(paragraphsOf(check.content.body), blocks.doc);
  return checkContent({ ...check.content, body });
}

/** Checks fields, sizes and documents. Returns the content in its canonical form. */
export function checkContent(raw: unknown): Checked {
  const parsed = contentSchema.safeParse(raw);
  if (!parsed.success) return { refused: refuseInput(parsed.error) };
  const { note, ...text } = parsed.data;
  for (const field of richNames) {
    if (text[field] === undefined) continue;
    const check = checkDocument(text[field]);
    if ('problem' in check) return { refused: refuse('invalid', { ...check.problem, field }) };
    const sign = directionControlIn(paragraphsOf(check.doc).join('\n'));
    if (sign)
      return {
        refused: refuse('invalid', {
          code: 'turning-sign',
          field,
          message: directionControlMessage('The text', sign),
          params: { sign },
        }),
      };
    text[field] = check.doc;
  }
  const fields = fieldsOf(text);
  return { content: { ...fields, ...(note === undefined ? {} : { note }) } };
}

const notText = refuse('invalid', {
  code: 'not-text',
  field: 'text',
  message: 'This is not a plain text. Save the release as text (UTF-8), or paste its words.',
  params: { which: 'text' },
});

const startFirst = refuse('invalid', {
  code: 'file-not-kept',
  field: 'attachments',
  message: 'Start the release first, then attach files to it.',
  params: { which: 'early' },
});

/** Saves a text. An unchanged text writes nothing and keeps the version. */
export const saveDraft = command((tx, actor, input: SaveInput) =>
  storeText(tx, actor, input, () => ({ content: input.content })),
);

/** Changes parts of a text, or its series. The other parts stay as they are now. */
export const changeDraft = command(
  async (tx, actor, { changes, ...input }: ChangeInput): Promise<Result<VerbResult>> => {
    const { text, series, ...parts } = changes;
    if (text !== undefined && textProblem(text)) return notText;
    const textAfter = ({ content, release, now }: LoadedDraft): NewText => {
      if (text === undefined) return { content: { ...content, ...parts } };
      const read = contentFrom(text, { endMark: content.endMark, language: release.language, now });
      return { content: { ...content, ...(read.content as Content) }, reading: read.reading };
    };
    return storeText(tx, actor, input, textAfter, series);
  },
);

/** The earlier text that is brought back. */
type Source = { checkpointId: string; writtenAt: string } | { revision: number };

/** `reading`: what was doubtful in a whole text; a change of parts leaves it as it is. */
type NewText = { content: unknown; reading?: Reading; from?: Source };

type SeriesChange = { series: { id: string; key: string }; objections: Objection[] };

/** The text’s new series, and the objections to the move. */
async function readSeriesChange(
  tx: Tx,
  { release, draft }: LoadedDraft,
  key: string | undefined,
): Promise<SeriesChange> {
  if (key === undefined || key === release.series.key) return { series: release.series, objections: [] };
  const series = await tx.series.findUnique({ where: { key }, select: { id: true, key: true } });
  const takesOwnNumber = draft.kind === 'first' && release.originalId === null;
  return {
    series: series ?? release.series,
    objections: objectionsToMoving(key, { exists: series !== null, takesOwnNumber }),
  };
}

/**
 * Makes another text the draft’s. Another series, or a text that is brought back, is a step: the
 * text before it is kept.
 * @param textAfter null if there is no such text
 */
export async function storeText(
  tx: Tx,
  actor: Actor,
  input: VerbInput,
  textAfter: (current: LoadedDraft) => NewText | Promise<NewText | null>,
  seriesKey?: string,
): Promise<Result<VerbResult>> {
  const current = await lockDraft(tx, input.releaseId);
  if (!current) return notFound();
  const { release, draft, facts } = current;
  const { series, objections } = await readSeriesChange(tx, current, seriesKey);
  const refused = refusal('save', actor, facts, input.version, objections);
  if (refused) return refused;
  const after = await textAfter(current);
  if (!after) return notFound('This text');
  const check = checkContent(after.content);
  if ('refused' in check) return check.refused;
  const { content } = check;
  const contentHash = contentHashOf(series.key, release.language, content);
  if (contentHash === facts.contentHash)
    return ok({ releaseId: release.id, version: draft.version, state: facts.state });
  const attachmentRefusal = await refusalOfAttachments(tx, release.id, content);
  if (attachmentRefusal) return attachmentRefusal;
  const isStep = after.from !== undefined || series.id !== release.seriesId;
  await (isStep ? keepBeforeStep(tx, current) : keepBeforeSave(tx, actor, current, content));
  const version = await writeText(tx, actor, current, { content, reading: after.reading });
  await askForLinks(tx, current.demands.preflight, release.id, content);
  if (series.id !== release.seriesId)
    await tx.release.update({ where: { id: release.id }, data: { seriesId: series.id }, select: { id: true } });
  const saved = { version, contentHash, content, series: series.key, from: after.from };
  await recordEvents(tx, actor, eventsOf(current, saved));
  return ok({ releaseId: release.id, version, state: facts.state });
}

/** Writes the text and adds the actor to its writers. Returns the new version. */
async function writeText(
  tx: Tx,
  actor: Actor,
  { draft, now }: LoadedDraft,
  { content, reading }: { content: Content; reading: Reading | undefined },
): Promise<number> {
  const writers = actor.id && !draft.writers.includes(actor.id) ? [...draft.writers, actor.id] : draft.writers;
  const saved = await tx.draft.update({
    where: { id: draft.id },
    data: {
      content: content as object,
      headline: content.headline,
      ...(reading && { reading: reading as object }),
      writers,
      version: { increment: 1 },
      updatedById: actor.id,
      updatedAt: now,
    },
    select: { version: true },
  });
  return saved.version;
}

type SavedText = {
  version: number;
  contentHash: string;
  content: Content;
  series: string;
  from: Source | undefined;
};

function eventsOf({ release, facts }: LoadedDraft, saved: SavedText): AuditEvent[] {
  const about = { releaseId: release.id, deskId: release.deskId };
  const { version, contentHash, content, series: to, from: source } = saved;
  const data = { version, contentHash };
  if (source) return [{ type: 'draft.brought-back', ...about, data: { ...data, ...source } }];
  const from = release.series.key;
  const isText = contentHashOf(from, release.language, content) !== facts.contentHash;
  return [
    ...(isText ? [{ type: 'draft.saved' as const, ...about, data }] : []),
    ...(to === from ? [] : [{ type: 'draft.series-changed' as const, ...about, data: { ...data, from, to } }]),
  ];
}
