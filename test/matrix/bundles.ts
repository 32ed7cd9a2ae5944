// The commands on bundles, for the matrix.
import type { Actor } from '#lib/core/actor.ts';
import {
  joinBundle,
  makeBundle,
  orderBundle,
  publishBundle,
  scheduleBundle,
  takeBundleApart,
  unscheduleBundle,
} from '#lib/publishing/bundles/commands.ts';
import { valueOf } from '#test/factories.ts';
import { type Crew, situations } from './situations.ts';

/** A bundle of one text, new for each cell. */
async function bundle(crew: Crew) {
  const { releaseId } = await situations.approved(crew);
  const made = valueOf(await makeBundle(crew.editor, { name: 'Demonstration', releaseIds: [releaseId] }));
  return { ...made, releaseId };
}

const publishAt = new Date('2099-06-01T08:00:00Z');

export const onBundles = {
  makeBundle: {
    command: 'makeBundle',
    run: async (actor: Actor, crew: Crew) => {
      const { releaseId } = await situations.approved(crew);
      return makeBundle(actor, { name: 'Demonstration', releaseIds: [releaseId] });
    },
  },
  joinBundle: {
    command: 'joinBundle',
    run: async (actor: Actor, crew: Crew) => {
      const { releaseId } = await situations.approved(crew);
      return joinBundle(actor, { ...(await bundle(crew)), releaseId });
    },
  },
  orderBundle: {
    command: 'orderBundle',
    run: async (actor: Actor, crew: Crew) => {
      const made = await bundle(crew);
      return orderBundle(actor, { ...made, releaseIds: [made.releaseId] });
    },
  },
  scheduleBundle: {
    command: 'scheduleBundle',
    run: async (actor: Actor, crew: Crew) => scheduleBundle(actor, { ...(await bundle(crew)), publishAt }),
  },
  unscheduleBundle: {
    command: 'unscheduleBundle',
    run: async (actor: Actor, crew: Crew) => {
      const scheduled = valueOf(await scheduleBundle(crew.editor, { ...(await bundle(crew)), publishAt }));
      return unscheduleBundle(actor, scheduled);
    },
  },
  publishBundle: {
    command: 'publishBundle',
    run: async (actor: Actor, crew: Crew) => publishBundle(actor, await bundle(crew)),
  },
  takeBundleApart: {
    command: 'takeBundleApart',
    run: async (actor: Actor, crew: Crew) => takeBundleApart(actor, await bundle(crew)),
  },
};
