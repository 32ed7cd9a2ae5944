import fc from 'fast-check';
import { expect, it } from 'vitest';
import { planOf, type SurveyedFile, spansOf } from './overview-rules.ts';

const period = (key: string) => ({ key, start: `${key}-01` });
const file = (name: string, number: number, textHash: string, month = '2021-11'): SurveyedFile => ({
  file: name,
  period: period(month),
  number,
  label: `PR No.${number}`,
  textHash,
});

it('equal texts with one number are one; different ones name each other', () => {
  const plan = planOf([
    file('b', 2, 'x'),
    file('a', 1, 'x'),
    file('b again', 2, 'x'),
    file('c', 3, 'x'),
    file('d', 3, 'y'),
  ]);
  expect(plan.map(({ file: name, same, others }) => [name, same, others])).toEqual([
    ['a', [], []],
    ['b', ['b again'], []],
    ['c', [], ['d']],
    ['d', [], ['c']],
  ]);
});

it('a plan has each file once, ordered by period and number', () => {
  const files = fc
    .array(
      fc.record({
        number: fc.integer({ min: 1, max: 5 }),
        textHash: fc.constantFrom('x', 'y', 'z'),
        month: fc.constantFrom('2021-11', '2021-12'),
      }),
    )
    .map((some) => some.map(({ number, textHash, month }, index) => file(`${index}`, number, textHash, month)));
  fc.assert(
    fc.property(files, (surveyed) => {
      const plan = planOf(surveyed);
      expect(plan.flatMap((one) => [one.file, ...one.same]).toSorted()).toEqual(
        surveyed.map((one) => one.file).toSorted(),
      );
      const places = plan.map((one) => one.period.start + String(one.number).padStart(3, '0'));
      expect(places).toEqual(places.toSorted());
      const inPlace = (one: SurveyedFile) =>
        surveyed.filter((s) => s.period.key === one.period.key && s.number === one.number);
      for (const one of plan) expect(1 + one.same.length + one.others.length).toBe(inPlace(one).length);
    }),
  );
});

it('a span reaches from a period’s lowest number to its highest', () => {
  expect(spansOf([file('a', 7, 'x'), file('b', 3, 'x'), file('c', 9, 'x', '2021-12')])).toEqual([
    { period: period('2021-11'), lowest: 3, highest: 7 },
    { period: period('2021-12'), lowest: 9, highest: 9 },
  ]);
});
