import { describe, expect, it, test } from 'vitest';
import { emailLink, telephoneLink } from './contact-rules.ts';
import { readContacts } from './contact-lines-rules.ts';

test.each([
  ['+92 51 920 0000', 'tel:+92519200000'],
  ['051-9200000 ext. 12', 'tel:0519200000;ext=12'],
  ['(051) 920/0000', 'tel:0519200000'],
  ['۰۵۱ ۹۲۰۰۰۰۰', 'tel:0519200000'],
  ['1166', 'tel:1166'],
  ['', null],
  ['see the website', null],
  ['051 9200000, 051 9200001', null],
  ['1'.repeat(61), null],
  [`1${' '.repeat(300_000)}x`, null],
])('“%.40s” leads to %s', (telephone, link) => expect(telephoneLink(telephone)).toBe(link));

test.each([
  ['press@office.example', 'mailto:press@office.example'],
  ['press.office+pk@mail.office.example', 'mailto:press.office+pk@mail.office.example'],
  ['', null],
  ['press@office', null],
  ['press@office.example?subject=x', null],
  ['javascript:alert(1)@x.example', null],
  [`${'a'.repeat(300_000)}@`, null],
])('“%.40s” is written to at %s', (email, link) => expect(emailLink(email)).toBe(link));

describe('contacts', () => {
  const read = (text: string) => readContacts(text.split('\n'));

  it('are separated by empty lines', () => {
    expect(read('Duty officer\nPress wing\nTel: 051 9200000\nE-mail: press@office.example\n\nDesk\n1166')).toEqual([
      { name: 'Duty officer', role: 'Press wing', telephone: '051 9200000', email: 'press@office.example' },
      { name: 'Desk', role: '', telephone: '1166', email: '' },
    ]);
  });

  it('may have name and number in one line', () => {
    expect(read('Press office: 020 5550 0173\npress@halls.example')).toEqual([
      { name: 'Press office', role: '', telephone: '020 5550 0173', email: 'press@halls.example' },
    ]);
  });

  it('have a role of digits where another line says that it is the telephone number', () => {
    expect(read('Desk\n2021 2021\nTelephone: 1166')).toEqual([
      { name: 'Desk', role: '2021 2021', telephone: '1166', email: '' },
    ]);
  });

  it('are none if nobody can be reached or a line fits no field', () => {
    expect(read('The hall is open on Fridays.')).toBeNull();
    expect(read('Duty officer\nPress wing\nSecond floor\n1166')).toBeNull();
    expect(read('')).toBeNull();
    expect(read(Array(11).fill('Desk\n1166').join('\n\n'))).toBeNull();
  });
});
