'use client';
import { type FormEvent, useState } from 'react';
import { TextField } from '#components/desk/house/field.tsx';
import { actionWeights } from '#components/desk/action-weights.ts';
import type { DeskActions } from '#components/desk/desk-actions.ts';
import { useRunner } from '#components/desk/use-runner.ts';
import { Reasons } from '#components/ui/reasons.tsx';
import type { LinkMade } from '#lib/accounts/schema.ts';
import { LinkPanel } from './link-panel.tsx';
import { type DeskName, type HeldRole, RoleGrid } from './role-grid.tsx';

type Props = { desks: DeskName[]; canMail: boolean; timeZone: string; inviteUser: DeskActions['inviteUser'] };

/** Invites a person with roles: by e-mail, or by a link to hand over. */
export function InviteForm({ desks, canMail, timeZone, inviteUser }: Props) {
  const runner = useRunner();
  const [email, setEmail] = useState('');
  const [name, setName] = useState('');
  const [grants, setGrants] = useState<HeldRole[]>([]);
  const [by, setBy] = useState<'mail' | 'link'>(canMail ? 'mail' : 'link');
  const [link, setLink] = useState<LinkMade | null>(null);
  const at = (field: string) => runner.reasons.filter((reason) => reason.field === field);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setLink(null);
    const made = await runner.run(
      () => inviteUser({ email, name, grants, by }),
      (value) => (value.address ? `${value.email} is invited.` : `The invitation to ${value.email} is on its way.`),
    );
    if (!made) return;
    setLink(made);
    setEmail('');
    setName('');
    setGrants([]);
  };
  return (
    <section aria-labelledby="invite-title">
      <h2 id="invite-title">Invite</h2>
      <form className="invite" aria-labelledby="invite-title" onSubmit={(event) => void send(event)}>
        <TextField
          label="E-mail"
          type="email"
          required
          max={254}
          problems={at('email')}
          value={email}
          onChange={setEmail}
        />
        <TextField
          label="Name"
          hint="As the record will show it. They can change it."
          max={120}
          problems={at('name')}
          value={name}
          onChange={setName}
        />
        <RoleGrid desks={desks} held={grants} onChange={setGrants} />
        <fieldset className="choice">
          <legend>How it goes</legend>
          <label>
            <input type="radio" name="by" disabled={!canMail} checked={by === 'mail'} onChange={() => setBy('mail')} />
            By e-mail
          </label>
          <label>
            <input type="radio" name="by" checked={by === 'link'} onChange={() => setBy('link')} />
            By a link to hand over
          </label>
          {canMail ? null : <p className="hint">This newsroom sends no e-mail. A link is shown here once.</p>}
        </fieldset>
        <button
          type="submit"
          className="button primary wide"
          data-command={actionWeights.inviteUser}
          aria-disabled={runner.isBusy}
        >
          {by === 'mail' ? 'Send the invitation' : 'Make the link'}
        </button>
        <p className="hint">It works once, for 72 hours. The record says that you sent it.</p>
      </form>
      <p role="status" className="action-done">
        {runner.done}
      </p>
      <Reasons
        tone="alert"
        title="Not done."
        reasons={runner.reasons.filter(({ field }) => field !== 'email' && field !== 'name')}
      />
      {link ? <LinkPanel link={link} timeZone={timeZone} /> : null}
    </section>
  );
}
