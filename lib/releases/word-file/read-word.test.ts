import { expect, it } from 'vitest';
import type { Actor, Grant } from '#lib/core/actor.ts';
import { typedWordFile } from '#test/harness/word-file.ts';
import { readWord } from './read-word.ts';

const actor = (...grants: Grant[]): Actor => ({ kind: 'user', id: 'a', name: 'A', email: 'a@demo.example', grants });
const officer = actor({ role: 'officer', deskId: 'd' });

async function read(who: Actor, bytes: Buffer) {
  const result = await readWord(who, { name: 'draft.docx', direction: 'ltr', bytes: new Uint8Array(bytes) });
  return result.ok ? result.value.text : [result.kind, ...result.reasons.map(({ message }) => message)];
}

it('a Word file is read for whoever may write a text on some desk', async () => {
  const file = await typedWordFile(['Demonstration']);
  expect(await read(officer, file)).toBe('Demonstration\n');
  expect(await read(actor({ role: 'auditor', deskId: null }), file)).toEqual([
    'forbidden',
    'To have a file read you need to be an officer or editor on a desk. Ask your administrator.',
  ]);
});

it('a file that is none is refused with what to do', async () => {
  expect(await read(officer, Buffer.from('PK'))).toEqual([
    'invalid',
    '“draft.docx” is no Word file that can be read. Open it in Word and save it again as .docx.',
  ]);
});
