// Two people press at the same moment on the same version, again and again, in every state of a
// release.
import pg from 'pg';
import { verifyAudit, verifyRegister } from '#lib/audit/queries.ts';
import type { Content } from '#lib/text/schema.ts';
import { saveDraft } from '#lib/releases/write.ts';
import { asHouse, makeContent, makeDraft, makeHouse, makeUser, valueOf } from '#test/factories.ts';
import { type Chance, chanceOf } from '../chance.ts';
import type { Answer } from './editor.ts';
import { type Editors, startEditors } from './editors.ts';
import { judge, type Part, type Verdict } from './judge.ts';
import { readRelease, type Snapshot } from './read-release.ts';
import { drawMoves, type Staff } from './moves.ts';

type Person = Awaited<ReturnType<typeof makeUser>>;
type Office = { place: Awaited<ReturnType<typeof makeHouse>>; staff: Staff<Person> };

export type Tally = {
  races: number;
  won: number;
  refused: number;
  /** Races in which both were at work at the same time, by this machine's clock. */
  overlapping: number;
  /** Races won by the first and by the second process. */
  wonBy: [number, number];
  pairs: Map<string, number>;
  releases: number;
  published: number;
  acknowledgedSaves: number;
  overwritten: string[];
  wrong: string[];
};

const racesOnOne = 16;

async function withName(person: Promise<Person>, name: string): Promise<Person> {
  const { id } = await person;
  await asHouse((tx) => tx.userAccount.update({ where: { id }, data: { name }, select: { id: true } }));
  return { ...(await person), name };
}

/**
 * Two officers and three editors. Each has a unique name, so that a refusal can be checked for it.
 */
async function openOffice(approvals: number): Promise<Office> {
  const place = await makeHouse({ approvals });
  const make = (role: 'officer' | 'editor', name: string) =>
    withName(makeUser(role, place.desk.id), `${name} of ${place.desk.key}`);
  const officers = [await make('officer', 'Officer one'), await make('officer', 'Officer two')];
  const editors = [
    await make('editor', 'Editor one'),
    await make('editor', 'Editor two'),
    await make('editor', 'Editor three'),
  ];
  return { place, staff: { officers, editors } };
}

const contentOf = (words: string): Content =>
  makeContent({ headline: `Demonstration: ${words}`, note: `The text of ${words}.` });

/** Both officers write the text, so that either may submit it. */
async function bothWrite(staff: Staff<Person>, done: { releaseId: string; version: number }, words: string) {
  let { releaseId, version } = done;
  for (const [index, officer] of staff.officers.entries()) {
    const content = contentOf(`${words} ${index}`);
    ({ version } = valueOf(await saveDraft(officer, { releaseId, version, content })));
  }
}

type Race = { office: Office; releaseId: string; seen: Snapshot; raced: number };

async function newRelease(office: Office, client: pg.Client, words: string): Promise<Race> {
  const [officer] = office.staff.officers;
  if (!officer) throw new Error('nobody is there');
  const draft = await makeDraft(officer, office.place, { headline: `Demonstration: ${words} first` });
  await bothWrite(office.staff, draft, words);
  return { office, releaseId: draft.releaseId, seen: await readRelease(client, draft.releaseId), raced: 0 };
}

/**
 * Runs one race on a release.
 * @returns the verdict and the release afterwards
 */
async function raceOn(current: Race, editors: Editors, client: pg.Client, chance: Chance, race: string) {
  const { seen: before, releaseId, office } = current;
  const moves = drawMoves(before, office.staff, chance);
  const input = { releaseId, version: before.version };
  const words = ['a', 'b'].map((which) => `words of race ${race}${which}.`);
  const orders = moves.map((move, i) => ({ ...move, input, content: contentOf(words[i] ?? '') }));
  const [one, other] = orders;
  if (!one || !other) throw new Error('a race needs two');
  const answers = await editors.race([one, other]);
  const part = (i: 0 | 1): Part => {
    const { verb, actor } = moves[i];
    const savedWords = verb === 'save' ? (words[i] ?? '') : null;
    return { verb, name: actor.name, id: actor.id, words: savedWords, result: answers[i].result };
  };
  const parts = [part(0), part(1)] as const;
  const after = await readRelease(client, releaseId);
  return { verdict: judge(parts, before, after), parts, answers, after };
}

function count(tally: Tally, verdict: Verdict, parts: readonly [Part, Part], answers: [Answer, Answer], race: string) {
  const [one, other] = answers;
  const pair = parts
    .map(({ verb }) => verb)
    .sort()
    .join(' + ');
  tally.races++;
  tally.pairs.set(pair, (tally.pairs.get(pair) ?? 0) + 1);
  tally.won += parts.filter(({ result }) => result.ok).length;
  tally.refused += parts.filter(({ result }) => !result.ok).length;
  if (Math.max(one.began, other.began) < Math.min(one.ended, other.ended)) tally.overlapping++;
  for (const i of [0, 1] as const) if (parts[i].result.ok) tally.wonBy[i]++;
  if (verdict.winner?.verb.startsWith('publish')) tally.published++;
  if (verdict.winner?.verb === 'save') tally.acknowledgedSaves++;
  tally.overwritten.push(...verdict.overwritten.map((what) => `race ${race}: ${what}`));
  tally.wrong.push(...verdict.wrong.map((what) => `race ${race}: ${what}`));
}

/** At the end every release is as its last race left it, and both chains are valid. */
async function finalProblems(client: pg.Client, lastSeen: Map<string, Snapshot>): Promise<string[]> {
  const errors: string[] = [];
  for (const [releaseId, seen] of lastSeen) {
    const now = await readRelease(client, releaseId);
    if (JSON.stringify(now) !== JSON.stringify(seen))
      errors.push(`release ${releaseId} is not as its last race left it`);
  }
  for (const verify of [verifyAudit, verifyRegister]) {
    const { broken } = await asHouse(verify);
    if (broken) errors.push(`${broken.chain} ${broken.seq} ${broken.why}`);
  }
  return errors;
}

const emptyTally = (): Tally => ({
  races: 0,
  won: 0,
  refused: 0,
  overlapping: 0,
  wonBy: [0, 0],
  pairs: new Map(),
  releases: 0,
  published: 0,
  acknowledgedSaves: 0,
  overwritten: [],
  wrong: [],
});

/**
 * Runs the races in the database of DATABASE_URL.
 * @param adminUrl the same database as the superuser
 */
export async function runRaces(races: number, seed: number, adminUrl: string): Promise<Tally> {
  const chance = chanceOf(seed);
  const tally = emptyTally();
  const lastSeen = new Map<string, Snapshot>();
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  const editors = await startEditors(process.env);
  try {
    const offices = [await openOffice(1), await openOffice(2)];
    let current: Race | null = null;
    while (tally.races < races) {
      const race = `${seed}-${tally.races + 1}`;
      if (!current || current.raced >= racesOnOne) {
        current = await newRelease(chance.pick(offices), client, `release ${race}`);
        tally.releases++;
      }
      const { verdict, parts, answers, after } = await raceOn(current, editors, client, chance, race);
      count(tally, verdict, parts, answers, race);
      current = { ...current, seen: after, raced: current.raced + 1 };
      if (verdict.winner?.verb === 'correct') {
        await bothWrite(current.office.staff, { releaseId: current.releaseId, version: after.version }, race);
        current.seen = await readRelease(client, current.releaseId);
      }
      lastSeen.set(current.releaseId, current.seen);
    }
    tally.wrong.push(...(await finalProblems(client, lastSeen)));
  } finally {
    await editors.stop();
    await client.end();
  }
  return tally;
}
