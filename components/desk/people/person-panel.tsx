'use client';
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
  const { email, name, version } = person;
  const [held, setHeld] = useState(person.roles as HeldRole[]);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    await runner.run(
      () => actions.setRoles({ email, grants: held, version }),
      () => `The roles of ${name} are set, from their next request on.`,
    );
  };
  return (
    <form className="invite" aria-label={`Roles of ${name}`} onSubmit={(event) => void send(event)}>
      <RoleGrid desks={desks} held={held} onChange={setHeld} />
      <button
        type="submit"
        className="button primary wide"
        data-command={actionWeights.setRoles}
        aria-disabled={runner.isBusy}
      >
        Set these roles
      </button>
    </form>
  );
}

function Access({ person: { email, name, state }, actions, runner }: PartProps) {
  const isOut = state === 'disabled';
  const action = isOut ? 'enableUser' : 'disableUser';
  return (
    <StepPanel
      action={action}
      opener={isOut ? 'Let them in again…' : 'Disable at once…'}
      name={isOut ? `Let ${name} in again` : `Disable ${name}`}
      send={isOut ? 'Let them in again' : 'Disable this person'}
      isBusy={runner.isBusy}
      isQuiet
      onSend={async () => {
        if (isOut)
          return (
            (await runner.run(
              () => actions.enableUser({ email }),
              () => `${name} is let in again.`,
            )) !== null
          );
        const ended = await runner.run(
          () => actions.disableUser({ email }),
          ({ sessions, tokens }) => `${name} is shut out. Sessions ended: ${sessions}; tokens ended: ${tokens}.`,
        );
        return ended !== null;
      }}
    >
      <ul className="consequences">
        {isOut ? (
          <li>They sign in with the password and the roles they had.</li>
        ) : (
          <>
            <li>What they have open ends now, on every device and in every program.</li>
            <li>Their name stays in the record and on what they wrote.</li>
            <li>Their open drafts wait in the queue of the desk’s editors, who hand them over.</li>
          </>
        )}
      </ul>
    </StepPanel>
  );
}

type LinkProps = PartProps & Pick<Props, 'canMail'> & { onLink: (link: LinkMade) => void };

function Links({ person: { email, state }, canMail, actions, runner, onLink }: LinkProps) {
  const what = state === 'invited' ? 'invitation' : 'new password';
  const make = async (by: 'mail' | 'link') => {
    const link = await runner.run(
      () => actions.linkUser({ email, by }),
      () => (by === 'mail' ? `A link is on its way to ${email}.` : 'The link is made. Copy it now.'),
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
        Make a link: {what}
      </button>
      {canMail ? (
        <button
          type="button"
          className="button quiet small"
          aria-disabled={runner.isBusy}
          onClick={() => void make('mail')}
        >
          Send it by e-mail
        </button>
      ) : null}
    </div>
  );
}

/** One person: their roles, their access, a link for them. */
export function PersonPanel({ person, isSelf, desks, canMail, timeZone, actions }: Props) {
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
        <p className="hint">
          Nobody changes their own roles: another administrator does. Name and password are on{' '}
          <Link href="/desk/account">your account’s page</Link>.
        </p>
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
      <Reasons tone="alert" title="Not done." reasons={runner.reasons} />
      {link ? <LinkPanel key={link.address} link={link} timeZone={timeZone} /> : null}
      <Link href="/desk/people" className="plain" prefetch={false}>
        Invite somebody
      </Link>
    </section>
  );
}
