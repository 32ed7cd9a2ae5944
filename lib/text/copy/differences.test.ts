import { expect, test } from 'vitest';
import { differencesIn } from './differences-rules.ts';

const same = (text: string) => ({ kind: 'same' as const, text });

test('each alteration is said with the words around it, and with its place', () => {
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
  const all = differencesIn(redline);
  expect(all.map(({ run }) => run.text.trim().slice(0, 4))).toEqual(['19', 'ten', 'word']);
  expect(all).toMatchObject([
    { before: '…three four five ', removed: '19', added: '20', after: ' six, seven…' },
    { before: '…seven eight nine', removed: '', added: 'ten', after: '' },
    { before: '', removed: `${'word '.repeat(16)}…`, added: '', after: '' },
  ]);
});
