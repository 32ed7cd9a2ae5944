'use client';
import { useTranslations } from 'next-intl';
import type { Role } from '#lib/core/actor.ts';

export type HeldRole = { role: Role; desk: string | null };
export type DeskName = { key: string; name: string };

const byDesk = ['officer', 'editor', 'auditor'] as const satisfies Role[];
const isSame = (a: HeldRole, b: HeldRole) => a.role === b.role && a.desk === b.desk;

type Props = { desks: DeskName[]; held: HeldRole[]; onChange: (held: HeldRole[]) => void };

/** Roles by desk and on the whole house, one box each. */
export function RoleGrid({ desks, held, onChange }: Props) {
  const t = useTranslations('people');
  const roles = useTranslations('roles');
  const box = (one: HeldRole, where: string) => {
    const isHeld = held.some((other) => isSame(one, other));
    return (
      <input
        type="checkbox"
        aria-label={t('roles.box', { role: roles(`${one.role}.name`), where })}
        checked={isHeld}
        onChange={() => onChange(isHeld ? held.filter((other) => !isSame(one, other)) : [...held, one])}
      />
    );
  };
  const line = (key: string | null, name: string) => (
    <tr key={key}>
      <th scope="row">
        <bdi>{name}</bdi>
      </th>
      {byDesk.map((role) => (
        <td key={role}>{box({ role, desk: key }, name)}</td>
      ))}
    </tr>
  );
  return (
    <fieldset className="role-grid">
      <legend>{t('roles.title')}</legend>
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span className="unseen">{t('desk')}</span>
            </th>
            {byDesk.map((role) => (
              <th key={role} scope="col" title={roles(`${role}.hint`)}>
                {roles(`${role}.name`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {desks.map(({ key, name }) => line(key, name))}
          {line(null, t('roles.wholeHouse'))}
        </tbody>
      </table>
      <div className="role-admin">
        {box({ role: 'admin', desk: null }, t('roles.onHouse'))}
        <p>
          {t('roles.administrator')} <span className="hint">{roles('admin.hint')}</span>
        </p>
      </div>
    </fieldset>
  );
}
