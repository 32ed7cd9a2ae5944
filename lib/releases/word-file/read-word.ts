import 'server-only';
import type { Actor } from '#lib/core/actor.ts';
import { ok, type Refusal, type Result, refuse } from '#lib/core/result.ts';
import { shownInWord } from '#lib/text/word/shown-in-word.ts';
import { refusalOfWord } from './word-rules.ts';
import type { ReadWordInput, WordText } from './word-schema.ts';

/** Who may write a text on some desk may have a Word file read. */
function refusalToRead({ grants }: Actor): Refusal | null {
  if (grants.some(({ role }) => role === 'officer' || role === 'editor')) return null;
  return refuse('forbidden', {
    code: 'role',
    message: 'To have a file read you need to be an officer or editor on a desk. Ask your administrator.',
    params: { to: 'readWord' },
  });
}

/** Reads a Word file for its sender. It keeps nothing of it. */
export async function readWord(actor: Actor, { name, direction, bytes }: ReadWordInput): Promise<Result<WordText>> {
  const refused = refusalToRead(actor);
  if (refused) return refused;
  const shown = shownInWord(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), direction);
  return 'fault' in shown ? refusalOfWord(shown.fault, name) : ok(shown);
}
