// What each check finds and what it lets pass, in English, Urdu and other languages.
import { getSchema } from '@tiptap/core';
import { describe, expect, it, test } from 'vitest';
import type { Doc } from '#lib/core/document.ts';
import { documentOf } from '#lib/text/document/document-text-rules.ts';
import { documentExtensions } from '#lib/text/document/document-rules.ts';
import type { Content } from '#lib/text/schema.ts';
import { blankText } from '#lib/text/parts-rules.ts';
import { undefinedAcronyms } from './acronym-rules.ts';
import { bannedWordsIn } from './banned-words-rules.ts';
import { longHeadline, longText } from './length-rules.ts';
import { addressesOf, silentLinks } from './link-rules.ts';
import { otherNumbers } from './number-rules.ts';
import { passagesOf, passagesOfDocument } from './passages-rules.ts';
import { undescribedPictures } from './picture-rules.ts';
import { unbalancedQuotes } from './quotes-rules.ts';
import { preflight } from './rules.ts';
import { type Finding, newPreflight, type Rank } from './schema.ts';
import { rankedChecks, type RankedCheck } from './ranked-checks-rules.ts';
import { contactsWithoutCountry, telephonesWithoutCountry } from './telephone-rules.ts';
import { wrongWeekdays } from './weekday-rules.ts';

const content = (changes: Partial<Content>): Content => ({ ...blankText, ...changes });
const passages = (...paragraphs: string[]) => passagesOf(content({ body: documentOf(paragraphs) }));
/** The words at the places of findings, in texts of one paragraph. */
const wordsOf = (text: string, findings: Finding[]) =>
  findings.map(({ place }) => text.slice((place?.from ?? 1) - 1, (place?.to ?? 1) - 1));

describe('places', () => {
  it('are those of the editor: lists, tables and breaks count', () => {
    const text = (words: string) => ({ type: 'text', text: words });
    const paragraph = (...nodes: { type: string }[]) => ({ type: 'paragraph', content: nodes });
    const doc: Doc = {
      type: 'doc',
      content: [
        paragraph(text('ab'), { type: 'hardBreak' }, text('cd')),
        { type: 'horizontalRule' },
        { type: 'paragraph' },
        { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('one'))] }] },
        { type: 'heading', content: [text('two')] },
      ],
    };
    const places: [number, string][] = [];
    getSchema(documentExtensions)
      .nodeFromJSON(doc)
      .descendants((node, at) => {
        if (node.isTextblock && node.childCount > 0)
          places.push([at + 1, node.textBetween(0, node.content.size, '', '\n')]);
      });
    expect(passagesOfDocument(doc, 'body').map(({ from, text: words }) => [from, words])).toEqual(places);
    expect(places).toHaveLength(3);
  });
});

describe('banned words', () => {
  const banned = [
    { word: 'utilise', instead: 'use' },
    { word: 'going forward', instead: '' },
    { word: 'کیا جانا', instead: '' },
    { word: 'کریں', instead: 'لکھیں' },
  ];
  test.each([
    ['We Utilise it.', ['Utilise']],
    ['We utilised it, unutilise.', []],
    ['Going  forward we meet; going-forward.', ['Going  forward']],
    ['Going, forward.', []],
    ['the utilise’s end', ['utilise’s']],
    ['یہ کيا جانا چاہیے۔', ['کيا جانا']],
    ['فون کرِیں۔', ['کرِیں']],
    ['کریں\u200cگے', []],
  ])('in “%s”', (text, expected) => {
    expect(wordsOf(text, bannedWordsIn(passages(text), banned))).toEqual(expected);
  });

  it('are found in the headline too, each once', () => {
    const found = bannedWordsIn(passagesOf(content({ headline: 'utilise utilise' })), banned);
    expect(found).toMatchObject([{ field: 'headline', place: { from: 0, to: 7 }, params: { instead: 'use' } }]);
  });
});

describe('acronyms', () => {
  test.each([
    ['The NDMA met.', ['NDMA']],
    ['The National Disaster Management Authority (NDMA) met. The NDMA left.', []],
    ['The NDMA (National Disaster Management Authority) met.', []],
    ['The NDMA met. The National Disaster Management Authority (NDMA) left.', ['NDMA']],
    ['He spoke of rain (NDMA).', ['NDMA']],
    ['The UN met in part II under XIV.', []],
    ['COUNCIL OF GARDENS MEETS', []],
    ['Three NGOs came.', ['NGOs']],
    ['قومی ادارہ برائے آفات (NDMA) کا اجلاس ہوا۔', []],
    ['آج NDMA کا اجلاس ہوا۔', ['NDMA']],
  ])('in “%s”', (text, expected) => {
    expect(wordsOf(text, undefinedAcronyms(passages(text), ['UN']))).toEqual(expected);
  });
});

