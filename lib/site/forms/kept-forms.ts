import 'server-only';
import { canonicalHash } from '#lib/core/canonical.ts';
import { publicFileQuery } from '#lib/core/public-db.ts';
import { type FormSource, type KeptForm, madeFrom } from './form-rules.ts';

/** The key of a form: SHA-256, hex, of what it is made from. */
export const keyOfForm = (form: KeptForm, source: FormSource) => canonicalHash(madeFrom(form, source));

/** The bytes of a form that was made before; null where there are none. */
export async function getKeptForm(key: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const [row] = await publicFileQuery<{ bytes: Uint8Array<ArrayBuffer> }>(
    'form',
    'SELECT bytes FROM pub.form WHERE key = $1',
    [key],
  );
  return row?.bytes ?? null;
}
