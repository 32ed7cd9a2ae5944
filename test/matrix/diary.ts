// The commands on the diary and on calendars’ addresses, for the matrix.
import type { Actor } from '#lib/core/actor.ts';
import { endCalendarAddress, makeCalendarAddress } from '#lib/diary/addresses.ts';
import { addEvent, cancelEvent, changeEvent, confirmEvent, moveEvent } from '#lib/diary/commands.ts';
import type { AddEventInput } from '#lib/diary/schema.ts';
import { valueOf } from '#test/factories.ts';
import type { Crew } from './situations.ts';

const startsAt = new Date('2099-06-01T08:00:00Z');
const input = ({ place }: Crew): AddEventInput => ({
  desk: place.desk.key,
  title: 'Demonstration',
  place: '',
  audience: 'all',
  state: 'provisional',
  startsAt,
  endsAt: null,
});
/** An event, new for each cell. */
export const eventOf = async (crew: Crew) => valueOf(await addEvent(crew.officer, input(crew)));
export const addressOf = async (crew: Crew) =>
  valueOf(await makeCalendarAddress(crew.editor, { desk: crew.place.desk.key }))
    .address.split('/')
    .at(-1) ?? '';
const reason = 'A reason of the demonstration.';

export const onDiary = {
  addEvent: { command: 'addEvent', run: (actor: Actor, crew: Crew) => addEvent(actor, input(crew)) },
  changeEvent: {
    command: 'changeEvent',
    run: async (actor: Actor, crew: Crew) =>
      changeEvent(actor, { ...(await eventOf(crew)), title: 'Changed', place: '', audience: 'all' }),
  },
  moveEvent: {
    command: 'moveEvent',
    run: async (actor: Actor, crew: Crew) =>
      moveEvent(actor, { ...(await eventOf(crew)), startsAt: new Date('2099-06-02T08:00:00Z'), endsAt: null, reason }),
  },
  confirmEvent: {
    command: 'confirmEvent',
    run: async (actor: Actor, crew: Crew) => confirmEvent(actor, await eventOf(crew)),
  },
  cancelEvent: {
    command: 'cancelEvent',
    run: async (actor: Actor, crew: Crew) => cancelEvent(actor, { ...(await eventOf(crew)), reason }),
  },
  makeCalendarAddress: {
    command: 'makeCalendarAddress',
    run: (actor: Actor, { place }: Crew) => makeCalendarAddress(actor, { desk: place.desk.key }),
  },
  endCalendarAddress: {
    command: 'endCalendarAddress',
    run: async (actor: Actor, crew: Crew) => {
      await addressOf(crew);
      return endCalendarAddress(actor, { desk: crew.place.desk.key });
    },
  },
};
