import { CopyCheckDocument, CopyVerdictDocument } from '#components/site/copy-check/copy-check.tsx';
import { markup } from '#components/site/markup.ts';
import { prefixOf } from '#components/site/place.ts';
import type { Sent } from '#lib/core/serving/posts.ts';
import { siteResponse } from '#lib/core/serving/site-response.ts';
import { copyFaults, type CopyVerdict } from '#lib/site/copy-check/copy-schema.ts';
import { getHouse } from '#lib/site/queries.ts';
import { languageOf, notFound, page, placeOf } from '../answer.ts';
import { judge } from './judge.ts';

/** The form with which a reader has a copy checked. */
export async function copyCheckAnswer(languageKey: string | undefined): Promise<Response> {
  const house = await getHouse();
  const language = languageOf(house, languageKey);
  if (language === null) return notFound();
  const place = placeOf(house, language, `${prefixOf(house, language)}/check`);
  return page(<CopyCheckDocument place={place} />, []);
}

async function verdictOf(sent: Sent): Promise<CopyVerdict> {
  if (!('refused' in sent)) return judge(sent);
  return { kind: 'refused', fault: sent.refused, retryAfter: 'retryAfter' in sent ? sent.retryAfter : null };
}

/** What a copy is that a reader sent. Nobody keeps the answer, and no search engine lists it. */
export async function copyVerdictAnswer(sent: Sent, languageKey: string | undefined): Promise<Response> {
  const house = await getHouse();
  const language = languageOf(house, languageKey);
  if (language === null) return notFound();
  const verdict = await verdictOf(sent);
  const retryAfter = verdict.kind === 'refused' ? verdict.retryAfter : null;
  const place = placeOf(house, language, `${prefixOf(house, language)}/check`);
  return siteResponse({
    status: verdict.kind === 'refused' ? copyFaults[verdict.fault] : 200,
    type: 'text/html; charset=utf-8',
    body: markup(<CopyVerdictDocument place={place} verdict={verdict} />),
    keep: 'never',
    headers: retryAfter === null ? {} : { 'Retry-After': String(retryAfter) },
  });
}
