// Two texts that meet in a screen and collide, until each collision is settled. Pure.
import { type Choice, type Collision, mergeTexts } from '#lib/text/merge/merge-rules.ts';
import type { Content } from '#lib/text/schema.ts';

/** The newsroom's text as this screen last saw it. */
export type NewsroomText = { version: number; content: Content };
/** Another person's text, with who wrote it last. */
export type TheirText = NewsroomText & { changedBy: string; changedAt: Date };

export type Meeting = {
  /** The text that both knew, and its version. */
  base: NewsroomText;
  mine: Content;
  theirs: TheirText;
  collisions: Collision[];
  /** What was chosen at each collision. */
  choices: (Choice | undefined)[];
};

const textOf = ({ base, mine, theirs, choices }: Meeting) =>
  mergeTexts(base.content, mine, theirs.content, choices).content;

/** The collisions that wait for a choice, with their places in the list. */
export const openIn = ({ collisions, choices }: Meeting) =>
  collisions.map((collision, at) => ({ ...collision, at })).filter(({ at }) => choices[at] === undefined);

/**
 * Settles one collision.
 * @param current the text on the screen, which may have been written on
 */
export function settle(meeting: Meeting, at: number, choice: Choice, current: Content) {
  const next = { ...meeting, choices: Object.assign([...meeting.choices], { [at]: choice }) };
  const { content } = mergeTexts(textOf(meeting), textOf(next), current);
  return { meeting: next, content, isLast: openIn(next).length === 0 };
}
