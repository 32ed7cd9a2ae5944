import { expect, test } from 'vitest';
import { endOfChange, placeAfter } from './caret.ts';
import { fieldOfId, idOfField } from './field-ids.ts';

test('a caret stays with its words when the line changes before or behind it', () => {
  expect(placeAfter(4, 'Quay opens', 'Quay opens today')).toBe(4);
  expect(placeAfter(10, 'Quay opens', 'The quay: Quay opens')).toBe(20);
});

test('a caret in words that went stands where they were', () => {
  expect(placeAfter(6, 'One xxx three', 'One three')).toBe('One '.length);
  expect(placeAfter(6, 'One xxx three', 'One yy three')).toBe('One yy'.length);
  expect(endOfChange('One three', 'One xxx three')).toBe('One xxx '.length);
});

test('a field of the text is known by its id and found by it', () => {
  for (const name of ['headline', 'body', 'endMark', 'contacts', 'subheadlines', 'attachments'] as const)
    expect(fieldOfId(idOfField(name, 2))).toBe(name);
  expect(fieldOfId('field-contact-1-role')).toBe('contacts');
  expect([fieldOfId(''), fieldOfId('find-words')]).toEqual([null, null]);
});
