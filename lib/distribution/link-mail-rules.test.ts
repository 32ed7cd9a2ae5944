import { expect, test } from 'vitest';
import { linkMail } from './link-mail-rules.ts';

const link = 'https://press.example.org/desk/join?code=abc';
const facts = { kind: 'invitation', name: 'An officer', link, house: 'A house', language: 'en' } as const;

test.each(['invitation', 'password'] as const)(
  'a link (%s) comes in plain text and HTML, in both languages',
  (kind) => {
    const english = linkMail({ ...facts, kind });
    const urdu = linkMail({ ...facts, kind, language: 'ur' });
    for (const { subject, text, html } of [english, urdu]) {
      expect(subject).not.toContain('{');
      for (const form of [text, html]) for (const part of [link, 'An officer', 'A house']) expect(form).toContain(part);
    }
    expect(english.html).toContain('dir="ltr"');
    expect(urdu.html).toContain('<html lang="ur" dir="rtl">');
  },
);

test('no name of a person or a house adds a header or markup', () => {
  const { subject, text, html } = linkMail({ ...facts, name: 'A\nB <b>c</b>', house: 'H\r\nBcc: x@demo.example $&' });
  expect(subject).toBe('Your account at H Bcc: x@demo.example $&');
  expect(text).toMatch(/^A B <b>c<\/b>\n\n/);
  expect(html).toContain('A B &#60;b&#62;c');
});
