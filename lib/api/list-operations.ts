import 'server-only';
import { notFound, ok } from '#lib/core/result.ts';
import { inLanguage } from '#lib/core/languages.ts';
import { readAs } from '#lib/core/transact.ts';
import { siteOrigin } from '#lib/core/serving/site-response.ts';
import { peekNumber } from '#lib/numbering/commands.ts';
import { cursorAfter, pageSize } from './cursor-rules.ts';
import type { Operation } from './operation.ts';
import { releaseRows, registerRows } from './list-queries.ts';
import {
  type RegisterQuery,
  type ReleasesQuery,
  registerPage,
  registerQuery,
  releasesPage,
  releasesQuery,
  seriesList,
} from './list-schema.ts';

const reading = {
  kind: 'read',
  method: 'GET',
  status: 200,
  body: null,
  changes: false,
} as const;

const urlOf = (path: string | null) => (path === null ? null : siteOrigin() + path);

export const listReleases: Operation = {
  ...reading,
  name: 'listReleases',
  path: '/releases',
  summary: 'Releases of the desks that the token sees, newest first, fifty at a time.',
  who: 'anyone with a token; each sees the desks of its user',
  query: releasesQuery,
  answer: releasesPage,
  read: (actor, { query }) =>
    readAs(actor, async (tx) => {
      const rows = await releaseRows(tx, query as ReleasesQuery);
      const releases = rows.slice(0, pageSize).map(({ path, publishedAt, publishAt, changedAt, ...row }) => ({
        ...row,
        url: urlOf(path),
        publishAt: publishAt?.toISOString() ?? null,
        publishedAt: publishedAt?.toISOString() ?? null,
        changedAt: changedAt.toISOString(),
      }));
      const next = rows.length > pageSize ? cursorAfter(releases.at(-1)?.id ?? '') : null;
      return ok({ body: { releases, next } });
    }),
};

export const listSeries: Operation = {
  ...reading,
  name: 'listSeries',
  path: '/series',
  summary: 'Every series, with the number that the next publication would take.',
  who: 'anyone with a token',
  query: null,
  answer: seriesList,
  read: (actor) =>
    readAs(actor, async (tx) => {
      const rows = await tx.series.findMany({ orderBy: { key: 'asc' } });
      const series = [];
      for (const row of rows) {
        const { label, number, period } = await peekNumber(tx, row);
        const { key, names, labelTemplate, period: restarts, timeZone, approvals, allowUrgent, commentsStop } = row;
        const next = { label, number, period: period.key };
        const name = inLanguage(names, 'en');
        const asks = { approvals, allowUrgent, commentsStop };
        series.push({ key, name, labelTemplate, period: restarts, timeZone, ...asks, next });
      }
      return ok({ body: { series } });
    }),
};

export const readRegister: Operation = {
  ...reading,
  name: 'readRegister',
  path: '/register',
  summary: 'The public register: every number’s life, newest entry first, a hundred at a time.',
  who: 'anyone with a token',
  query: registerQuery,
  answer: registerPage,
  read: (actor, { query }) =>
    readAs(actor, async (tx) => {
      const filter = query as RegisterQuery;
      if (filter.series !== undefined && !(await tx.series.findUnique({ where: { key: filter.series } })))
        return notFound('This series');
      const { entries, more } = await registerRows(tx, filter);
      const page = entries.map(({ path, at, seq, ...entry }) => ({
        ...entry,
        seq: Number(seq),
        at: at.toISOString(),
        url: urlOf(path),
      }));
      return ok({ body: { entries: page, next: more ? cursorAfter(String(page.at(-1)?.seq)) : null } });
    }),
};
