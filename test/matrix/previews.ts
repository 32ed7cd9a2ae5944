// The commands of links to a preview, as the matrix runs them.
import { randomBytes } from 'node:crypto';
import type { Actor } from '#lib/core/actor.ts';
import { endPreviewLink, makePreviewLink } from '#lib/releases/preview/links.ts';
import { asHouse } from '#test/factories.ts';
import type { Subject } from './situations.ts';

const name = 'A reader of the demonstration';

/** A link of the release, made for one cell. */
async function previewLink(releaseId: string): Promise<string> {
  const madeAt = new Date();
  const expiresAt = new Date('2099-01-01');
  const hash = randomBytes(32);
  const { id } = await asHouse((tx) =>
    tx.previewLink.create({ data: { releaseId, name, hash, madeAt, expiresAt }, select: { id: true } }),
  );
  return id;
}

export const onPreviews = {
  makePreviewLink: {
    command: 'makePreviewLink',
    run: (actor: Actor, { releaseId }: Subject) => makePreviewLink(actor, { releaseId, name, days: 1 }),
  },
  endPreviewLink: {
    command: 'endPreviewLink',
    run: async (actor: Actor, { releaseId }: Subject) =>
      endPreviewLink(actor, { linkId: await previewLink(releaseId) }),
  },
};
