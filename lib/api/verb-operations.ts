import 'server-only';
import type { z } from 'zod';
import type { Actor } from '#lib/core/actor.ts';
import type { Tx } from '#lib/core/db.ts';
import type { Result } from '#lib/core/result.ts';
import { publishRelease } from '#lib/publishing/publish.ts';
import { approveDraft, submitDraft } from '#lib/releases/commands.ts';
import type { Operation, Shown } from './operation.ts';
import { releaseView } from './release-view.ts';
import { approveBody, noBody, publishBody, releaseSchema } from './schema.ts';

type OnRelease = { releaseId: string; version: number };

/** A release as a command left it. */
export async function showRelease(tx: Tx, done: unknown): Promise<Shown | null> {
  const { releaseId } = done as { releaseId: string };
  const body = await releaseView(tx, releaseId);
  return body && { body, version: body.version };
}

/** A verb on a release: POST /releases/{id}/{verb}, with If-Match. */
function verb<Body>(
  word: string,
  about: { name: string; summary: string; who: string; body: z.ZodType<Body> },
  command: (actor: Actor, input: Body & OnRelease) => Promise<Result<{ releaseId: string }>>,
): Operation {
  return {
    ...about,
    kind: 'write',
    method: 'POST',
    path: `/releases/[id]/${word}`,
    status: 200,
    query: null,
    answer: releaseSchema,
    changes: true,
    command: (actor, { id, version, body }) => command(actor, { ...(body as Body), releaseId: id, version }),
    show: showRelease,
  };
}

export const submit = verb(
  'submit',
  {
    name: 'submitRelease',
    summary: 'Freezes the text as a revision and hands it to the editors.',
    who: 'its officer',
    body: noBody,
  },
  submitDraft,
);

export const approve = verb(
  'approve',
  {
    name: 'approveRelease',
    summary: 'Approves exactly the submitted text.',
    who: 'an editor who wrote none of it',
    body: approveBody,
  },
  approveDraft,
);

export const publish = verb(
  'publish',
  {
    name: 'publishRelease',
    summary: 'Publishes the approved text, at once and for ever.',
    who: 'an editor',
    body: publishBody,
  },
  publishRelease,
);
