import { OnlyInDocument } from '#components/site/release/only-in.tsx';
import { ReleaseDocument } from '#components/site/release/release.tsx';
import { fileHeaders } from '#lib/core/serving/file-headers.ts';
import { siteOrigin, siteResponse } from '#lib/core/serving/site-response.ts';
import { type KeptForm, keptForms } from '#lib/site/forms/form-rules.ts';
import { ninjs } from '#lib/site/ninjs-rules.ts';
import { type PageWithHouse, getFile, getHouse, getPage, getPageElsewhere } from '#lib/site/queries.ts';
import { tag } from '#lib/site/tags-rules.ts';
import { json, languageOf, notFound, page, placeOf } from './answer.ts';
import { formAnswer, textAnswer } from './forms.ts';
import { redlineAnswer } from './redline.tsx';

const forms = /^(.*?)(?:\.(txt|json|pdf|docx|png))?$/;
const isKeptForm = (form: string | undefined): form is KeptForm => keptForms.some((one) => one === form);
// A file's name begins with a letter; a number never does.
const file = /^[a-z][a-z0-9-]*\.[a-z]+$/;

function tagsOfPage({ page: { id, series, period, number, previous, next } }: PageWithHouse): string[] {
  const beside = [previous, next].filter((one) => one !== null);
  return [
    tag.release(id),
    tag.number(series, period, number),
    ...beside.map((one) => tag.number(series, one.period, one.number)),
  ];
}

/** A file that is attached to the release. */
async function attachment(path: string, edition: number | null, name: string): Promise<Response> {
  const result = await getFile(path, edition, name);
  if (!result) return notFound();
  const { id, language, type, bytes } = result;
  return siteResponse({
    type,
    body: bytes,
    keep: 'tagged',
    tags: [tag.release(id)],
    headers: {
      ...fileHeaders(type, name),
      Link: `<${siteOrigin()}${path}>; rel="up"`,
      'Content-Language': language,
    },
  });
}

/** The page of a number that exists in other languages only, or 404. */
async function onlyIn(path: string, languageKey: string | undefined): Promise<Response> {
  const house = await getHouse();
  const language = languageOf(house, languageKey);
  const result = language === null ? null : await getPageElsewhere(path, language, house);
  if (!result || language === null) return notFound();
  return page(<OnlyInDocument place={placeOf(house, language, path)} page={result.page} />, tagsOfPage(result));
}

/**
 * A release in each of its forms: the page, `.txt`, `.json`, `.pdf`, `.docx`, its share picture
 * `.png`, `?edition=` for an earlier edition, `/changes`, and its attachments below it.
 */
export async function releaseAnswer(
  request: Request,
  address: string[],
  languageKey: string | undefined,
): Promise<Response> {
  const last = address.at(-1);
  if (last === 'changes') return redlineAnswer(request, address.slice(0, -1), 'page', languageKey);
  if (last === 'changes.json') return redlineAnswer(request, address.slice(0, -1), 'json', languageKey);
  const value = new URL(request.url).searchParams.get('edition');
  const edition = value === null ? null : Number(value);
  const above = `${languageKey === undefined ? '' : `/${languageKey}`}/releases/`;
  if (last && file.test(last)) return attachment(above + address.slice(0, -1).join('/'), edition, last);
  const [, rest = '', form] = forms.exec(address.join('/')) ?? [];
  const path = above + rest;
  const result = await getPage(path, edition);
  if (!result || languageOf(result.house, languageKey) !== result.page.language)
    return form === undefined && edition === null ? onlyIn(path, languageKey) : notFound();
  const status = result.page.text ? 200 : 410;
  if (form === 'txt') return textAnswer(result);
  if (isKeptForm(form)) return formAnswer(result, form);
  if (form === 'json') return json(ninjs(result.page, result.house, siteOrigin()), tagsOfPage(result), status);
  return page(
    <ReleaseDocument place={placeOf(result.house, result.page.language, path)} page={result.page} />,
    tagsOfPage(result),
    status,
  );
}
