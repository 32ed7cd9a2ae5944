import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { catalogueLook } from './catalogue.ts';
import { filesOf } from './tree.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Places whose words are still to be moved. The list only becomes shorter. */
const toMove = [
  'app/(desk)/desk/error.tsx',
  'app/(desk)/desk/not-found.tsx',
  'components/desk/bundles/',
  'components/desk/database-down.tsx',
  'components/desk/draft/',
  'components/desk/fresh.tsx',
  'components/desk/held-notice.tsx',
  'components/desk/keys-help.tsx',
  'components/desk/notices/',
  'components/desk/release/',
  'components/desk/seat.tsx',
  'components/desk/step-button.tsx',
  'components/desk/step-panel.tsx',
  'components/desk/use-runner.ts',
  'components/editor/',
  'components/ui/growing-text.tsx',
];

test('what the desk says comes from its catalogues', () => {
  const isDone = (path: string) => !toMove.some((place) => path.startsWith(place));
  const sights = catalogueLook(isDone).find(filesOf(root));
  expect(sights.map(({ file, line, what }) => `${file}:${line} ${what}`)).toEqual([]);
});

test('the look finds text, names and sentences in the fixture, and nothing else', () => {
  const house = filesOf(fileURLToPath(new URL('fixtures/house', import.meta.url)));
  expect(
    catalogueLook(() => true)
      .find(house)
      .map(({ line, what }) => `${line} ${what}`),
  ).toEqual(['1 It is done.', '7 Notice', '8 A headline', '9 new', '12 of …']);
});
