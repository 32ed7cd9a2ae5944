'use client';
import { useTranslations } from 'next-intl';
import { ReadContacts } from '#components/editor/contact-list.tsx';
import { ReadBody } from '#components/editor/read-body.tsx';
import { useNames } from '#components/ui/names.ts';
import { directionOf } from '#lib/core/languages.ts';
import type { Choice, Part } from '#lib/text/merge/merge-rules.ts';
import type { DeskRelease } from '#lib/releases/schema.ts';
import type { Draft } from '#components/desk/draft/use-draft.ts';
import { idOfField } from '#components/desk/draft/field-ids.ts';
import { openIn } from '#components/desk/draft/meeting-rules.ts';
import { useTimes } from '#components/desk/use-times.ts';

/** What one person wrote at the place of a collision. */
function Wording({ part, language }: { part: Part; language: string }) {
  const t = useTranslations('together');
  const { body, notes, contacts, attachments, subheadlines = [], ...lines } = part;
  const doc = body ?? notes;
  const said = [
    ...Object.values(lines),
    ...subheadlines,
    ...(attachments ?? []).map(({ title, name }) => title || name),
  ];
  const isNothing = !doc?.content?.length && !contacts?.length && said.every((line) => line === '');
  if (isNothing) return <p className="collision-nothing">{t('nothing')}</p>;
  return (
    <div className="document" lang={language} dir={directionOf(language)}>
      {doc?.content?.length ? <ReadBody body={doc} field="" /> : null}
      {contacts ? <ReadContacts contacts={contacts} /> : null}
      {said.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has nothing but its place
        <p key={at} dir="auto">
          {line}
        </p>
      ))}
    </div>
  );
}

/** Leads to the next choice, or back to the field when nothing is left to choose. */
function goOn(field: string) {
  const next = document.querySelector<HTMLElement>('.collision button');
  (next ?? document.getElementById(field))?.focus();
}

type Props = { draft: Draft; release: DeskRelease; timeZone: string; now: Date };

/** What two people changed alike, side by side. One press settles each; nothing is typed again. */
export function CollisionNotice({ draft, release, timeZone, now }: Props) {
  const t = useTranslations('together');
  const nameOf = useNames();
  const times = useTimes(timeZone);
  const { meeting } = draft.saver;
  const { status } = draft;
  if (!meeting || status.kind !== 'colliding') return null;
  const open = openIn(meeting);
  const by = nameOf(meeting.theirs.changedBy);
  const time = times.short(meeting.theirs.changedAt, now);
  const choose = (at: number, choice: Choice, field: string) => {
    draft.choose(at, choice);
    requestAnimationFrame(() => goOn(field));
  };
  return (
    <section className="notice collisions" data-tone="wait" aria-label={t('title')}>
      <p role="alert">{t.rich(status.isKept ? 'bodyKept' : 'body', { by, b: (words) => <strong>{words}</strong> })}</p>
      {open.map(({ at, field, hasBoth, mine, theirs }, index) => {
        const choices: Choice[] = hasBoth ? ['mine', 'theirs', 'both'] : ['mine', 'theirs'];
        const number = index + 1;
        return (
          <div key={at} className="collision" role="group" aria-label={`${t(`fields.${field}`)} ${number}`}>
            <h2 className="label">{t(`fields.${field}`)}</h2>
            <div className="collision-sides">
              <div>
                <p className="collision-whose">{t('mine')}</p>
                <Wording part={mine} language={release.language} />
              </div>
              <div>
                <p className="collision-whose">{t('theirs', { by, time })}</p>
                <Wording part={theirs} language={release.language} />
              </div>
            </div>
            <div className="row">
              {choices.map((choice) => (
                <button
                  key={choice}
                  type="button"
                  className="button small"
                  aria-label={t('takeOf', {
                    choice: t(`take.${choice}`),
                    field: t(`fields.${field}`),
                    number,
                    count: open.length,
                  })}
                  onClick={() => choose(at, choice, idOfField(field))}
                >
                  {t(`take.${choice}`)}
                </button>
              ))}
            </div>
          </div>
        );
      })}
    </section>
  );
}
