import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  anchorOf,
  answersToShow,
  commentSizes,
  objectionsToAnswer,
  objectionsToComment,
  objectionsToGoOn,
  placeOf,
  type Span,
} from './rules.ts';

const text = [
  'The organisers announced that 241 exhibitors have taken stands.',
  '“We have never had so many,” said the head of the organising committee.',
  'The catalogue costs 400 and is sold at hall 2. Entry is free until noon.',
].join('\n');
const spanOf = (words: string, where = text): Span => {
  const from = where.indexOf(words);
  if (from === -1) throw new Error(`“${words}” is not in the text`);
  return { from, to: from + words.length };
};
const anchor = (words: string) => anchorOf(text, spanOf(words));
/** The words at a place, with a sign where they are others now. */
const read = (now: string, place: ReturnType<typeof placeOf>) =>
  place && `${place.isChanged ? '≠ ' : ''}${now.slice(place.from, place.to)}`;
const wordsIn = (words: string, now: string) => read(now, placeOf(anchor(words), now));

describe('words of a comment', () => {
  it('are found where they stand', () => {
    expect(placeOf(anchor('the head of the organising committee'), text)).toEqual({
      ...spanOf('the head of the organising committee'),
      isChanged: false,
    });
  });

  it('are found after an edit before, after and beside them', () => {
    const words = 'the head of the organising committee';
    for (const now of [
      `A new first paragraph.\n${text}`,
      text.replace('Entry is free until noon.', ''),
      text.replace('said the head', 'said with joy the head'),
      text.replace('committee.', 'committee of the exhibition.'),
    ])
      expect(placeOf(anchor(words), now)).toEqual({ ...spanOf(words, now), isChanged: false });
  });

  it('are found as changed where other words took their place', () => {
    expect(wordsIn('241', text.replace('241', '214'))).toBe('≠ 214');
    expect(
      wordsIn('the head of the organising committee', text.replace('the head of the organising', 'a member of its')),
    ).toBe('≠ a member of its committee');
  });

  it('are not taken for the same words elsewhere once they were changed', () => {
    const now = `${text.replace('241', '214')}\nThe bus 241 stops at the gate.`;
    expect(wordsIn('241', now)).toBe('≠ 214');
  });

  it('are found where they were moved to', () => {
    const words = 'Entry is free until noon.';
    const now = `${words}\n${text.replace(` ${words}`, '')}`;
    expect(placeOf(anchor(words), now)).toEqual({ from: 0, to: words.length, isChanged: false });
  });

  it('are nowhere once they are gone', () => {
    expect(wordsIn(' of the organising committee', text.replace(' of the organising committee', ''))).toBeNull();
    expect(wordsIn('catalogue', 'Another text.')).toBeNull();
    expect(wordsIn('catalogue', '')).toBeNull();
  });

  it('that were the whole field are found in whatever the field says', () => {
    const headline = anchorOf('An exhibition opens', { from: 0, to: 19 });
    expect(read('A fair opens', placeOf(headline, 'A fair opens'))).toBe('≠ A fair opens');
    expect(placeOf(headline, '')).toBeNull();
  });

  it('that stand several times among the same words are told apart by paragraph and place', () => {
    const list = Array.from({ length: 40 }, () => 'Yes, yes, yes and yes.').join('\n');
    for (let from = list.indexOf('yes'); from !== -1; from = list.indexOf('yes', from + 1))
      expect(placeOf(anchorOf(list, { from, to: from + 3 }), list)).toEqual({ from, to: from + 3, isChanged: false });
  });
});

const letters = fc.stringMatching(/^[ab \n]{0,120}$/);
const anyText = fc.oneof(letters, fc.string({ unit: 'grapheme', maxLength: 200 }));
const spanIn = (whole: string, a: number, b: number): Span => ({
  from: Math.min(a, b) % (whole.length + 1),
  to: Math.max(a, b) % (whole.length + 1),
});

describe('in any text', () => {
  it('words are found exactly where they are', () => {
    fc.assert(
      fc.property(anyText, fc.nat(200), fc.nat(200), (whole, a, b) => {
        const span = spanIn(whole, a, b);
        fc.pre(span.from < span.to && whole.slice(span.from, span.to).trim() !== '');
        expect(placeOf(anchorOf(whole, span), whole)).toEqual({ ...span, isChanged: false });
      }),
      { numRuns: 2000 },
    );
  });

  it('whatever is found unchanged is what was quoted, and a changed place has words', () => {
    fc.assert(
      fc.property(anyText, anyText, fc.nat(200), fc.nat(200), (whole, now, a, b) => {
        const span = spanIn(whole, a, b);
        fc.pre(span.from < span.to && whole.slice(span.from, span.to).trim() !== '');
        const place = placeOf(anchorOf(whole, span), now);
        if (!place) return;
        const words = now.slice(place.from, place.to);
        if (place.isChanged) expect(words.trim()).not.toBe('');
        else expect(words).toBe(whole.slice(span.from, span.to));
      }),
      { numRuns: 2000 },
    );
  });

  it('words are found after any edit elsewhere, where no other words are like them', () => {
    // Every word of the text is another one; so is every inserted one.
    const words = fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 3, maxLength: 60 });
    const inserted = fc.array(fc.constantFrom('noon', 'hall', 'gate,', 'bus.\n'), { maxLength: 30 });
    const edits = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(200), inserted), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(words, fc.nat(60), fc.nat(5), edits, (lengths, at, more, changes) => {
        const all = lengths.map((length, n) => `${'x'.repeat(length)}${n}${n % 7 === 6 ? '.\n' : ''}`);
        const begin = at % all.length;
        const chosen = all.slice(begin, begin + more + 1);
        let [before, after] = [all.slice(0, begin).join(' '), all.slice(begin + more + 1).join(' ')];
        const quote = ` ${chosen.join(' ')} `;
        const whole = `${before}${quote}${after}`;
        const anchor = anchorOf(whole, { from: before.length, to: before.length + quote.length });
        for (const [where, gone, added] of changes) {
          const edited = (part: string) => {
            const from = Math.floor(where * part.length);
            return `${part.slice(0, from)}${added.join(' ')}${part.slice(from + gone)}`;
          };
          if (where < 0.5) before = edited(before);
          else after = edited(after);
        }
        const now = `${before}${quote}${after}`;
        const place = { from: before.length, to: before.length + quote.length, isChanged: false };
        expect(placeOf(anchor, now)).toEqual(place);
      }),
      { numRuns: 1000 },
    );
  });
});

