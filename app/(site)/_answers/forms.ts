// The forms of a release as files: plain text, PDF, Word, share picture.
import { LRUCache } from 'lru-cache';
import { plainTextOf, textOfRemoved } from '#components/site/forms/plain-text.ts';
import { formWordsOf } from '#components/site/words/words-of-forms.ts';
import { fileHeaders } from '#lib/core/serving/file-headers.ts';
import { siteOrigin, siteResponse } from '#lib/core/serving/site-response.ts';
import { fileNameOf, type FormSource, type KeptForm, typeOfForm } from '#lib/site/forms/form-rules.ts';
import { getKeptForm, keyOfForm } from '#lib/site/forms/kept-forms.ts';
import { FormMaker, FormTrouble } from '#lib/site/forms/maker.ts';
import { getEmblem, type PageWithHouse } from '#lib/site/queries.ts';
import { tag } from '#lib/site/tags-rules.ts';

const plainType = 'text/plain; charset=utf-8';
const maker = new FormMaker();
// What could not be made is not tried again for each reader.
const failures = new LRUCache<string, true>({ max: 500, ttl: 600_000 });

/** Ends the process that makes forms. */
export const closeForms = () => maker.close();

/** The process that makes forms, for tests. */
export const formMaker = maker;

const headersOf = ({ page, origin }: FormSource) => ({
  Link: `<${origin}${page.path}>; rel="canonical"`,
  'Content-Language': page.language,
});

const tagsOf = ({ page }: FormSource) => [tag.house, tag.release(page.id)];

const words = (source: FormSource, status: number, body: string, retryAfter: string | null = null): Response =>
  siteResponse({
    status,
    type: plainType,
    body,
    keep: retryAfter === null ? 'tagged' : 'never',
    ...(retryAfter === null ? { tags: tagsOf(source) } : {}),
    headers: { ...headersOf(source), ...(retryAfter === null ? {} : { 'Retry-After': retryAfter }) },
  });

/** The text as a file; where a withdrawal took it away, what was withdrawn, when and why. */
export function textAnswer(found: PageWithHouse): Response {
  const source = { ...found, origin: siteOrigin() };
  const { page } = source;
  if (!page.text) return words(source, 410, textOfRemoved(source));
  return siteResponse({
    type: plainType,
    body: plainTextOf(source),
    keep: 'tagged',
    tags: tagsOf(source),
    headers: { ...headersOf(source), 'Content-Disposition': `inline; filename="${fileNameOf(page, 'txt')}"` },
  });
}

async function madeNow(form: KeptForm, source: FormSource): Promise<Uint8Array<ArrayBuffer>> {
  const { emblem } = source.house;
  const hash = emblem?.slice(emblem.lastIndexOf('-') + 1);
  return maker.make({ ...source, form, emblem: hash ? await getEmblem(hash) : null });
}

/** Why there is no form, in words. A failure is logged once. */
function troubleAnswer(source: FormSource, form: KeptForm, key: string, trouble: FormTrouble): Response {
  const forms = formWordsOf(source.page.language);
  if (trouble.kind === 'busy') return words(source, 503, `${forms.busy}\n`, '10');
  if (!failures.has(key)) console.error(`A form could not be made: ${source.page.path}.${form}: ${trouble.message}`);
  failures.set(key, true);
  return words(source, 503, `${forms.unmade}\n`, '600');
}

/** The bytes of a form; null if it cannot be made now. */
export async function formBytes(form: KeptForm, source: FormSource): Promise<Uint8Array | null> {
  const key = keyOfForm(form, source);
  try {
    return failures.has(key) ? null : ((await getKeptForm(key)) ?? (await madeNow(form, source)));
  } catch (error) {
    if (error instanceof FormTrouble) return null;
    throw error;
  }
}

/** A form that is kept, or made now in another process. */
export async function formAnswer(found: PageWithHouse, form: KeptForm): Promise<Response> {
  const source = { ...found, origin: siteOrigin() };
  const { page } = source;
  // A picture has no word of a text that was removed.
  if (!page.text && form !== 'png') return words(source, 410, textOfRemoved(source));
  const key = keyOfForm(form, source);
  try {
    if (failures.has(key)) throw new FormTrouble('failed', 'it failed before');
    const body = (await getKeptForm(key)) ?? (await madeNow(form, source));
    const type = typeOfForm[form];
    return siteResponse({
      type,
      body: new Uint8Array(body),
      keep: 'tagged',
      tags: tagsOf(source),
      headers: { ...fileHeaders(type, fileNameOf(page, form)), ...headersOf(source) },
    });
  } catch (error) {
    if (error instanceof FormTrouble) return troubleAnswer(source, form, key, error);
    throw error;
  }
}
