import { describe, expect, test } from 'vitest';
import { events } from '#lib/notices/rules.ts';
import { noticeMail } from './mail-words-rules.ts';

const notice = {
  event: 'changes-requested',
  by: 'An editor',
  desk: 'Finance desk',
  link: 'https://press.example.org/desk/releases/1',
} as const;
const listLink = 'https://press.example.org/desk/notices';
const facts = { language: 'en', house: 'A house', notices: [notice], listLink };

describe('the e-mail of a notice', () => {
  test('names desk and person, says what to do, and links to the release, in plain text and HTML', () => {
    const { subject, text, html } = noticeMail(facts);
    expect(subject).toBe('Changes requested: Finance desk');
    expect(text).toContain('An editor has requested changes to this release.');
    for (const part of ['Finance desk', notice.link, listLink, 'A house'])
      for (const form of [text, html]) expect(form).toContain(part);
    expect(html).toContain('<html lang="en" dir="ltr">');
  });

  test('is Urdu for its readers, from right to left', () => {
    const { subject, text, html } = noticeMail({ ...facts, language: 'ur' });
    expect(subject).toBe('تبدیلیاں درکار ہیں: Finance desk');
    expect(text).toContain('\u200FAn editor نے اس ریلیز میں تبدیلیاں طلب کی ہیں۔');
    expect(html).toContain('<html lang="ur" dir="rtl">');
    expect(html).toContain('<bdi>An editor</bdi>');
    const scheduled = { ...notice, event: 'published', by: 'the newsroom' } as const;
    expect(noticeMail({ ...facts, language: 'ur', notices: [scheduled] }).text).toContain('نیوز روم');
  });

  test.each(['en', 'ur'])('has words for every event in %s', (language) => {
    for (const event of events) {
      const { subject, text } = noticeMail({ ...facts, language, notices: [{ ...notice, event }] });
      expect(subject.length).toBeGreaterThan(10);
      expect(text).not.toMatch(/undefined|\{by\}/);
    }
  });

  test('of several lists each, and says how many the desk has besides', () => {
    const { subject, text } = noticeMail({ ...facts, notices: Array.from({ length: 53 }, () => notice) });
    expect(subject).toBe('53 notices');
    expect(text.split(notice.link)).toHaveLength(51);
    expect(text).toContain('And 3 more:');
  });

  test('lets no name add a line, a header, markup or another direction', () => {
    const by = 'A\r\nBcc: x@demo.example\u202E\u200B <b>editor</b>';
    const desk = `\u2066Finance\u2069\n\nInjected: yes${'x'.repeat(500)}`;
    const { subject, text, html } = noticeMail({
      ...facts,
      house: 'H\u0000\u2028ouse',
      notices: [{ ...notice, by, desk }],
    });
    for (const form of [subject, text, html])
      expect(form).not.toMatch(/(?!\n)\p{Cc}|[\u2028\u202A-\u202E\u2066-\u2069\u200B]/u);
    expect(subject).toMatch(/^Changes requested: Finance Injected: yes/);
    expect([...subject].length).toBeLessThanOrEqual(150);
    expect(text).toContain('A Bcc: x@demo.example <b>editor</b> has requested changes');
    expect(html).toContain('&#60;b&#62;editor');
  });

  test('keeps the joiners of Urdu names', () => {
    const desk = 'اقوام\u200Cمتحدہ';
    expect(noticeMail({ ...facts, notices: [{ ...notice, desk }] }).subject).toContain(desk);
  });
});
