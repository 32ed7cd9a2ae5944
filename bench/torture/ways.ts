// The ways in which a text becomes public through the API.
import { setTimeout as pause } from 'node:timers/promises';
import type { Chance } from '../chance.ts';
import type { Sender } from './sender.ts';
import { type Answer, Refused } from './api-request.ts';

export type Way = { name: string; publish: (sender: Sender, created: Answer) => Promise<Answer> };

async function approve({ office, chance, step }: Sender, { id, version }: Answer): Promise<Answer> {
  const submitted = await step('submit', `/releases/${id}/submit`, office.officer, { version });
  return step('approve', `/releases/${id}/approve`, chance.pick(office.editors), { version: submitted.version });
}

const reviewed: Way = {
  name: 'reviewed',
  publish: async (sender, created) => {
    const { id, version } = await approve(sender, created);
    return sender.step('publish', `/releases/${id}/publish`, sender.chance.pick(sender.office.editors), { version });
  },
};

const urgent: Way = {
  name: 'urgent',
  publish: ({ office, chance, step }, { id, version }) =>
    step('publish urgently', `/releases/${id}/publish-urgently`, chance.pick(office.editors), {
      version,
      body: { reason: 'Demonstration: it could not wait.' },
    }),
};

const headStartMs = 2000;
const waitMs = 120_000;

/**
 * Schedules for a moment shortly ahead. If the answer took so long that the moment had passed,
 * tries a later one.
 */
async function schedule(sender: Sender, { id, version }: Answer): Promise<void> {
  const editor = sender.chance.pick(sender.office.editors);
  for (let attempt = 1; ; attempt++) {
    const publishAt = new Date(Date.now() + headStartMs * attempt).toISOString();
    try {
      await sender.step(`schedule ${attempt}`, `/releases/${id}/schedule`, editor, { version, body: { publishAt } });
      return;
    } catch (error) {
      if (!(error instanceof Refused && error.status === 422) || attempt === 20) throw error;
    }
  }
}

const bySchedule: Way = {
  name: 'scheduled',
  publish: async (sender, created) => {
    await schedule(sender, await approve(sender, created));
    // The acknowledgement is the release's state: it becomes public by itself, however often the
    // worker is killed.
    for (const until = Date.now() + waitMs; ; await pause(200)) {
      const release = await sender.read(`/releases/${created.id}`);
      if (release.state !== 'scheduled') return release;
      if (Date.now() > until)
        throw new Refused(`release ${created.id} was scheduled and is not public after two minutes`);
    }
  },
};

/** Most are reviewed, one in eight is urgent, and one in sixteen is scheduled. */
export function drawWay(chance: Chance): Way {
  const share = chance.share();
  if (share < 1 / 16) return bySchedule;
  return share < 3 / 16 ? urgent : reviewed;
}
