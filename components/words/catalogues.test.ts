import { createTranslator } from 'next-intl';
import { describe, expect, test } from 'vitest';
import { interfaceLanguages } from '#lib/accounts/schema.ts';
import { catalogues } from './catalogues.ts';

type Block = { [key: string]: string | Block };

/** Every message by its path. The reasons of `lib` have their English there. */
function messagesOf(language: keyof typeof catalogues): Map<string, string> {
  const walk = (block: Block, path: string[]): [string, string][] =>
    Object.entries(block).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string' ? [[[...path, key].join('.'), value]] : walk(value, [...path, key]),
    );
  const { reasons: _, ...blocks } = catalogues[language] as Block;
  return new Map(walk(blocks, []));
}

/**
 * Values and tags of a message: `{count, plural, …}` has "count", `<b>` has "<b>". A branch of one
 * word, `=0 {Notices}`, is no value.
 */
function parametersOf(message: string): string[] {
  const values = [...message.matchAll(/(?<!(?:=\d|other|one) )\{(\w+)\s*[,}]/g)].map(([, name]) => name ?? '');
  const tags = [...message.matchAll(/<(\w+)>/g)].map(([tag]) => tag);
  return [...new Set([...values, ...tags])].sort();
}

const english = messagesOf('en');

describe.each(interfaceLanguages)('the catalogue of %s', (language) => {
  const messages = messagesOf(language);

  test('has the same messages as the English one, and none is empty', () => {
    expect([...messages.keys()].sort()).toEqual([...english.keys()].sort());
    expect([...messages].filter(([, words]) => words.trim() === '')).toEqual([]);
  });

  test('has in each message the same values and tags', () => {
    const differ = [...english].filter(
      ([path, words]) => String(parametersOf(words)) !== String(parametersOf(messages.get(path) ?? '')),
    );
    expect(differ.map(([path]) => path)).toEqual([]);
  });

  test('has messages that can be read', () => {
    const problems: string[] = [];
    const t = createTranslator({
      locale: language,
      messages: catalogues[language],
      onError: (error) => problems.push(error.message),
    });
    for (const [path, words] of messages) {
      const values = parametersOf(words).map((name) =>
        name.startsWith('<') ? [name.slice(1, -1), (inside: string) => inside] : [name, 1],
      );
      t.markup(path as never, Object.fromEntries(values) as never);
    }
    expect(problems).toEqual([]);
  });
});