describe('weekdays', () => {
  // 24 November 2026 is a Tuesday.
  test.each([
    ['on Tuesday, November 24, 2026.', []],
    ['on Monday, November 24, 2026.', [['Monday, November 24, 2026', 'Tuesday']]],
    ['Wed. 24 November 2026', [['Wed. 24 November 2026', 'Tuesday']]],
    ['24 November 2026 (Friday)', [['24 November 2026 (Friday', 'Tuesday']]],
    ['He came on Monday and left on November 24, 2026.', []],
    ['Monday, November 24', []],
    ['بروز پیر 24 نومبر 2026', [['پیر 24 نومبر 2026', 'منگل']]],
    ['منگل، ۲۴ نومبر ۲۰۲۶', []],
    ['جمعہ، ۲۴ نومبر ۲۰۲۶', [['جمعہ، ۲۴ نومبر ۲۰۲۶', 'منگل']]],
    ['lundi 24 novembre 2026', [['lundi 24 novembre 2026', 'mardi']]],
    ['Dienstag, 24. November 2026', []],
    ['الاثنين 24 نوفمبر 2026', [['الاثنين 24 نوفمبر 2026', 'الثلاثاء']]],
    ['सोमवार, 24 नवंबर 2026', [['सोमवार, 24 नवंबर 2026', 'मंगलवार']]],
  ])('in “%s”', (text, expected) => {
    const found = wrongWeekdays(passages(text)).map(({ params }) => [params.words, params.weekday]);
    expect(found).toEqual(expected);
  });

  it('are looked at in the dateline', () => {
    const found = wrongWeekdays(passagesOf(content({ dateline: 'Islamabad: Monday, November 24, 2026' })));
    expect(found).toMatchObject([{ field: 'dateline', place: { from: 11, to: 36 } }]);
  });
});

describe('quotation marks', () => {
  test.each([
    ['He said “yes” and ‘no’, the workers’ right, don’t, ’tis, the ’90s.'],
    ['„Ja“, »ja«, «oui», ‹oui›, “a ‘b’ c”, „tak”.'],
    ["She said \"yes\", 6\" wide, 5' 6\" tall, rock 'n' roll, 'quoted' and workers' rights."],
    ['انہوں نے ”ہاں“ کہا، پھر ’نہیں‘ اور ” جی “ کہا۔'],
    ['انہوں نے “ہاں” کہا۔'],
  ])('pass in %s', (text) => {
    expect(unbalancedQuotes(passages(text))).toEqual([]);
  });

  test.each([
    ['He said “yes and no.', '“', 'quote-unclosed'],
    ['He said yes” and no.', '”', 'quote-unopened'],
    ['He said "yes and no.', '"', 'quote-unclosed'],
    ['Il dit «oui et non.', '«', 'quote-unclosed'],
    ['Er sagt „ja und nein.', '„', 'quote-unclosed'],
    ['He said ‘yes and no.', '‘', 'quote-unclosed'],
    ['“One ‘two” three.', '‘', 'quote-unclosed'],
    ['انہوں نے ”ہاں کہا۔', '”', 'quote-unclosed'],
    ['انہوں نے ہاں“ کہا۔', '“', 'quote-unclosed'],
  ])('are missing in %s', (text, mark, code) => {
    const found = unbalancedQuotes(passages(text));
    expect(found.map((one) => one.code)).toEqual([code]);
    expect(wordsOf(text, found)).toEqual([mark]);
  });

  it('go on in the next paragraph, which begins with the mark again', () => {
    expect(unbalancedQuotes(passages('“One.', '“Two.”'))).toEqual([]);
    expect(unbalancedQuotes(passages('“One.', 'Two.'))).toHaveLength(1);
  });
});

describe('numbers of releases', () => {
  const labels = ['PR No.197', 'PR No.199'];
  test.each([
    ['PR No.197', []],
    ['PR No. 199 is kept', []],
    ['This is PR No. 198 of today', ['PR No. 198']],
    ['PR No.۱۹۸', ['PR No.۱۹۸']],
    ['PRESS RELEASE NO. 198', ['PRESS RELEASE NO. 198']],
    ['پریس ریلیز نمبر ۱۹۸', ['پریس ریلیز نمبر ۱۹۸']],
    ['پریس ریلیز نمبر ۱۹۷', []],
    ['Room 198, No.198 Street', []],
  ])('in “%s”', (text, expected) => {
    expect(wordsOf(text, otherNumbers(passages(text), labels))).toEqual(expected);
  });

  it('may name another release by a link, and say nothing where the number is not known', () => {
    const [one] = passages('PR No.150');
    const link = { from: 1, to: 10, href: 'https://press.example/pr/150' };
    expect(otherNumbers(one ? [{ ...one, links: [link] }] : [], labels)).toEqual([]);
    expect(otherNumbers(passages('PR No.198'), [])).toEqual([]);
  });

  test('a label may have any signs between its letters and figures', () => {
    for (const label of ['7-12MR', 'WRO-26/14', 'PR [7] (a)', 'No. 3 + 4', 'A|5', 'جي-9', 'x^2$'])
      expect(otherNumbers(passages(`As in ${label}.`), [label])).toEqual([]);
  });

  it('of digits alone are compared on no line of figures', () => {
    expect(otherNumbers(passages('2026-198', '78/97'), ['2026-197'])).toEqual([]);
  });
});

