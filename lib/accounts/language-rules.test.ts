import { expect, test } from 'vitest';
import { interfaceLanguage, languageAccepted } from './language-rules.ts';

test('a language counts by its code, whatever its region', () => {
  expect(interfaceLanguage('ur-PK')).toBe('ur');
  expect(interfaceLanguage('EN')).toBe('en');
  expect(interfaceLanguage('fr')).toBeNull();
  expect(interfaceLanguage(undefined)).toBeNull();
});

test('the browser’s first language that the interface has is the reader’s', () => {
  expect(languageAccepted('fr, ur-PK;q=0.8, en;q=0.9')).toBe('en');
  expect(languageAccepted('ur,en;q=0.5')).toBe('ur');
  expect(languageAccepted('ur;q=0,en;q=0.1')).toBe('en');
  expect(languageAccepted('fr-FR,*;q=0.1')).toBeNull();
  expect(languageAccepted(null)).toBeNull();
  expect(languageAccepted(';;,q=1,,')).toBeNull();
});
