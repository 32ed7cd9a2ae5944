// Links for one person without an account to read a text before it is public. Promises:
//   - a link ends by its time, by hand, and when its text is published or discarded
//   - whoever writes or edits on the desk makes and ends it
import { type Actor, holds } from '#lib/core/actor.ts';
import { choice, type Reason, type Refusal, refuse } from '#lib/core/result.ts';
import { isOpen, type DraftState } from '#lib/releases/state-rules.ts';
import { previewSizes } from './sizes-rules.ts';

/** May the actor make and end links of this desk's releases? */
export const mayShare = (actor: Actor, deskId: string): boolean => holds(actor, ['officer', 'editor'], deskId);

type Facts = { deskId: string; state: DraftState; open: number };

/** Why the actor cannot make a link now, with all reasons, or null. */
export function refusalToMakePreviewLink(actor: Actor, { deskId, state, open }: Facts): Refusal | null {
  const role = mayShare(actor, deskId) ? [] : refusalToShare().reasons;
  const others: Reason[] = [];
  if (!isOpen(state))
    others.push({
      code: 'state',
      message: 'There is no text here that is not public yet. Send the public address instead.',
      params: { verb: 'preview' },
    });
  if (open >= previewSizes.links)
    others.push({
      code: 'preview-links-full',
      message: `A release has at most ${previewSizes.links} open links. End one that is no longer needed.`,
      params: { most: previewSizes.links },
    });
  const [first, ...more] = [...role, ...others];
  return first ? refuse(role.length > 0 ? 'forbidden' : 'conflict', first, ...more) : null;
}

/** Only officers and editors of the desk make and end links. */
export const refusalToShare = (): Refusal =>
  refuse('forbidden', {
    code: 'role',
    message: 'A link to a text that is not public is made and ended by officers and editors of its desk.',
    params: { to: 'sharePreview', roles: choice('officer', 'editor') },
  });

/** True while the link shows the text. */
export const isOpenLink = (link: { expiresAt: Date; endedAt: Date | null }, now: Date): boolean =>
  link.endedAt === null && link.expiresAt > now;
