// Documents name files that exist, wrap their prose, and keep decisions to one page.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const documents = globSync(['*.md', 'bench/*.md', 'docs/**/*.md'], { cwd: root });
const decisions = globSync('docs/decisions/[0-9]*.md', { cwd: root });
const read = (path: string) => readFileSync(join(root, path), 'utf8');

const link = /\]\((?!https?:|mailto:|\/|#)([^)#\s]+)(?:#[^)]*)?\)/g;
const file =
  /`((?:app|bench|components|e2e|lib|prisma|test)\/[\w./[\]()@-]+\.(?:ts|tsx|mjs|css|sql|prisma|txt))(?:`| )/g;

/** Links and file names in a document that lead nowhere. */
function missingIn(document: string): string[] {
  const text = read(document);
  const linked = [...text.matchAll(link)].map(([, to = '']) => join(dirname(document), to));
  const paths = [...text.matchAll(file)].map(([, path = '']) => path);
  return [...linked, ...paths].filter((path) => !existsSync(join(root, path)));
}

const longestLine = 100;
const code = /^```[\s\S]*?^```/gm;
const isTable = (line: string) => line.startsWith('|');
const isOneLink = (line: string) => /^[-\s]*!?\[[^\]]*\]\([^)]*\)[.,]?$/.test(line);

/** Lines of prose that are too long. Tables, code and a line that is one link stay as they are. */
const longLines = (text: string) =>
  text
    .replace(code, '')
    .split('\n')
    .filter((line) => line.length > longestLine && !isTable(line) && !isOneLink(line));

const longestDecision = 60;
const sections = [/^# \d+\. /m, /^Date: \d{4}-\d\d-\d\d/m, /^## Context$/m, /^## Decision/m, /^## Consequences$/m];

/** What keeps a decision from being one page of the usual form. */
function faultsIn(text: string): string[] {
  const lines = text.split('\n').length - 1;
  const places = sections.map((section) => text.search(section));
  return [
    ...(lines > longestDecision ? [`${lines} lines`] : []),
    ...sections.filter((_, at) => places[at] === -1).map(String),
    ...(places.some((place, at) => place < (places[at - 1] ?? 0)) ? ['its order'] : []),
  ];
}

test.each(documents)('%s names nothing that does not exist', (document) => {
  expect(missingIn(document)).toEqual([]);
});

test.each(documents)('%s wraps its prose', (document) => {
  expect(longLines(read(document))).toEqual([]);
});

test.each(decisions)('%s has date, context, decision and consequences on one page', (decision) => {
  expect(faultsIn(read(decision))).toEqual([]);
});

test('the list of decisions has each one, with its title and date', () => {
  const rows = decisions.sort().map((path) => {
    const [, number, title, date] = /^# (\d+)\. (.*)\n\nDate: (\S{10})/.exec(read(path)) ?? [];
    return `| ${number} | [${title}](${path.replace('docs/decisions/', '')}) | ${date} |`;
  });
  expect(read('docs/decisions/README.md').split('\n')).toEqual(expect.arrayContaining(rows));
});

describe('each look sees its fault:', () => {
  test('a link and a file that lead nowhere', () => {
    expect([...'see [a page](gone.md#part) and `lib/gone.ts`'.matchAll(link)].map(([, to]) => to)).toEqual(['gone.md']);
    expect([...'see `lib/gone.ts` here'.matchAll(file)].map(([, path]) => path)).toEqual(['lib/gone.ts']);
  });

  test('a long line of prose, and no other', () => {
    const long = 'word '.repeat(21);
    const address = `[a page](https://press.demo.example/${'a'.repeat(90)})`;
    expect(longLines(`${long}\n| ${long} |\n- ${address}\n\`\`\`\n${long}\n\`\`\`\n`)).toEqual([long]);
  });

  test('a decision that is too long, or lacks a part', () => {
    const decision = '# 1. Title\n\nDate: 2026-11-24\n\n## Context\n\n## Decision\n\n## Consequences\n';
    expect(faultsIn(decision)).toEqual([]);
    expect(faultsIn(decision.replace('## Context', ''))).toEqual([String(/^## Context$/m), 'its order']);
    expect(faultsIn(decision + 'More.\n'.repeat(60))).toEqual(['69 lines']);
  });
});
