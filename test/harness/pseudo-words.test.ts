import { createTranslator } from 'next-intl';
import { expect, test } from 'vitest';
import en from '#components/words/en.json' with { type: 'json' };
import { pseudo, pseudoCatalogue } from './pseudo-words.ts';

test('words become other letters and a third longer; values, tags and the keys of branches stay', () => {
  expect(pseudo('Choose a date.')).toBe('⟦Çĥĥóóššé á đááţé.⟧');
  expect(pseudo('By <b>{name}</b> at {time}')).toBe('⟦Ɓýý <b>{name}</b> áţţ {time}⟧');
  expect(pseudo('{count, plural, one {One text} other {{count} texts}} here')).toBe(
    '⟦{count, plural, one {Óññé ţééẋţ} other {{count} ţééẋţšš}} ĥééŕé⟧',
  );
});

test('every message of the catalogue has a pseudo-message that can be read', () => {
  const problems: string[] = [];
  const messages = pseudoCatalogue(en) as typeof en;
  const t = createTranslator({ locale: 'en', messages, onError: ({ code, message }) => problems.push(code + message) });
  const read = (block: object, path: string[]): number =>
    Object.entries(block).reduce((count, [key, value]) => {
      if (typeof value === 'object') return count + read(value, [...path, key]);
      const tags = [...value.matchAll(/<(\w+)>/g)].map(([, tag]) => [tag, (inside: string) => inside]);
      const values = [...value.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => [name, 1]);
      const said = t.markup([...path, key].join('.') as never, Object.fromEntries([...values, ...tags]) as never);
      // A quoted '{number}' is shown as it is.
      expect(said.replace(/\{[\w:]+\}/g, '')).toMatch(/^⟦[^A-Za-z]*⟧$/);
      return count + 1;
    }, 0);
  expect(read(en, [])).toBeGreaterThan(1000);
  expect(problems).toEqual([]);
});
