'use client';
import type { DeskActions } from '#components/desk/desk-actions.ts';
import { ReasonForm } from './reason-form.tsx';
import type { Verbs } from './use-verbs.ts';

/** Returns the text to its officer. */
export function RequestChanges({ actions, verbs }: { actions: DeskActions; verbs: Verbs }) {
  return (
    <ReasonForm
      action="requestChanges"
      opener="Request changes…"
      label="Reason"
      hint="The officer is told and reads exactly this."
      missing="Write the reason, so that the officer knows what to change."
      send="Send back with this reason"
      isBusy={verbs.isBusy}
      onSend={(reason) => verbs.run((input) => actions.requestChanges({ ...input, reason }))}
    />
  );
}
