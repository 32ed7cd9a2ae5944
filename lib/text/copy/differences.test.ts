import { expect, test } from 'vitest';
import { differencesIn } from './differences-rules.ts';

const same = (text: string) => ({ kind: 'same' as const, text });

test('each alteration is said with the words around it, and with the place of its line', () => {
  const redline = {
    parts: [
      { part: 'headline' as const, changes: [same('As it was')] },
      {
        part: 'paragraphs' as const,
        changes: [
          {
            kind: 'changed' as const,
            words: [
              same('one two three four five '),
              { kind: 'removed' as const, text: '19' },
              { kind: 'added' as const, text: '20' },
              same(' six, seven eight nine'),
              { kind: 'added' as const, text: 'ten' },
            ],
          },
          { kind: 'removed' as const, text: `${'word '.repeat(40)}` },
        ],
      },
    ],
  };
  expect(differencesIn(redline)).toEqual([
    { before: '…three four five ', removed: '19', added: '20', after: ' six, seven…', change: 1 },
    { before: '…seven eight nine', removed: '', added: 'ten', after: '', change: 1 },
    { before: '', removed: `${'word '.repeat(16)}…`, added: '', after: '', change: 2 },
  ]);
});
