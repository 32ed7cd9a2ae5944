import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { directionOf } from '#lib/core/languages.ts';
import type { RegisterKind } from '#lib/site/schema.ts';
import { useTimes } from './use-times.ts';

type Row = {
  seq: string;
  at: Date;
  kind: RegisterKind;
  label: string;
  headline: string | null;
  path: string | null;
  language: string;
  releaseId: string | null;
};

/** A link to the release on the desk, or to its public page if it belongs to another desk. */
function Label({ row: { label, path, releaseId } }: { row: Row }) {
  if (releaseId !== null)
    return (
      <Link href={`/desk/releases/${releaseId}`} prefetch={false}>
        {label}
      </Link>
    );
  return path === null ? label : <a href={path}>{label}</a>;
}

/** The register as a table, newest entries first. */
export function RegisterTable({
  rows,
  more,
  timeZone,
  now,
}: {
  rows: Row[];
  more: string | null;
  timeZone: string;
  now: Date;
}) {
  const t = useTranslations('register');
  const times = useTimes(timeZone);
  return (
    <main id="main" className="sheet-page">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <a className="button quiet" href="/register">
          {t('public')}
        </a>
      </div>
      {rows.length === 0 ? (
        <p className="first-steps">{t('empty')}</p>
      ) : (
        <table className="register">
          <caption className="unseen">{t('caption')}</caption>
          <thead>
            <tr>
              {(['entry', 'number', 'headline', 'what', 'when'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`columns.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.seq}>
                <td className="figure">{row.seq}</td>
                <th scope="row">
                  <Label row={row} />
                </th>
                <td className="register-headline">
                  <span lang={row.language} dir={directionOf(row.language)}>
                    {row.headline ?? ''}
                  </span>
                </td>
                <td>{t(`kinds.${row.kind}`)}</td>
                <td className="figure">{times.short(row.at, now)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {more ? (
        <p>
          <Link className="button quiet" href={`/desk/register?before=${more}`} prefetch={false}>
            {t('earlier')}
          </Link>
        </p>
      ) : null}
    </main>
  );
}
