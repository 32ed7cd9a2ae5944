import Link from 'next/link';
import { directionOf } from '#lib/core/languages.ts';
import { useTimes } from './use-times.ts';

type Row = {
  seq: string;
  at: Date;
  kind: string;
  label: string;
  headline: string | null;
  path: string | null;
  language: string;
  releaseId: string | null;
};

const kinds: Record<string, string> = {
  published: 'Published',
  archived: 'Archived',
  corrected: 'Corrected',
  withdrawn: 'Withdrawn',
  reinstated: 'Reinstated',
  reserved: 'Reserved',
  void: 'Void',
  begins: 'Begins here',
  absent: 'Not in the archive',
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
  const times = useTimes(timeZone);
  return (
    <main id="main" className="sheet-page">
      <div className="page-head">
        <h1>Register</h1>
        <a className="button quiet" href="/register">
          Every number, counted in public
        </a>
      </div>
      {rows.length === 0 ? (
        <p className="first-steps">No number has been taken yet. The first publication writes the first line.</p>
      ) : (
        <table className="register">
          <caption className="unseen">Every number that was taken, newest first</caption>
          <thead>
            <tr>
              <th scope="col">Entry</th>
              <th scope="col">Number</th>
              <th scope="col">Headline</th>
              <th scope="col">What</th>
              <th scope="col">When</th>
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
                <td>{kinds[row.kind] ?? row.kind}</td>
                <td className="figure">{times.short(row.at, now)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {more ? (
        <p>
          <Link className="button quiet" href={`/desk/register?before=${more}`} prefetch={false}>
            Earlier entries
          </Link>
        </p>
      ) : null}
    </main>
  );
}