describe('telephone numbers', () => {
  test.each([
    ['Tel: 051-9201234', ['051-9201234']],
    ['Tel: +92 51 920 1234, (+92) 51 920 1234, 0092 51 9201234', []],
    ['Call 9201234.', ['9201234']],
    ['فون نمبر ۰۵۱۹۲۰۱۲۳۴', ['۰۵۱۹۲۰۱۲۳۴']],
    ['Write to 0300 1234567 or dial 1122.', ['0300 1234567']],
    ['On 01-02-2026 10:30 it cost 1,234,567 and 0.12345678.', []],
  ])('in “%s”', (text, expected) => {
    expect(wordsOf(text, telephonesWithoutCountry(passages(text)))).toEqual(expected);
  });

  it('of contacts lead to their field', () => {
    const contact = { name: 'Desk', role: '', email: '' };
    const numbers = ['+92 51 920 0000', '051 920 0000', '1122'];
    const found = contactsWithoutCountry(numbers.map((telephone) => ({ ...contact, telephone })));
    expect(found.map(({ field }) => field)).toEqual(['contact-2-telephone']);
  });
});

test('a headline is measured in letters as a reader counts them, a text in words', () => {
  const headline = passagesOf(content({ headline: 'اُردو نَمونہ' }));
  expect(longHeadline(headline, 10)).toEqual([]);
  expect(longHeadline(headline, 9)).toMatchObject([{ params: { length: 10, longest: 9 } }]);
  expect(longText(passages('One two three.', 'Four — don’t.'), 5)).toEqual([]);
  expect(longText(passages('One two three.', 'Four — don’t.'), 4)).toMatchObject([{ params: { length: 5 } }]);
});

test.each([
  ['img-2034.jpg', 'IMG 2034', true],
  ['whatsapp-image.jpg', 'WhatsApp Image 2026-11-24 at 10.00.00 AM', true],
  ['bridge.png', 'bridge', true],
  ['bridge.png', 'The new bridge at the harbour', false],
  ['the-new-bridge.png', 'The new bridge', false],
  ['plan.pdf', 'plan', false],
])('a picture %s with the title “%s”', (name, title, isFound) => {
  expect(undescribedPictures([{ file: 'a'.repeat(64), name, title }])).toHaveLength(isFound ? 1 : 0);
});

test('a link is asked for once, without its fragment, and a silent one leads to its words', () => {
  const body = documentOf(['See https://one.example/a#b and https://one.example/a and https://two.example/.']);
  expect(addressesOf(content({ body }))).toEqual(['https://one.example/a', 'https://two.example/']);
  const outcomes = {
    'https://one.example/a': { outcome: 'status', status: 404 },
    'https://two.example/': { outcome: 'answers', status: 200 },
  } as const;
  const found = silentLinks(passagesOf(content({ body })), outcomes, true);
  expect(found).toMatchObject([{ code: 'link-silent', place: { from: 5 }, params: { why: 'status', status: 404 } }]);
  expect(silentLinks(passagesOf(content({ body })), {}, true).map(({ code }) => code)).toEqual([
    'link-unchecked',
    'link-unchecked',
  ]);
  expect(silentLinks(passagesOf(content({ body })), {}, false)).toEqual([]);
});

describe('a text of a megabyte', () => {
  const settings = {
    ...newPreflight,
    ranks: Object.fromEntries(rankedChecks.map((name) => [name, 'must'])) as Record<RankedCheck, Rank>,
    bannedWords: [{ word: 'a a a a b', instead: '' }],
  };
  const outside = { labels: ['PR No.197'], pastedLabel: null, links: {} };
  const demands = { requiredParts: [], preflight: settings };
  // Each is what one of the rules could stumble over.
  test.each(['“', '‘a', '"a ', 'a ', 'PR No. ', 'ABCD (', 'Mon 1 ', '0', '0-', '(0', 'پیر ۱ ', 'A', ' ', 'PR   '])(
    'of “%s” is checked to its end',
    (part) => {
      const text = part.repeat(900_000 / part.length);
      const checks = preflight(content({ headline: 'x', body: documentOf([text]) }), 'en', 'first', demands, outside);
      expect(checks.length).toBeGreaterThan(0);
    },
  );
});
