// The matrix: every command × every person × every state × own or another's text. Each cell runs
// one command for real.
import type { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signedOut } from '#lib/accounts/rules.ts';
import { type Actor, systemActor } from '#lib/core/actor.ts';
import type { Result } from '#lib/core/result.ts';
import { listDeliveries } from '#lib/distribution/delivery-queries.ts';
import { findForPalette, findReleases, mostOfPalette } from '#lib/releases/finding/finder-queries.ts';
import { followRecord } from '#lib/releases/finding/follow-record.ts';
import { questionOf } from '#lib/releases/finding/finder-rules.ts';
import { textHistory } from '#lib/releases/history/queries.ts';
import { getDeskRelease, listDeskReleases } from '#lib/releases/queries.ts';
import { makeHouse } from '#test/factories.ts';
import { connectAs } from '#test/harness/connections.ts';
import { heardUntil, streamServer } from '#test/harness/stream.ts';
import { type OnRelease, type OnTheHouse, onReleases, onTheHouse } from './commands.ts';
import { type Expected, expectedOn, expectedOnTheHouse, expectedToRead } from './expected.ts';
import { admit, type Visitor } from './admit.ts';
import { people } from './people.ts';
import { reading } from './reading.ts';
import { type Crew, crewOf, everySituation, handTo, type Situation, type Subject, situations } from './situations.ts';

let crew: Crew;
let visitors: Visitor[];
let admin: Client;

beforeAll(async () => {
  admin = await connectAs('admin');
  const place = await makeHouse();
  crew = await crewOf(place);
  visitors = [];
  for (const who of people) visitors.push(await admit(who, { desk: place.desk.id, elsewhere: place.otherDesk.id }));
});

afterAll(() => admin.end());

/** Runs a command as a request does: the session gives the actor. */
async function give(visitor: Visitor, run: (actor: Actor) => Promise<Result<unknown>>): Promise<Expected> {
  const actor = await visitor.knock();
  const result = actor ? await run(actor) : signedOut;
  return result.ok ? 'done' : { kind: result.kind, codes: result.reasons.map(({ code }) => code).sort() };
}

const recorded = async () => {
  const { rows } = await admin.query<{ seq: string | null }>('SELECT max(seq) AS seq FROM newsroom.audit_event');
  return rows[0]?.seq;
};

/**
 * A cell's answer. Also checks that the record grew if it was done, and did not if it was refused.
 */
async function answerOf(visitor: Visitor, run: (actor: Actor) => Promise<Result<unknown>>) {
  const before = await recorded();
  const answer = await give(visitor, run);
  return { answer, isRecorded: (await recorded()) !== before };
}

type Cell = { situation: Situation; visitor: Visitor; isOwn: boolean };
const everyCell = (): Cell[] =>
  everySituation.flatMap((situation) =>
    visitors.flatMap((visitor) => [true, false].map((isOwn) => ({ situation, visitor, isOwn }))),
  );

// A refusal leaves its situation unchanged, so the next cell uses it again. Otherwise it is made
// anew.
const reusable = new Map<Situation, Subject>();
async function subjectOf({ situation, visitor, isOwn }: Cell): Promise<Subject> {
  const subject = reusable.get(situation) ?? (await situations[situation](crew));
  reusable.set(situation, subject);
  await handTo(admin, isOwn ? visitor.userId : crew.officer.id, subject);
  return subject;
}

describe.each(Object.keys(onReleases) as OnRelease[])('%s', (verb) => {
  test.each(everySituation)('of a release that is %s answers everybody as the table says', async (situation) => {
    for (const cell of everyCell().filter((one) => one.situation === situation)) {
      const { visitor, isOwn } = cell;
      const name = `${visitor.name}, ${isOwn ? 'own' : 'someone else’s'}`;
      const subject = await subjectOf(cell);
      const { answer, isRecorded } = await answerOf(visitor, (actor) => onReleases[verb].run(actor, subject));
      if (answer === 'done') reusable.delete(situation);
      expect([name, answer]).toEqual([name, expectedOn(verb, visitor, situation, isOwn)]);
      expect([name, isRecorded]).toEqual([name, answer === 'done']);
    }
  });
});

