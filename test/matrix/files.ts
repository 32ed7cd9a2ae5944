// The command on files before they belong to a release, for the matrix.
import type { Actor } from '#lib/core/actor.ts';
import { readWord } from '#lib/releases/word-file/read-word.ts';
import { typedWordFile } from '#test/harness/word-file.ts';

export const onFiles = {
  readWord: {
    command: 'readWord',
    run: async (actor: Actor) =>
      readWord(actor, {
        name: 'demonstration.docx',
        direction: 'ltr',
        bytes: new Uint8Array(await typedWordFile(['Demonstration'])),
      }),
  },
};
