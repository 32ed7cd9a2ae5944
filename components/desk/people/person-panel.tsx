'use client';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { type FormEvent, useState } from 'react';
import { actionWeights } from '#components/desk/action-weights.ts';
import type { DeskActions } from '#components/desk/desk-actions.ts';
import { StepPanel } from '#components/desk/step-panel.tsx';
import { type Runner, useRunner } from '#components/desk/use-runner.ts';
import { Reasons } from '#components/ui/reasons.tsx';
import type { LinkMade, ListedPerson } from '#lib/accounts/schema.ts';
import { LinkPanel } from './link-panel.tsx';
import { type DeskName, type HeldRole, RoleGrid } from './role-grid.tsx';

type Props = {
  person: ListedPerson;
  /** True for the viewer’s own account, which others change. */
  isSelf: boolean;
  desks: DeskName[];
  canMail: boolean;
  timeZone: string;
  actions: DeskActions;
};

type PartProps = Pick<Props, 'person' | 'actions'> & { runner: Runner };

function Roles({ person, desks, actions, runner }: PartProps & Pick<Props, 'desks'>) {
  const t = useTranslations('people.roles');
  const { email, name, version } = person;
  const [held, setHeld] = useState(person.roles as HeldRole[]);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    await runner.run(
      () => actions.setRoles({ email, grants: held, version }),
      () => t('done', { name }),
    );
  };
  return (
    <form className="invite" aria-label={t('of', { name })} onSubmit={(event) => void send(event)}>
      <RoleGrid desks={desks} held={held} onChange={setHeld} />
      <button
        type="submit"
        className="button primary wide"
        data-command={actionWeights.setRoles}
        aria-disabled={runner.isBusy}
      >
        {t('send')}
      </button>
    </form>
  );
}

function Access({ person: { email, name, state }, actions, runner }: PartProps) {
  const t = useTranslations('people.access');
  const isOut = state === 'disabled';
  const action = isOut ? 'enableUser' : 'disableUser';
  return (
    <StepPanel
      action={action}
      opener={t(isOut ? 'enableOpener' : 'disableOpener')}
      name={t(isOut ? 'enableName' : 'disableName', { name })}
      send={t(isOut ? 'enable' : 'disable')}
      isBusy={runner.isBusy}
      isQuiet
      onSend={async () => {
        if (isOut)
          return (
            (await runner.run(
              () => actions.enableUser({ email }),
              () => t('enabled', { name }),
            )) !== null
          );
        const ended = await runner.run(
          () => actions.disableUser({ email }),
          ({ sessions, tokens }) => t('disabled', { name, sessions, tokens }),
        );
        return ended !== null;
      }}
    >
      <ul className="consequences">
        {isOut ? (
          <li>{t('asBefore')}</li>
        ) : (
          <>
            <li>{t('endsNow')}</li>
            <li>{t('nameStays')}</li>
            <li>{t('draftsWait')}</li>
          </>
        )}
      </ul>
    </StepPanel>
  );
}

type LinkProps = PartProps & Pick<Props, 'canMail'> & { onLink: (link: LinkMade) => void };

function Links({ person: { email, state }, canMail, actions, runner, onLink }: LinkProps) {
  const t = useTranslations('people.link');
  const make = async (by: 'mail' | 'link') => {
    const link = await runner.run(
      () => actions.linkUser({ email, by }),
      () => (by === 'mail' ? t('mailed', { email }) : t('made')),
    );
    if (link) onLink(link);
  };
  return (
    <div className="row">
      <button
        type="button"
        className="button quiet small"
        aria-disabled={runner.isBusy}
        onClick={() => void make('link')}
      >
        {t(state === 'invited' ? 'makeInvitation' : 'makePassword')}
      </button>
      {canMail ? (
        <button
          type="button"
          className="button quiet small"
          aria-disabled={runner.isBusy}
          onClick={() => void make('mail')}
        >
          {t('mail')}
        </button>
      ) : null}
    </div>
  );
}

/** One person: their roles, their access, a link for them. */
export function PersonPanel({ person, isSelf, desks, canMail, timeZone, actions }: Props) {
  const t = useTranslations('people');
  const everywhere = useTranslations('everywhere');
  const runner = useRunner();
  const [link, setLink] = useState<LinkMade | null>(null);
  const { name, email, state, version } = person;
  const parts = { person, actions, runner };
  return (
    <section className="person-panel" aria-labelledby="person-title">
      <h2 id="person-title">
        <bdi>{name}</bdi>
      </h2>
      <p className="hint">
        <bdi>{email}</bdi>
      </p>
      {isSelf ? (
        <p className="hint">{t.rich('roles.own', { account: (words) => <Link href="/desk/account">{words}</Link> })}</p>
      ) : (
        <>
          {state === 'disabled' ? null : <Roles key={version} desks={desks} {...parts} />}
          {state === 'disabled' ? null : <Links canMail={canMail} onLink={setLink} {...parts} />}
          <Access {...parts} />
        </>
      )}
      <p role="status" className="action-done">
        {runner.done}
      </p>
      <Reasons tone="alert" title={everywhere('notDone')} reasons={runner.reasons} />
      {link ? <LinkPanel key={link.address} link={link} timeZone={timeZone} /> : null}
      <Link href="/desk/people" className="plain" prefetch={false}>
        {t('inviteAnother')}
      </Link>
    </section>
  );
}
