import { sizeInWords } from '#lib/core/languages.ts';
import type { PublicAttachment } from '#lib/site/schema.ts';

/** "PDF, 1.2 MB" */
export function kindInWords({ name, size }: PublicAttachment, language: string): string {
  const kind = name.slice(name.lastIndexOf('.') + 1).toUpperCase();
  return `${kind}, ${sizeInWords(size, language)}`;
}
