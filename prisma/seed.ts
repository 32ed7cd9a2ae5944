// Makes the demonstration house in an empty database. Every step can be repeated, so a killed seed
// can run again. The seed reads passwords from standard input as JSON,
// { "officer@demo.example": "…" }, and stores their hashes.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { hashPassword } from '#lib/accounts/password.ts';
import { recordEvent } from '#lib/audit/commands.ts';
import { type Actor, type Role, systemActor } from '#lib/core/actor.ts';
import { databaseNow } from '#lib/core/time/clock.ts';
import { db, type Tx } from '#lib/core/db.ts';
import { ok, type Result } from '#lib/core/result.ts';
import { transact } from '#lib/core/transact.ts';
import { dayOf, localDate } from '#lib/core/time/calendar.ts';
import { archiveRelease } from '#lib/archive/import.ts';
import { beginPeriod } from '#lib/publishing/declare.ts';
import { parseRelease, textOfParsedRelease } from '#lib/text/house-format-rules.ts';
import { demoContent, demoContentUrdu } from './demo/texts.ts';

const house = systemActor('the demonstration');
const endMark = '*-*-*-*-*';
const timeZone = 'Asia/Karachi';

const demoUsers: { email: string; name: string; role: Role; desk: string | null }[] = [
  { email: 'officer@demo.example', name: 'Officer', role: 'officer', desk: 'un' },
  { email: 'officer2@demo.example', name: 'Second officer', role: 'officer', desk: 'finance' },
  { email: 'editor@demo.example', name: 'Editor', role: 'editor', desk: 'un' },
  { email: 'editor2@demo.example', name: 'Second editor', role: 'editor', desk: null },
  { email: 'auditor@demo.example', name: 'Auditor', role: 'auditor', desk: null },
  { email: 'admin@demo.example', name: 'Administrator', role: 'admin', desk: null },
];

/** Throws on a refusal, except for a number from an earlier run. */
function must<T>(result: Result<T>): T | null {
  if (result.ok) return result.value;
  if (result.reasons[0]?.code === 'number-taken') return null;
  throw new Error(result.reasons.map((reason) => reason.message).join(' '));
}

async function seedHouse(tx: Tx) {
  const names = { en: 'Press Information Department', ur: 'پریس انفارمیشن ڈیپارٹمنٹ' };
  const row = { names, timeZone, languages: ['en', 'ur'], endMark, accent: '#0b5d3b', accentDark: '#7cc9a3' };
  await tx.house.upsert({ where: { id: 1 }, create: row, update: row });
  await tx.publicHouse.upsert({ where: { id: 1 }, create: row, update: row });
  const desks = [
    { key: 'un', names: { en: 'United Nations desk', ur: 'اقوامِ متحدہ ڈیسک' } },
    { key: 'finance', names: { en: 'Finance desk', ur: 'مالیات ڈیسک' } },
  ];
  for (const desk of desks) await tx.desk.upsert({ where: { key: desk.key }, create: desk, update: desk });
  const series = {
    key: 'pr',
    names: { en: 'Press releases', ur: 'پریس ریلیز' },
    labelTemplate: 'PR No.{n}',
    period: 'month',
  };
  await tx.series.upsert({ where: { key: 'pr' }, create: { ...series, timeZone }, update: { ...series, timeZone } });
  await tx.publicSeries.upsert({ where: { key: 'pr' }, create: series, update: series });
}

async function seedUsers(tx: Tx, passwords: Record<string, string>) {
  for (const { email, name, role, desk } of demoUsers) {
    const password = passwords[email];
    if (!password) throw new Error(`no password was given for ${email}`);
    const passwordHash = await hashPassword(password);
    const user = await tx.userAccount.upsert({
      where: { email },
      create: { email, name, passwordHash },
      update: { name, passwordHash },
    });
    const deskId = desk === null ? null : (await tx.desk.findUniqueOrThrow({ where: { key: desk } })).id;
    if ((await tx.roleGrant.count({ where: { userId: user.id } })) === 0)
      await tx.roleGrant.create({ data: { userId: user.id, role, deskId } });
  }
}