const versioned: OnRelease[] = [
  'save',
  'bringBack',
  'submit',
  'recall',
  'requestChanges',
  'approve',
  'edit',
  'publish',
  'schedule',
  'unschedule',
  'setEmbargo',
  'liftEmbargo',
  'leaveBundle',
  'publishUrgently',
  'discard',
  'restore',
];
test.each(versioned)('%s from a stale screen is refused with who changed it', async (verb) => {
  for (const cell of everyCell()) {
    if (expectedOn(verb, cell.visitor, cell.situation, cell.isOwn) !== 'done') continue;
    const { releaseId, version } = await subjectOf(cell);
    const run = (actor: Actor) => onReleases[verb].run(actor, { releaseId, version: version + 1 });
    expect(await answerOf(cell.visitor, run)).toEqual({
      answer: { kind: 'stale', codes: ['stale'] },
      isRecorded: false,
    });
  }
});

test.each(Object.keys(onTheHouse) as OnTheHouse[])('%s answers everybody as the table says', async (name) => {
  for (const visitor of visitors) {
    const answer = await give(visitor, (actor) => onTheHouse[name].run(actor, crew));
    expect([visitor.name, answer]).toEqual([visitor.name, expectedOnTheHouse(name, visitor)]);
  }
});

test('the deliveries are listed for administrators of the house alone', async () => {
  for (const visitor of visitors) {
    const actor = await visitor.knock();
    const page = actor && (await listDeliveries(actor, { state: 'failed', before: null }));
    const mayRead = expectedOnTheHouse('sendAgain', visitor) === 'done';
    expect([visitor.name, page !== null]).toEqual([visitor.name, mayRead]);
  }
});

test.each(everySituation)(
  'a release that is %s is read by its desk and the house’s readers alone',
  async (situation) => {
    const { releaseId } = await situations[situation](crew);
    // The worker’s part: the cells before have made more than one search follows.
    while ((await followRecord(1000)) > 0);
    for (const visitor of visitors) {
      const actor = await visitor.knock();
      const page = actor && (await getDeskRelease(actor, releaseId));
      const texts = actor && (await textHistory(actor, releaseId, { isAll: true, from: null, to: null }));
      expect([visitor.name, texts === null]).toEqual([visitor.name, page === null]);
      const here = await answerOf(visitor, (who) => reading.beHere(who, { releaseId }));
      expect([visitor.name, here.answer === 'done', here.isRecorded]).toEqual([visitor.name, page !== null, false]);
      const list = actor ? await listDeskReleases(actor) : [];
      const answer = actor === null ? 'signed out' : page === null ? 'not there' : 'seen';
      expect([visitor.name, answer]).toEqual([visitor.name, expectedToRead(visitor)]);
      const isListed = list.some(({ id }) => id === releaseId);
      expect([visitor.name, isListed]).toEqual([visitor.name, answer === 'seen' && situation !== 'discarded']);
      const search = actor ? (await findReleases(actor, questionOf({ q: 'demonstration' }))).rows : [];
      const isFound = search.some(({ id }) => id === releaseId);
      expect([visitor.name, isFound]).toEqual([visitor.name, answer === 'seen']);
      if (answer !== 'seen') expect([visitor.name, search]).toEqual([visitor.name, []]);
      const palette = actor ? (await findForPalette(actor, 'demonstration')).releases : [];
      const newest = search.slice(0, mostOfPalette).map(({ id }) => id);
      expect([visitor.name, palette.map(({ id }) => id)]).toEqual([visitor.name, newest]);
    }
  },
);

test('the stream of changes tells of a release its desk and the house’s readers alone', async () => {
  const server = await streamServer();
  const streams = await Promise.all(visitors.map(async (visitor) => ({ visitor, ...(await server.open(visitor)) })));
  const { releaseId } = await situations.draft(crew);
  await onTheHouse.setHouse.run(systemActor('the test'));
  const last = Number(await recorded());
  for (const { visitor, status, messages } of streams) {
    expect([visitor.name, status]).toEqual([visitor.name, visitor.isLetIn ? 200 : 401]);
    const heard = status === 200 ? await heardUntil(messages, last) : null;
    const answer = !heard ? 'signed out' : heard.some((one) => one.releaseId === releaseId) ? 'seen' : 'not there';
    expect([visitor.name, answer]).toEqual([visitor.name, expectedToRead(visitor)]);
  }
});
