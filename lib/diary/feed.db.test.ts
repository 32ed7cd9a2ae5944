// The calendar at its secret address, as a calendar program reads it.
import ICAL from 'ical.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeBundle, scheduleBundle } from '#lib/publishing/bundles/commands.ts';
import { scheduleRelease } from '#lib/publishing/schedule.ts';
import { liftEmbargo, setEmbargo } from '#lib/releases/embargo/embargo.ts';
import {
  asHouse,
  codesOf,
  makeApproved,
  makeDraft,
  makeOffice,
  makeUser,
  type Office,
  valueOf,
} from '#test/factories.ts';
import { rowsAs } from '#test/harness/connections.ts';
import { endCalendarAddress, makeCalendarAddress } from './addresses.ts';
import { addEvent, cancelEvent, confirmEvent, moveEvent } from './commands.ts';
import { calendarAt } from './feed.ts';
import { addEventSchema } from './schema.ts';

let office: Office;
beforeAll(async () => {
  office = await makeOffice();
});

const now = new Date('2031-05-01T00:00:00Z');
const fileOf = (address: string) => address.split('/').at(-1) ?? '';
const make = async () =>
  fileOf(valueOf(await makeCalendarAddress(office.editor, { desk: office.place.desk.key })).address);

/** The events of a calendar by their titles. */
async function read(file: string) {
  const text = (await calendarAt(file, now)) ?? '';
  // RFC 5545: lines of at most 75 octets, and CRLF.
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(text.replaceAll('\r\n', '')).not.toContain('\n');
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
  return new Map(
    events.map((component) => {
      const { summary, startDate, endDate, uid, sequence, location } = new ICAL.Event(component);
      const value = (name: string) => component.getFirstPropertyValue(name);
      const start = startDate.toJSDate().toISOString();
      return [
        summary,
        {
          uid,
          sequence,
          start,
          end: endDate?.toJSDate().toISOString(),
          location,
          status: value('status'),
          class: value('class'),
        },
      ];
    }),
  );
}

const event = (changes: object) =>
  addEventSchema.parse({
    desk: office.place.desk.key,
    title: 'Demonstration: signing',
    place: 'Hall 2; north, upstairs',
    audience: 'all',
    state: 'provisional',
    startsAt: '2031-05-06T10:00:00+05:00',
    endsAt: '2031-05-06T11:30:00+05:00',
    ...changes,
  });

