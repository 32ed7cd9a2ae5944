// Who reads the diary: the calendar, the stream of changes, and the secret address of a calendar.
import { expect, test } from 'vitest';
import { calendarAt } from '#lib/diary/feed.ts';
import { calendarOf } from '#lib/diary/queries.ts';
import { asHouse, makeHouse } from '#test/factories.ts';
import { heardUntil, streamServer } from '#test/harness/stream.ts';
import { onTheHouse } from './commands.ts';
import { addressOf, eventOf } from './diary.ts';
import { expectedToRead } from './expected.ts';
import { admit } from './admit.ts';
import { people } from './people.ts';
import { crewOf } from './situations.ts';
import { systemActor } from '#lib/core/actor.ts';

const june = { from: new Date('2099-06-01T00:00:00Z'), to: new Date('2099-07-01T00:00:00Z') };
const newest = async () =>
  Number((await asHouse((tx) => tx.auditEvent.findFirstOrThrow({ orderBy: { seq: 'desc' } }))).seq);

test('an event of the diary is seen, and its change heard, by its desk and the house’s readers alone', async () => {
  const place = await makeHouse();
  const crew = await crewOf(place);
  const desks = { desk: place.desk.id, elsewhere: place.otherDesk.id };
  const visitors = await Promise.all(people.map((who) => admit(who, desks)));
  const server = await streamServer();
  const streams = await Promise.all(visitors.map(async (visitor) => ({ visitor, ...(await server.open(visitor)) })));
  const { eventId } = await eventOf(crew);
  const seq = await newest();
  // Everybody who is let in hears of this.
  await onTheHouse.setHouse.run(systemActor('the test'));
  const last = await newest();
  for (const { visitor, status, messages } of streams) {
    const actor = await visitor.knock();
    const { entries } = actor ? await calendarOf(actor, june, '', 'UTC') : { entries: null };
    const isShown = entries?.some(({ id }) => id === eventId);
    const heard = status === 200 ? await heardUntil(messages, last) : null;
    const isHeard = heard?.some((one) => one.seq === seq);
    const words = (is: boolean | undefined) => (is === undefined ? 'signed out' : is ? 'seen' : 'not there');
    expect([visitor.name, words(isShown)]).toEqual([visitor.name, expectedToRead(visitor)]);
    expect([visitor.name, words(isHeard)]).toEqual([visitor.name, expectedToRead(visitor)]);
  }
});

test('the secret address of a calendar answers whoever has it, with one desk alone', async () => {
  const [here, elsewhere] = [await makeHouse(), await makeHouse()];
  const [own, other] = [await eventOf(await crewOf(here)), await eventOf(await crewOf(elsewhere))];
  const text = (await calendarAt(await addressOf(await crewOf(here)), new Date('2099-01-01T00:00:00Z'))) ?? '';
  const unfolded = text.replaceAll('\r\n ', '');
  expect(unfolded).toContain(own.eventId);
  expect(unfolded).not.toContain(other.eventId);
});
