'use client';
import { useEffect, useRef } from 'react';
import { inLanguage } from '#lib/core/languages.ts';
import type { DeskSet, HouseSet } from '#lib/house/schema.ts';
import { ReaderView, Seen, Sheet, type StepFacts } from './reader-view.tsx';
import type { SeriesShown } from './series-preview.tsx';
import { formatLabel, pathOf, periodAt } from '#lib/numbering/rules.ts';

type Props = StepFacts & { house: HouseSet; desks: DeskSet[]; series: SeriesShown | null };

const program = 'npm run -s pressmark --';

/** The set-up is over: what the house does next. */
export function DoneStep({ house, desks, series, emblem, site, now }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const name = inLanguage(house.names, house.languages[0] ?? 'en');
  const desk = desks[0]?.key ?? 'press';
  const period = series && periodAt(series, now);
  return (
    <main id="main" className="set-up-columns">
      <section className="set-up-form" aria-labelledby="set-up-title">
        <header>
          <h1 id="set-up-title" ref={heading} tabIndex={-1}>
            <bdi>{name}</bdi> is set up
          </h1>
          <p className="set-up-lead">You are its administrator. Two things remain before the first release.</p>
        </header>
        <ol className="set-up-rest">
          <li>
            <h2>Invite people</h2>
            <p>
              An officer writes, and an editor who has not written the text approves and publishes it. So a release
              takes two people.
            </p>
            <p>
              <a href="/desk/people">Go to People</a>, or name them by a command:
            </p>
            <code>
              {program} user add EMAIL --name NAME --role officer --desk {desk}
            </code>
          </li>
          <li>
            <h2>Bring in your archive</h2>
            <p>
              What you published before keeps its numbers and days.
              {series && series.next > 1 ? ` The numbers before ${series.next} wait for it.` : ''}
            </p>
            <code>
              {program} import FOLDER --series {series?.key ?? 'pr'} --desk {desk}
            </code>
          </li>
        </ol>
        <div className="set-up-act">
          <a className="plain" href="/">
            Look at the public site
          </a>
          <a className="button primary" href="/desk">
            Open the newsroom
          </a>
        </div>
      </section>
      <ReaderView title="What readers see now" note="nothing is published yet">
        <Sheet house={house} emblem={emblem}>
          <p className="see-text">Nothing has been published here yet.</p>
        </Sheet>
        {series && period ? (
          <dl className="see-list">
            <Seen place="Your site">
              <span dir="ltr">{site}</span>
            </Seen>
            <Seen place="Comes first">
              <b dir="auto">{formatLabel(series, period, series.next)}</b>
            </Seen>
            <Seen place="Its address">
              <span dir="ltr">
                {site}
                {pathOf(series.key, series.period, period, series.next, null)}
              </span>
            </Seen>
          </dl>
        ) : null}
      </ReaderView>
    </main>
  );
}
