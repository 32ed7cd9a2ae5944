// The ways on which a text becomes public, as clients of the API go them.
import type { Chance } from '../chance.ts';
import type { Asker } from './asker.ts';
import type { Answer } from './asking.ts';

export type Way = { name: string; publish: (asker: Asker, created: Answer) => Promise<Answer> };

async function approved({ office, chance, step }: Asker, { id, version }: Answer): Promise<Answer> {
  const submitted = await step('submit', `/releases/${id}/submit`, office.officer, { version });
  return step('approve', `/releases/${id}/approve`, chance.pick(office.editors), { version: submitted.version });
}

const reviewed: Way = {
  name: 'reviewed',
  publish: async (asker, created) => {
    const { id, version } = await approved(asker, created);
    return asker.step('publish', `/releases/${id}/publish`, asker.chance.pick(asker.office.editors), { version });
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

/** Most are reviewed, one in eight is urgent. */
export function drawWay(chance: Chance): Way {
  return chance.share() < 1 / 8 ? urgent : reviewed;
}
