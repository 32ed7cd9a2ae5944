'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useActions } from '#components/desk/seat.tsx';
import { Reasons } from '#components/ui/reasons.tsx';
import type { PeopleOnDesk } from '#lib/accounts/schema.ts';
import { InviteForm } from './invite-form.tsx';
import { PeopleTable } from './people-table.tsx';
import { PersonPanel } from './person-panel.tsx';
import type { DeskName } from './role-grid.tsx';

type Props = {
  page: PeopleOnDesk;
  desks: DeskName[];
  viewerId: string;
  open: string | null;
  timeZone: string;
  now: Date;
};

/** The people of the house: who they are, what they may do, whom to invite. */
export function PeopleScreen({ page, desks, viewerId, open, timeZone, now }: Props) {
  const t = useTranslations('people');
  const everywhere = useTranslations('everywhere');
  const actions = useActions();
  const [words, setWords] = useState('');
  const [desk, setDesk] = useState('');
  const [state, setState] = useState('');
  if (page.reasons.length > 0)
    return (
      <main id="main" className="sheet-page">
        <h1>{t('title')}</h1>
        <Reasons reasons={page.reasons} />
      </main>
    );
  const wanted = words.trim().toLowerCase();
  const people = page.people.filter(
    (person) =>
      `${person.name} ${person.email}`.toLowerCase().includes(wanted) &&
      (desk === '' || person.roles.some((held) => held.desk === desk || held.desk === null)) &&
      (state === '' || person.state === state),
  );
  const person = page.people.find(({ email }) => email === open);
  return (
    <main id="main" className="sheet-page people-page">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <a href="/api/people" download="people.csv">
          {t('export')}
        </a>
      </div>
      <div className="people-filters">
        <label htmlFor="people-find">{t('find')}</label>
        <input
          id="people-find"
          type="search"
          className="input"
          dir="auto"
          autoComplete="off"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <label htmlFor="people-desk">{t('desk')}</label>
        <select id="people-desk" className="input" value={desk} onChange={(event) => setDesk(event.target.value)}>
          <option value="">{everywhere('any')}</option>
          {desks.map(({ key, name }) => (
            <option key={key} value={key}>
              {name}
            </option>
          ))}
        </select>
        <label htmlFor="people-state">{t('state')}</label>
        <select id="people-state" className="input" value={state} onChange={(event) => setState(event.target.value)}>
          <option value="">{everywhere('any')}</option>
          {(['active', 'invited', 'disabled'] as const).map((one) => (
            <option key={one} value={one}>
              {t(`states.${one}`)}
            </option>
          ))}
        </select>
        <p className="hint" role="status">
          {t('count', { count: people.length })}
        </p>
      </div>
      <div className="people-columns">
        <PeopleTable {...{ people, desks, viewerId, open, timeZone, now }} />
        <aside aria-label={t(person ? 'person' : 'invitation')}>
          {person ? (
            <PersonPanel
              key={person.userId}
              {...{ person, desks, timeZone, actions }}
              isSelf={person.userId === viewerId}
              canMail={page.canMail}
            />
          ) : (
            <InviteForm {...{ desks, timeZone }} canMail={page.canMail} inviteUser={actions.inviteUser} />
          )}
        </aside>
      </div>
      <p className="hint">{t('rules')}</p>
    </main>
  );
}