it('words are found in 1 MB, whatever it consists of', () => {
  const size = 1_000_000;
  // Work that grows faster than the text would not end within the test's own limit.
  for (const unit of ['a', 'ab ', 'a\n', 'The same paragraph again and again. \n']) {
    const whole = unit.repeat(Math.ceil(size / unit.length));
    const from = Math.floor(size / 2);
    const span = { from, to: from + commentSizes.words };
    expect(placeOf(anchorOf(whole, span), whole)).toEqual({ ...span, isChanged: false });
    expect(placeOf({ ...anchorOf(whole, span), quote: 'gone' }, whole)).toBeDefined();
    const strangers = { quote: 'gone', before: `${unit.repeat(3)}q`, after: unit, paragraph: 0, offset: 0 };
    expect(placeOf(strangers, whole)).toBeNull();
  }
});

it('a surrogate pair at the edge of what is kept is not cut', () => {
  const whole = `${'😀'.repeat(30)}word${'😀'.repeat(30)}`;
  for (const shift of ['', 'x']) {
    const kept = anchorOf(`${shift}${whole}${shift}`, spanOf('word', `${shift}${whole}`));
    expect([kept.before.isWellFormed(), kept.after.isWellFormed()]).toEqual([true, true]);
  }
});

describe('objections', () => {
  const codes = (list: { code: string }[]) => list.map(({ code }) => code);

  it('to a new comment name all that speaks against it', () => {
    expect(codes(objectionsToComment({ comments: commentSizes.comments, hasWords: false }))).toEqual([
      'words-not-found',
      'comments-full',
    ]);
    expect(objectionsToComment({ comments: commentSizes.comments - 1, hasWords: true })).toEqual([]);
  });

  const someone = { isOwn: false, isOfDraft: true, isResolved: false, isWithdrawn: false, answers: 0 };

  it('to an answer are those to going on and its own', () => {
    const full = { ...someone, isOfDraft: false, isResolved: true, answers: commentSizes.answers };
    expect(codes(objectionsToGoOn(full, 'answer'))).toEqual(['comment-past', 'comment-resolved', 'answers-full']);
    expect(codes(objectionsToGoOn(full, 'resolve'))).toEqual(['comment-past']);
    expect(objectionsToGoOn({ ...someone, answers: 49 }, 'answer')).toEqual([]);
  });

  it('to a change or a withdrawal begin with whose it is', () => {
    const past = { ...someone, isOfDraft: false, isResolved: true };
    expect(codes(objectionsToGoOn(past, 'change'))).toEqual(['not-its-writer', 'comment-past', 'comment-resolved']);
    expect(codes(objectionsToGoOn(someone, 'withdraw'))).toEqual(['not-its-writer']);
    const own = { ...someone, isOwn: true, answers: commentSizes.answers };
    for (const deed of ['change', 'withdraw'] as const) expect(objectionsToGoOn(own, deed)).toEqual([]);
  });

  it('to an answer of one’s own are those of its comment, and that it is withdrawn', () => {
    const other = { ...someone, isOfDraft: false, isResolved: true, isAnswerWithdrawn: true };
    expect(codes(objectionsToAnswer(other, 'change'))).toEqual([
      'not-its-writer',
      'comment-past',
      'comment-resolved',
      'answer-withdrawn',
    ]);
    expect(codes(objectionsToAnswer(other, 'withdraw'))).toEqual(['not-its-writer', 'comment-past']);
    const own = { ...someone, isOwn: true, isAnswerWithdrawn: false };
    for (const deed of ['change', 'withdraw'] as const) expect(objectionsToAnswer(own, deed)).toEqual([]);
    expect(objectionsToAnswer({ ...own, isResolved: true, isWithdrawn: true }, 'withdraw')).toEqual([]);
  });

  it('to a withdrawn comment are all but to resolving and withdrawing it, as it is so already', () => {
    const withdrawn = { ...someone, isOwn: true, isResolved: true, isWithdrawn: true };
    for (const deed of ['answer', 'change', 'reopen'] as const)
      expect(codes(objectionsToGoOn(withdrawn, deed))).toEqual(['comment-withdrawn']);
    for (const deed of ['resolve', 'withdraw'] as const) expect(objectionsToGoOn(withdrawn, deed)).toEqual([]);
  });
});

it('a withdrawn answer is shown while another follows it', () => {
  const [stays, gone] = [{ withdrawnAt: null }, { withdrawnAt: new Date() }];
  expect(answersToShow([gone, stays, gone, stays, gone, gone])).toEqual([gone, stays, gone, stays]);
  expect(answersToShow([gone, gone])).toEqual([]);
  expect(answersToShow([])).toEqual([]);
});