async function archiveDemo(number: number, publishedAt: Date, language: 'en' | 'ur' = 'en', offset = 0) {
  const day = dayOf(publishedAt, timeZone);
  const content =
    language === 'ur' ? demoContentUrdu(number, day, endMark) : demoContent(number + offset, day, endMark);
  must(
    await archiveRelease(house, {
      series: 'pr',
      desk: number % 4 === 0 ? 'finance' : 'un',
      language,
      number,
      publishedAt,
      content,
    }),
  );
}

const hour = 3_600_000;

/** `count` times between two moments, in order. Over two days or more they lie in office hours. */
function moments(from: Date, until: Date, count: number): Date[] {
  const days = Math.floor((until.getTime() - from.getTime()) / (24 * hour));
  return Array.from({ length: count }, (_, i) => {
    if (days < 2) return new Date(from.getTime() + ((until.getTime() - from.getTime()) * (i + 1)) / (count + 1));
    const place = (i * days) / count;
    const at = new Date(from.getTime() + Math.floor(place) * 24 * hour + 9 * hour + (place % 1) * 9 * hour);
    at.setUTCSeconds(0, 0);
    return at;
  });
}

/** Archives a month’s releases, 1 to `count`. The last release but one is in both languages. */
async function archiveMonth(from: Date, until: Date, count: number, offset: number) {
  for (const [index, at] of moments(from, until, count).entries()) {
    await archiveDemo(index + 1, at, 'en', offset);
    if (index === count - 2) await archiveDemo(index + 1, at, 'ur');
  }
}

/** Archives the sample release with its neighbours. Its month begins with them. */
async function archiveSample() {
  const reason = 'The archive of the demonstration begins here.';
  must(await beginPeriod(house, { series: 'pr', period: '2021-11', number: 195, reason }));
  const parsed = parseRelease(readFileSync(path.join(import.meta.dirname, '../prisma/demo/pr-197.txt'), 'utf8'));
  for (const [number, time] of [
    [195, '09:05'],
    [196, '14:20'],
    [198, '20:15'],
  ] as const) {
    await archiveDemo(number, new Date(`2021-11-23T${time}:00+05:00`), 'en', 40);
  }
  await archiveDemo(196, new Date('2021-11-23T14:20:00+05:00'), 'ur');
  must(
    await archiveRelease(house, {
      series: 'pr',
      desk: 'un',
      language: 'en',
      number: parsed.number ?? 0,
      publishedAt: new Date('2021-11-23T18:40:00+05:00'),
      content: { ...textOfParsedRelease(parsed), endMark: parsed.endMark ?? endMark },
    }),
  );
}

/** Makes the demonstration house. The next number of the month is 197, as on the sample. */
export async function seedDemo(passwords: Record<string, string>): Promise<void> {
  const result = await transact(house, async (tx) => {
    await seedHouse(tx);
    await seedUsers(tx, passwords);
    return ok(await databaseNow(tx));
  });
  const now = must(result) as Date;
  const { year, month } = localDate(now, timeZone);
  const monthStart = (y: number, m: number) => new Date(new Date(Date.UTC(y, m - 1, 1)).getTime() - 5 * hour);
  await archiveSample();
  await archiveMonth(monthStart(year, month - 1), monthStart(year, month), 24, 90);
  await archiveMonth(monthStart(year, month), now, 196, 0);
  must(
    await transact(house as Actor, async (tx) => {
      await recordEvent(tx, house, { type: 'house.set', data: { seed: 'demo' } });
      return ok(true);
    }),
  );
}

if (import.meta.main) {
  await seedDemo(JSON.parse(await readAll(process.stdin)) as Record<string, string>);
  await db().$disconnect();
}
