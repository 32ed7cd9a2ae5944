// Two screens and a newsroom, in any order of typing, saving, lost answers and late news.
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SaveInput } from '#lib/releases/schema.ts';
import { documentOf, paragraphsOf } from '#lib/text/document/document-text-rules.ts';
import { blankText } from '#lib/text/parts-rules.ts';
import type { Content } from '#lib/text/schema.ts';
import { openIn } from './meeting-rules.ts';
import { Saver } from './saver.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const size = 6;
const first: Content = { ...blankText, body: documentOf(Array.from({ length: size }, (_, at) => `p${at}`)) };

/** A newsroom that takes a save on its newest version alone, even if its answer is lost. */
function newsroom() {
  let [version, content] = [1, first];
  let losesNext = false;
  const save = async (input: SaveInput) => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    if (input.version !== version)
      return { ok: false as const, kind: 'stale' as const, reasons: [{ code: 'stale', message: 'stale' }] };
    // A copy, as the newsroom's text comes over the line.
    if (JSON.stringify(input.content) !== JSON.stringify(content))
      [version, content] = [version + 1, structuredClone(input.content)];
    if (losesNext) {
      losesNext = false;
      throw new TypeError('the line broke');
    }
    return { ok: true as const, value: { releaseId: 'r', version, state: 'draft' as const } };
  };
  return {
    save,
    text: () => ({ version, content, changedBy: 'somebody', changedAt: new Date(0) }),
    loseNext: () => {
      losesNext = true;
    },
  };
}

type Act =
  | { do: 'write'; who: number; paragraph: number }
  | { do: 'news'; who: number }
  | { do: 'wait'; ms: number }
  | { do: 'lose' }
  | { do: 'choose'; who: number; choice: 'mine' | 'theirs' | 'both' };

const who = fc.nat({ max: 1 });
const acts = (paragraph: fc.Arbitrary<number>) =>
  fc.array(
    fc.oneof(
      { weight: 5, arbitrary: fc.record({ do: fc.constant('write' as const), who, paragraph }) },
      { weight: 3, arbitrary: fc.record({ do: fc.constant('news' as const), who }) },
      { weight: 3, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(20, 400, 1100) }) },
      { weight: 3, arbitrary: fc.record({ do: fc.constant('lose' as const) }) },
      {
        weight: 2,
        arbitrary: fc.record({
          do: fc.constant('choose' as const),
          who,
          choice: fc.constantFrom('mine' as const, 'theirs' as const, 'both' as const),
        }),
      },
    ),
    { maxLength: 25 },
  );

/** Lets two screens do all this, then waits until both are at rest. */
async function played(all: Act[]) {
  const house = newsroom();
  const keep = { write: () => true, clear: () => {}, leave: () => {}, isMine: () => false };
  const screen = { save: house.save, onShow: () => {}, onStale: () => {} };
  const savers = [0, 1].map(() => new Saver({ releaseId: 'r', version: 1, content: first, keep, screen }));
  const of = (index: number) => savers[index] as Saver;
  let words = 0;
  /** The last words that each wrote in each paragraph. */
  const written = new Map<string, string>();
  const choose = (saver: Saver, choice: 'mine' | 'theirs' | 'both') => {
    const [open] = saver.meeting ? openIn(saver.meeting) : [];
    if (open) saver.choose(open.at, choice);
  };
  for (const act of all) {
    if (act.do === 'wait') await vi.advanceTimersByTimeAsync(act.ms);
    else if (act.do === 'lose') house.loseNext();
    else if (act.do === 'news') of(act.who).notice(house.text(), true);
    else if (act.do === 'choose') choose(of(act.who), act.choice);
    else {
      const saver = of(act.who);
      const blocks = paragraphsOf(saver.content.body);
      const at = blocks.findIndex((block) => block.startsWith(`p${act.paragraph}`));
      const said = `p${act.paragraph} w${++words};`;
      written.set(`${act.who} ${act.paragraph}`, said);
      saver.change({ body: documentOf(at < 0 ? [...blocks, said] : blocks.with(at, said)) });
    }
  }
  for (let round = 0; round < 12; round++) {
    await vi.advanceTimersByTimeAsync(6000);
    for (const saver of savers) {
      saver.notice(house.text(), true);
      while (saver.meeting) choose(saver, 'both');
    }
  }
  for (const saver of savers) saver.stop();
  return { savers, house, written };
}

test('who writes in different paragraphs meets no collision, and both end with all of it', async () => {
  await fc.assert(
    fc.asyncProperty(acts(fc.nat({ max: size / 2 - 1 })), async (all) => {
      // One has the even paragraphs, the other the odd ones.
      const apart = all.map((act) => (act.do === 'write' ? { ...act, paragraph: act.paragraph * 2 + act.who } : act));
      const { savers, house, written } = await played(apart);
      const end = paragraphsOf(house.text().content.body);
      expect(end).toHaveLength(size);
      for (const saver of savers) expect(paragraphsOf(saver.content.body)).toEqual(end);
      for (const said of written.values()) expect(end).toContain(said);
      expect(savers.map(({ isUnsaved }) => isUnsaved)).toEqual([false, false]);
    }),
    { numRuns: 200 },
  );
});

test('whatever two people write and choose, both end at rest with the newsroom’s text', async () => {
  await fc.assert(
    fc.asyncProperty(acts(fc.nat({ max: 2 })), async (all) => {
      const { savers, house } = await played(all);
      const end = paragraphsOf(house.text().content.body);
      for (const saver of savers) {
        expect(paragraphsOf(saver.content.body)).toEqual(end);
        expect([saver.isUnsaved, saver.meeting]).toEqual([false, null]);
      }
    }),
    { numRuns: 200 },
  );
});