describe('the calendar at its secret address', () => {
  test('has the desk’s diary with stable ids, and a sequence that grows with each change', async () => {
    const { officer } = office;
    const file = await make();
    const title = `Demonstration: a “long” title, with signs; and a back\\slash ${'اردو '.repeat(12)}`.trim();
    const added = valueOf(await addEvent(officer, event({ title, audience: 'accredited' })));
    const before = (await read(file)).get(title);
    expect(before).toMatchObject({
      start: '2031-05-06T05:00:00.000Z',
      end: '2031-05-06T06:30:00.000Z',
      location: 'Hall 2; north, upstairs',
      status: 'TENTATIVE',
      class: 'PRIVATE',
    });
    const times = { startsAt: new Date('2031-05-07T05:00:00Z'), endsAt: null };
    const moved = valueOf(await moveEvent(officer, { ...added, ...times, reason: 'Demonstration' }));
    const after = (await read(file)).get(title);
    expect(after).toMatchObject({ uid: before?.uid, start: '2031-05-07T05:00:00.000Z' });
    expect(after?.sequence).toBeGreaterThan(before?.sequence ?? 0);
    const confirmed = valueOf(await confirmEvent(officer, moved));
    expect((await read(file)).get(title)?.status).toBe('CONFIRMED');
    valueOf(await cancelEvent(officer, { ...confirmed, reason: 'Demonstration' }));
    expect((await read(file)).get(title)).toMatchObject({ uid: before?.uid, status: 'CANCELLED' });
  });

  test('has the scheduled texts and bundles of its desk, confidential, and nothing of other desks', async () => {
    const { officer, editor, place } = office;
    const file = await make();
    const text = await makeApproved(officer, editor, await makeDraft(officer, place, { headline: 'Demonstration: A' }));
    valueOf(await scheduleRelease(editor, { ...text, publishAt: new Date('2031-05-20T04:00:00Z') }));
    const bundled = await makeApproved(officer, editor, await makeDraft(officer, place));
    const bundle = valueOf(await makeBundle(editor, { name: 'Notices', releaseIds: [bundled.releaseId] }));
    valueOf(await scheduleBundle(editor, { ...bundle, publishAt: new Date('2031-05-21T04:00:00Z') }));
    const other = await makeUser('officer', place.otherDesk.id);
    valueOf(await addEvent(other, event({ desk: place.otherDesk.key, title: 'Demonstration: elsewhere' })));
    const events = await read(file);
    const planned = { status: 'CONFIRMED', class: 'CONFIDENTIAL' };
    expect(events.get('Scheduled: Demonstration: A')).toMatchObject({ ...planned, start: '2031-05-20T04:00:00.000Z' });
    expect(events.get('Bundle of 1: Notices')).toMatchObject({ ...planned, start: '2031-05-21T04:00:00.000Z' });
    expect([...events.keys()].some((title) => title.includes('elsewhere'))).toBe(false);
  });

  test('has the end of each embargo, confidential and without its terms, until it is lifted', async () => {
    const { officer, editor, place } = office;
    const file = await make();
    const draft = await makeDraft(officer, place, { headline: 'Demonstration: under embargo' });
    const until = new Date('2031-05-22T12:00:00Z');
    const held = valueOf(await setEmbargo(officer, { ...draft, until, terms: 'To the accredited press.' }));
    const title = 'Embargo ends: Demonstration: under embargo';
    const before = (await read(file)).get(title);
    expect(before).toMatchObject({ class: 'CONFIDENTIAL', start: until.toISOString() });
    expect(await calendarAt(file, now)).not.toContain('accredited press.');
    const later = new Date('2031-05-23T12:00:00Z');
    const moved = valueOf(await setEmbargo(editor, { ...held, until: later, terms: 'To all.' }));
    const after = (await read(file)).get(title);
    expect(after).toMatchObject({ uid: before?.uid, start: later.toISOString() });
    expect(after?.sequence).toBeGreaterThan(before?.sequence ?? 0);
    valueOf(await liftEmbargo(editor, moved));
    expect((await read(file)).has(title)).toBe(false);
  });

  test('ends when it is made anew or ended; each is in the record, and the secret nowhere', async () => {
    const { editor, officer, place } = office;
    const desk = place.desk.key;
    const first = await make();
    const second = await make();
    expect(await calendarAt(first, now)).toBeNull();
    expect(await calendarAt(second, now)).toMatch(/^BEGIN:VCALENDAR/);
    expect(codesOf(await endCalendarAddress(officer, { desk }))).toEqual(['role']);
    const admin = await makeUser('admin', null);
    expect(codesOf(await makeCalendarAddress(admin, { desk }))).toEqual(['role']);
    valueOf(await endCalendarAddress(admin, { desk }));
    expect(await calendarAt(second, now)).toBeNull();
    valueOf(await endCalendarAddress(editor, { desk }));
    const types = await asHouse((tx) =>
      tx.auditEvent.findMany({ orderBy: { seq: 'desc' }, take: 3, select: { type: true } }),
    );
    expect(types.map(({ type }) => type)).toEqual([
      'calendar.address-ended',
      'calendar.address-made',
      'calendar.address-made',
    ]);
    const secret = second.replace('.ics', '');
    const [row] = await rowsAs<{ n: number }>(
      'admin',
      `SELECT (SELECT count(*) FROM newsroom.audit_event e WHERE e::text LIKE '%${secret}%')::int
         + (SELECT count(*) FROM newsroom.calendar_feed f WHERE f::text LIKE '%${secret}%')::int AS n`,
    );
    expect(row?.n).toBe(0);
  });

  test('is at no other address', async () => {
    const file = await make();
    for (const wrong of [
      '',
      '.ics',
      'x.ics',
      file.replace('.ics', ''),
      `${file}x`,
      `A${file.slice(1)}`,
      'é'.repeat(43),
    ])
      expect([wrong, wrong === file ? null : await calendarAt(wrong, now)]).toEqual([wrong, null]);
  });
});
