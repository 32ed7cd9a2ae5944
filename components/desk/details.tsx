'use client';
import { directionOf, nameOfLanguage } from '#lib/core/languages.ts';
import type { DeskRelease } from '#lib/releases/schema.ts';

/** Where it belongs: desk, series, language, what it translates, who started it. */
export function Details({ release }: { release: DeskRelease }) {
  const { desk, series, language, original, startedBy } = release;
  return (
    <section>
      <h3 className="label">Details</h3>
      <dl className="details">
        {original ? (
          <div>
            <dt>Translates</dt>
            <dd>
              <a href={original.path}>{original.label}</a>
            </dd>
          </div>
        ) : null}
        <div>
          <dt>Desk</dt>
          <dd>{desk.name}</dd>
        </div>
        <div>
          <dt>Series</dt>
          <dd>{series.name}</dd>
        </div>
        <div>
          <dt>Language</dt>
          <dd lang={language} dir={directionOf(language)}>
            {nameOfLanguage(language)}
          </dd>
        </div>
        <div>
          <dt>Started by</dt>
          <dd>{startedBy}</dd>
        </div>
      </dl>
    </section>
  );
}
