'use client';
import { useFormatter, useTranslations } from 'next-intl';
import Link from 'next/link';
import type { ListedPerson } from '#lib/accounts/schema.ts';
import type { Role } from '#lib/core/actor.ts';
import { useTimes } from '#components/desk/use-times.ts';
import type { DeskName } from './role-grid.tsx';

type Props = {
  people: ListedPerson[];
  desks: DeskName[];
  viewerId: string;
  /** The e-mail address of the person whose panel is open. */
  open: string | null;
  timeZone: string;
  now: Date;
};

function RolesOn({ person, desk, name }: { person: ListedPerson; desk: string | null; name: string }) {
  const roles = useTranslations('roles');
  const { list } = useFormatter();
  const held = person.roles.filter((one) => one.desk === desk);
  return (
    <td data-label={name}>
      {held.length === 0 ? (
        <span aria-hidden="true">–</span>
      ) : (
        list(
          held.map(({ role }) => roles(`${role as Role}.name`)),
          { type: 'unit' },
        )
      )}
    </td>
  );
}

/** Everyone with an account, with their roles desk by desk. A name opens the person. */
export function PeopleTable({ people, desks, viewerId, open, timeZone, now }: Props) {
  const t = useTranslations('people');
  const times = useTimes(timeZone);
  return (
    <table className="people-table">
      <thead>
        <tr>
          <th scope="col">{t('name')}</th>
          {desks.map(({ key, name }) => (
            <th key={key} scope="col">
              <bdi>{name}</bdi>
            </th>
          ))}
          <th scope="col">{t('house')}</th>
          <th scope="col">{t('lastSeen')}</th>
          <th scope="col">{t('state')}</th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => {
          const { userId, email, name, state, lastSeenAt } = person;
          return (
            <tr key={userId} data-state={state} data-open={open === email || undefined}>
              <th scope="row">
                <Link
                  href={`/desk/people?person=${encodeURIComponent(email)}`}
                  aria-current={open === email ? 'true' : undefined}
                  prefetch={false}
                  scroll={false}
                >
                  <bdi>{name}</bdi>
                </Link>{' '}
                <span className="hint">{userId === viewerId ? t('you') : <bdi>{email}</bdi>}</span>
              </th>
              {desks.map(({ key, name: deskName }) => (
                <RolesOn key={key} person={person} desk={key} name={deskName} />
              ))}
              <RolesOn person={person} desk={null} name={t('house')} />
              <td data-label={t('lastSeen')}>
                {lastSeenAt ? (
                  <time dateTime={lastSeenAt.toISOString()}>{times.short(lastSeenAt, now)}</time>
                ) : (
                  <span aria-hidden="true">–</span>
                )}
              </td>
              <td data-label={t('state')} className="person-state">
                {t(`states.${state}`)}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
