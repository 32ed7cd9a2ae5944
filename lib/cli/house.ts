import { open } from 'node:fs/promises';
import { systemActor } from '#lib/core/actor.ts';
import { type Flags, usageOf } from '#lib/core/command-line/list.ts';
import { ok, type Result, refuse } from '#lib/core/result.ts';
import { transact } from '#lib/core/transact.ts';
import { setEmblem } from '#lib/house/set-emblem.ts';
import { setHouse } from '#lib/house/set-house.ts';
import { houseOnDesk } from '#lib/house/queries.ts';
import type { BannedWord, PreflightChanges, PreflightSettings, Rank } from '#lib/releases/preflight/schema.ts';
import type { Askable } from '#lib/text/parts-rules.ts';
import { type HouseSet, houseSizes } from '#lib/house/schema.ts';
import { type Answer, refusalAnswer } from './answer.ts';
import { contactGiven, contactLine, namesGiven } from './named.ts';

const commandLine = systemActor('the command line');

const noHouse = refuse('not-found', {
  code: 'no-house',
  message: 'The house is not set up yet: house set --name NAME --time-zone Asia/Karachi',
});

function linesOf(house: HouseSet): string[] {
  return [
    ...Object.entries(house.names).map(([language, name]) => `name (${language})     ${name}`),
    `time zone     ${house.timeZone}`,
    `languages     ${house.languages.join(', ')}`,
    `end mark      ${house.endMark}`,
    `accent        ${house.accent} on paper, ${house.accentDark} in the dark`,
    `emblem        ${house.emblem ?? 'none'}`,
    `press contact ${contactLine(house.pressContact)}`,
    `duty phone    ${house.dutyTelephone || 'none'}`,
    ...house.letterhead.map((line) => `letterhead    ${line}`),
    ...Object.entries(house.reuse).map(([language, terms]) => `reuse (${language})    ${terms}`),
    `texts need    ${house.requiredParts.join(', ') || 'headline and text alone'}`,
    ...checkLines(house.preflight),
  ];
}

function checkLines({ ranks, desiredParts, longestHeadline, longestText, bannedWords, acronyms }: PreflightSettings) {
  const banned = bannedWords.map(({ word, instead }) => (instead ? `${word}=${instead}` : word));
  return [
    `should have   ${desiredParts.join(', ') || 'nothing besides'}`,
    `checks        ${Object.entries(ranks)
      .map(([name, rank]) => `${name}=${rank}`)
      .join(', ')}`,
    `longest       a headline of ${longestHeadline} characters, a text of ${longestText} words`,
    `banned words  ${banned.join(', ') || 'none'}`,
    `acronyms      ${acronyms.join(', ') || 'none'}`,
  ];
}

/** Shows the house as it stands. */
export async function houseShow(): Promise<Answer> {
  const page = await houseOnDesk(commandLine);
  return page ? { text: linesOf(page.house).join('\n'), data: page.house } : refusalAnswer(noHouse);
}

const unreadable = (file: string) =>
  refuse('invalid', { code: 'unreadable', field: 'file', message: `${file} cannot be read. Check its name.` });

/** The emblem's file in base64. Reads one byte more than an emblem may have, to notice a larger. */
async function emblemOf(file: string): Promise<Result<string>> {
  try {
    await using handle = await open(file);
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(houseSizes.emblem + 1));
    if (bytesRead > houseSizes.emblem)
      return refuse('invalid', {
        code: 'too-large',
        field: 'file',
        message: `An emblem has ${houseSizes.emblem / 1000} kB at most, and ${file} has more.`,
      });
    return ok(buffer.subarray(0, bytesRead).toString('base64'));
  } catch {
    return unreadable(file);
  }
}

/** The fields in "dateline,endMark"; `none` asks for nothing. The command checks their names. */
function partsIn(typed: string | undefined): Askable[] | undefined {
  if (typed === undefined) return undefined;
  return listIn(typed) as Askable[];
}

/** The entries of "one, another"; `none` is an empty list. */
function listIn(typed: string): string[] {
  return typed === 'none' ? [] : typed.split(',').map((part) => part.trim());
}

/** An entry such as "utilise=use" in two halves. */
function halves(entry: string): [string, string] {
  const at = entry.indexOf('=');
  return at < 0 ? [entry.trim(), ''] : [entry.slice(0, at).trim(), entry.slice(at + 1).trim()];
}

const bannedIn = (typed: string): BannedWord[] =>
  listIn(typed).map((entry) => {
    const [word, instead] = halves(entry);
    return { word, instead };
  });

/** The checks that are given; undefined without any. The command looks at names and values. */
function checksGiven(flags: Flags): PreflightChanges | undefined {
  const { check = [], acronyms, ...others } = flags;
  const [headline, text, banned] = [others['longest-headline'], others['longest-text'], others['banned-words']];
  const given: PreflightChanges = {
    ...(check.length > 0 ? { ranks: Object.fromEntries(check.map(halves)) as Record<string, Rank> } : {}),
    ...(headline === undefined ? {} : { longestHeadline: Number(headline) }),
    ...(text === undefined ? {} : { longestText: Number(text) }),
    ...(banned === undefined ? {} : { bannedWords: bannedIn(banned) }),
    ...(acronyms === undefined ? {} : { acronyms: listIn(acronyms) }),
  };
  return Object.keys(given).length > 0 ? given : undefined;
}

async function emblemGiven(emblem: string | undefined): Promise<Result<string | null | undefined>> {
  if (emblem === undefined) return ok(undefined);
  return emblem === 'none' ? ok(null) : emblemOf(emblem);
}

/** Sets the given fields of the house: all of them, or none. */
export async function houseSet(flags: Flags): Promise<Answer> {
  const page = await houseOnDesk(commandLine);
  const languages = flags.languages?.split(',').map((code) => code.trim());
  const own = languages?.[0] ?? page?.house.languages[0] ?? 'en';
  const input = {
    names: namesGiven('house set', own, flags),
    timeZone: flags['time-zone'],
    languages,
    endMark: flags['end-mark'],
    accent: flags.accent,
    accentDark: flags['accent-dark'],
    pressContact: contactGiven(flags, page?.house.pressContact),
    dutyTelephone: flags['duty-telephone'],
    letterhead: flags.letterhead,
    reuse: flags.reuse && Object.fromEntries(flags.reuse.map(halves)),
    requiredParts: partsIn(flags.require),
    preflight: checksGiven(flags),
  };
  const emblem = await emblemGiven(flags.emblem);
  if (!emblem.ok) return refusalAnswer(emblem);
  const file = emblem.value;
  if (file === undefined && Object.values(input).every((value) => value === undefined)) throw usageOf('house set');
  const result = await transact(commandLine, async (tx) => {
    const set = await setHouse.within(tx, commandLine, input);
    return set.ok && file !== undefined ? setEmblem.within(tx, commandLine, { file }) : set;
  });
  if (!result.ok) return refusalAnswer(result);
  return { text: linesOf(result.value).join('\n'), data: result.value };
}
