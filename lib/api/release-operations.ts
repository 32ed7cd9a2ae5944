import 'server-only';
import type { Actor } from '#lib/core/actor.ts';
import type { Tx } from '#lib/core/db.ts';
import { notFound, ok, refuse } from '#lib/core/result.ts';
import { readAs } from '#lib/core/transact.ts';
import type { ContentChanges } from '#lib/text/schema.ts';
import type { VerbResult } from '#lib/releases/schema.ts';
import { startTranslation } from '#lib/releases/translate.ts';
import { createRelease } from '#lib/releases/create.ts';
import { changeDraft } from '#lib/releases/write.ts';
import type { Operation } from './operation.ts';
import { showRelease } from './release-view.ts';
import { type CreateBody, createBody, type PatchBody, patchBody, releaseSchema } from './schema.ts';

/** The parts that were sent; undefined without any. */
function partsOf(body: Partial<ContentChanges>): ContentChanges | undefined {
  const entries = Object.entries(body).filter(([, value]) => value !== undefined);
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function create(tx: Tx, actor: Actor, { series = '', desk, language, text, translationOf, ...parts }: CreateBody) {
  const common = { desk, text, content: partsOf(parts) };
  if (translationOf === undefined) return createRelease.within(tx, actor, { ...common, series, language });
  const original = { originalId: translationOf, language: language ?? '', ...(series === '' ? {} : { series }) };
  return startTranslation.within(tx, actor, { ...common, ...original });
}

export const createOperation: Operation = {
  name: 'createRelease',
  kind: 'write',
  method: 'POST',
  path: '/releases',
  summary: 'Starts a release, from a whole text in any layout, from its parts, or blank; or a translation.',
  who: 'an officer of the desk',
  status: 201,
  body: createBody,
  query: null,
  answer: releaseSchema,
  changes: false,
  command: (tx, actor, { body }) => create(tx, actor, body as CreateBody),
  show: async (tx, result) => {
    const view = await showRelease(tx, result);
    return view && { ...view, location: `/api/v1/releases/${(result as VerbResult).releaseId}` };
  },
};

export const getOperation: Operation = {
  name: 'getRelease',
  kind: 'read',
  method: 'GET',
  path: '/releases/[id]',
  summary: 'One release, whole.',
  who: 'officer, editor or auditor of its desk',
  status: 200,
  body: null,
  query: null,
  answer: releaseSchema,
  changes: false,
  read: (actor, { id }) =>
    readAs(actor, async (tx) => {
      const view = await showRelease(tx, { releaseId: id });
      return view ? ok(view) : notFound();
    }),
};

function change(
  tx: Tx,
  actor: Actor,
  input: { releaseId: string; version: number },
  { text, series, ...parts }: PatchBody,
) {
  const content = partsOf(parts);
  if (text !== undefined && content)
    return Promise.resolve(
      refuse('invalid', {
        code: 'text-twice',
        field: 'text',
        message: 'Send the text either whole, or in its parts.',
      }),
    );
  const changes = text === undefined ? (content ?? {}) : { text };
  return changeDraft.within(tx, actor, { ...input, changes: series === undefined ? changes : { ...changes, series } });
}

export const changeOperation: Operation = {
  name: 'changeRelease',
  kind: 'write',
  method: 'PATCH',
  path: '/releases/[id]',
  summary: 'Changes parts of the text of an open draft, or all of it from a whole text; or its series.',
  who: 'an officer or editor of the desk',
  status: 200,
  body: patchBody,
  query: null,
  answer: releaseSchema,
  changes: true,
  command: (tx, actor, { id, version, body }) => change(tx, actor, { releaseId: id, version }, body as PatchBody),
  show: showRelease,
};
