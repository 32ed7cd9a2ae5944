// Whether a field of a text says something.
import type { Doc } from '#lib/core/document.ts';
import { paragraphsOf } from './document/document-text-rules.ts';

const isDocument = (value: unknown): value is Doc => (value as Doc | null)?.type === 'doc';
/** True for a value that says nothing. */
export const isEmpty = (value: unknown) =>
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (isDocument(value) && paragraphsOf(value).length === 0);
