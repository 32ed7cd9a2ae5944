import { systemActor } from '#lib/core/actor.ts';
import { type CommandName, type Flags, usageOf } from '#lib/core/command-line/list.ts';
import { addDesk } from '#lib/house/add-desk.ts';
import { desksOnDesk } from '#lib/house/desk-queries.ts';
import { setDesk } from '#lib/house/set-desk.ts';
import type { DeskSet } from '#lib/house/schema.ts';
import { type Answer, refusalAnswer } from './answer.ts';
import { contactGiven, contactLine, namesGiven } from './named.ts';

const commandLine = systemActor('the command line');

const lineOf = ({ key, names, contact, isClosed }: DeskSet) =>
  [key, Object.values(names).join(' / '), `contact: ${contactLine(contact)}`, ...(isClosed ? ['closed'] : [])].join(
    '  ',
  );

/** Lists the desks by their keys. */
export async function deskList(): Promise<Answer> {
  const { desks } = await desksOnDesk(commandLine);
  return { text: desks.length > 0 ? desks.map(lineOf).join('\n') : 'There are no desks.', data: desks };
}

/** Adds a desk. */
export async function deskAdd([key]: string[], flags: Flags): Promise<Answer> {
  if (!key) throw usageOf('desk add');
  const { languages } = await desksOnDesk(commandLine);
  const names = namesGiven('desk add', languages[0] ?? 'en', flags) ?? {};
  const contact = contactGiven(flags);
  const added = await addDesk(commandLine, { key, names, ...(contact ? { contact } : {}) });
  if (!added.ok) return refusalAnswer(added);
  return { text: `The desk was added: ${lineOf(added.value)}`, data: added.value };
}

/** Gives a desk other names or another contact. */
export async function deskRename([key]: string[], flags: Flags): Promise<Answer> {
  if (!key) throw usageOf('desk rename');
  const { desks, languages } = await desksOnDesk(commandLine);
  const names = namesGiven('desk rename', languages[0] ?? 'en', flags);
  const contact = contactGiven(flags, desks.find((desk) => desk.key === key)?.contact);
  if (!names && !contact) throw usageOf('desk rename');
  const set = await setDesk(commandLine, { key, names, contact });
  if (!set.ok) return refusalAnswer(set);
  return { text: `The desk is now: ${lineOf(set.value)}`, data: set.value };
}

/** Makes the command that closes or opens a desk. */
function closing(name: CommandName, isClosed: boolean, words: string) {
  return async ([key]: string[]): Promise<Answer> => {
    if (!key) throw usageOf(name);
    const set = await setDesk(commandLine, { key, isClosed });
    return set.ok ? { text: `The desk “${key}” ${words}`, data: set.value } : refusalAnswer(set);
  };
}

export const deskClose = closing('desk close', true, 'is closed. It starts no release; its people keep reading.');
export const deskOpen = closing('desk open', false, 'is open. It starts releases.');
