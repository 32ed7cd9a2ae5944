import { describe, expect, it } from 'vitest';
import type { Actor, Role } from '#lib/core/actor.ts';
import { type QueueFacts, queueReason } from './queue-rules.ts';

const person = (id: string, ...roles: Role[]): Actor => ({
  kind: 'user',
  id,
  name: id,
  email: `${id}@demo.example`,
  grants: roles.map((role) => ({ role, deskId: 'd1' })),
});
const writer = person('writer', 'officer');
const colleague = person('colleague', 'officer');
const editor = person('editor', 'editor');
const facts = (changes: Partial<QueueFacts> = {}): QueueFacts => ({
  deskId: 'd1',
  state: 'draft',
  createdById: 'writer',
  writers: ['writer'],
  assigneeId: null,
  isAbandoned: false,
  approvedBy: [],
  isMissed: false,
  urgent: [],
  ...changes,
});

describe('what needs a person', () => {
  it('is a submitted text for an editor who may approve it', () => {
    const submitted = facts({ state: 'submitted' });
    expect(queueReason(editor, submitted)).toBe('review');
    expect(queueReason(person('writer', 'editor'), submitted)).toBeNull();
    expect(queueReason(editor, facts({ state: 'submitted', approvedBy: ['editor'] }))).toBeNull();
    expect(queueReason(writer, submitted)).toBeNull();
  });

  it('is a returned text for its writers, and a draft for the person who started it', () => {
    const returned = facts({ state: 'changes-requested', writers: ['writer', 'editor'] });
    expect(queueReason(writer, returned)).toBe('changes-requested');
    expect(queueReason(editor, returned)).toBe('changes-requested');
    expect(queueReason(colleague, returned)).toBeNull();
    expect(queueReason(writer, facts())).toBe('draft');
    expect(queueReason(colleague, facts({ writers: ['writer', 'colleague'] }))).toBeNull();
  });

  it('is an assigned text for its assignee alone', () => {
    const handedOver = { assigneeId: 'colleague' };
    expect(queueReason(colleague, facts(handedOver))).toBe('assigned');
    expect(queueReason(writer, facts(handedOver))).toBeNull();
    const returned = facts({ ...handedOver, state: 'changes-requested' });
    expect(queueReason(colleague, returned)).toBe('changes-requested');
    expect(queueReason(writer, returned)).toBeNull();
  });

  it('is the text of somebody who was shut out for an editor, until it is handed over', () => {
    const abandoned = facts({ isAbandoned: true });
    expect(queueReason(editor, abandoned)).toBe('handover');
    expect(queueReason(editor, facts({ isAbandoned: true, state: 'changes-requested' }))).toBe('handover');
    expect(queueReason(colleague, abandoned)).toBeNull();
    expect(queueReason(editor, facts({ isAbandoned: true, state: 'approved' }))).toBe('publish');
    expect(queueReason(editor, facts({ assigneeId: 'colleague' }))).toBeNull();
  });

  it('is an approved text, a schedule that failed and an urgent text to review for an editor', () => {
    expect(queueReason(editor, facts({ state: 'approved' }))).toBe('publish');
    expect(queueReason(editor, facts({ state: 'approved', isMissed: true }))).toBe('missed');
    expect(queueReason(editor, facts({ isMissed: true }))).toBe('missed');
    expect(queueReason(editor, facts({ state: 'scheduled' }))).toBeNull();
    const urgent = [{ writers: ['writer'], publishedById: 'second' }];
    expect(queueReason(editor, facts({ state: 'published', urgent }))).toBe('urgent');
    expect(queueReason(person('second', 'editor'), facts({ state: 'published', urgent }))).toBeNull();
  });

  it('is nothing on another desk, and nothing for the house', () => {
    expect(queueReason(editor, facts({ deskId: 'd2', state: 'submitted' }))).toBeNull();
    expect(queueReason({ kind: 'system', id: null, name: 'worker', grants: [] }, facts())).toBeNull();
  });
});
