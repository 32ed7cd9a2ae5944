import { describe, expect, it } from 'vitest';
import { type Actor, type Role, systemActor } from '#lib/core/actor.ts';
import { refuse } from '#lib/core/result.ts';
import {
  alsoStale,
  type DraftFacts,
  refusal,
  refusalToCreate,
  stateAfterApproval,
  type Verb,
  verbs,
  workflow,
} from './rules.ts';
import { draftStates } from './state-rules.ts';

const desk = 'd1';
const person = (id: string, role: Role | null, on: string | null = desk): Actor => ({
  kind: 'user',
  id,
  name: id,
  email: `${id}@demo.example`,
  grants: role ? [{ role, deskId: on }] : [],
});
const facts = (changes: Partial<DraftFacts> = {}): DraftFacts => ({
  deskId: desk,
  state: 'draft',
  version: 3,
  contentHash: 'h',
  createdById: 'writer',
  writers: ['writer'],
  changedBy: 'Writer',
  changedAt: new Date('2026-11-23T10:00:00Z'),
  approvals: [],
  approvalsNeeded: 1,
  problems: [],
  flaws: [],
  allowsUrgent: true,
  openComments: 0,
  commentsStop: false,
  isDue: true,
  bundle: null,
  publishAt: null,
  embargoUntil: null,
  now: new Date('2026-11-23T10:00:00Z'),
  ...changes,
});
const codes = (verb: Verb, actor: Actor, draft: DraftFacts, version: number | null = 3) =>
  refusal(verb, actor, draft, version)?.reasons.map((r) => r.code) ?? [];

describe('the workflow table', () => {
  // The manual's table, written by hand a second time. The code must agree with it.
  const manual: Record<Verb, { from: string[]; roles: Role[] }> = {
    save: { from: ['draft', 'changes-requested'], roles: ['officer', 'editor'] },
    submit: { from: ['draft', 'changes-requested'], roles: ['officer'] },
    recall: { from: ['submitted'], roles: ['officer'] },
    requestChanges: { from: ['submitted'], roles: ['editor'] },
    approve: { from: ['submitted'], roles: ['editor'] },
    edit: { from: ['approved', 'scheduled'], roles: ['officer', 'editor'] },
    publish: { from: ['approved'], roles: ['editor'] },
    schedule: { from: ['approved'], roles: ['editor'] },
    unschedule: { from: ['scheduled'], roles: ['editor'] },
    publishDue: { from: ['scheduled'], roles: [] },
    giveBack: { from: ['scheduled'], roles: [] },
    publishUrgently: { from: ['draft', 'submitted'], roles: ['editor'] },
    discard: { from: ['draft', 'submitted', 'changes-requested', 'approved'], roles: ['officer', 'editor'] },
    restore: { from: ['discarded'], roles: ['officer', 'editor'] },
    bundle: { from: ['approved'], roles: ['editor'] },
    leaveBundle: { from: ['approved'], roles: ['editor'] },
    publishBundled: { from: ['approved'], roles: ['editor'] },
    setEmbargo: {
      from: ['draft', 'submitted', 'changes-requested', 'approved', 'scheduled'],
      roles: ['officer', 'editor'],
    },
    comment: {
      from: ['draft', 'submitted', 'changes-requested', 'approved', 'scheduled'],
      roles: ['officer', 'editor'],
    },
    liftEmbargo: {
      from: ['draft', 'submitted', 'changes-requested', 'approved', 'scheduled'],
      roles: ['officer', 'editor'],
    },
  };
  const bundleFor = (verb: Verb) =>
    verb === 'leaveBundle' || verb === 'publishBundled' ? { id: 'b', name: 'Budget' } : null;
  // An embargo that has ended is lifted too.
  const embargoFor = (verb: Verb) => (verb === 'liftEmbargo' ? facts().now : null);

  it('allows each verb in the manual’s states and to its roles, and in no other combination', () => {
    for (const verb of verbs) {
      for (const state of draftStates) {
        for (const role of ['officer', 'editor', 'auditor', 'admin', null] as const) {
          for (const on of [desk, 'd2', null]) {
            // The officer wrote the draft. Any other role belongs to another person.
            const actor = person(role === 'officer' ? 'writer' : 'other', role, on);
            const approvals = [{ editorId: 'someone', contentHash: 'h' }];
            const draft = facts({ state, approvals, bundle: bundleFor(verb), embargoUntil: embargoFor(verb) });
            const allowed = refusal(verb, actor, draft, 3) === null;
            const expected =
              manual[verb].from.includes(state) && role !== null && manual[verb].roles.includes(role) && on !== 'd2';
            expect([verb, state, role, on, allowed]).toEqual([verb, state, role, on, expected]);
          }
        }
      }
    }
  });

  it('publishes only by the verbs publish, publishDue, publishBundled and publishUrgently', () => {
    expect(verbs.filter((verb) => workflow[verb].to === 'published')).toEqual([
      'publish',
      'publishDue',
      'publishBundled',
      'publishUrgently',
    ]);
  });

  it('lets the house itself do what is due, in its state, and nothing else', () => {
    const house = systemActor('the newsroom');
    for (const verb of verbs) {
      for (const state of draftStates) {
        const approvals = [{ editorId: 'someone', contentHash: 'h' }];
        const draft = facts({ state, approvals, bundle: bundleFor(verb), embargoUntil: embargoFor(verb) });
        const isAllowed = refusal(verb, house, draft, null) === null;
        const isExpected =
          (['publishDue', 'giveBack'].includes(verb) && state === 'scheduled') ||
          (verb === 'publishBundled' && state === 'approved');
        expect([verb, state, isAllowed]).toEqual([verb, state, isExpected]);
      }
    }
  });
});

describe('a text in a bundle', () => {
  const approvals = [{ editorId: 'someone', contentHash: 'h' }];
  const draft = facts({ state: 'approved', approvals, bundle: { id: 'b', name: 'Budget' } });

  it('is not published, scheduled, edited, discarded or put into another bundle by itself', () => {
    for (const verb of ['publish', 'schedule', 'edit', 'discard', 'bundle'] as const)
      expect([verb, codes(verb, person('ed', 'editor'), draft)]).toEqual([verb, ['in-bundle']]);
    expect(refusal('edit', person('ed', 'editor'), draft, 3)?.reasons[0]?.message).toMatch(/bundle “Budget”/);
  });

  it('can leave the bundle, and is published with it only while its approvals hold for exactly this text', () => {
    expect(codes('leaveBundle', person('ed', 'editor'), draft)).toEqual([]);
    const other = { ...draft, contentHash: 'other' };
    expect(codes('publishBundled', person('ed', 'editor'), other)).toEqual(['approval-missing']);
  });
});

describe('a refusal', () => {
  it('lists every reason, and not only the first', () => {
    const draft = facts({ state: 'approved', version: 9 });
    expect(codes('submit', person('x', 'auditor'), draft)).toEqual(['role', 'stale', 'state', 'not-its-officer']);
  });

  it('says who changed the text and when if the screen was stale', () => {
    const refused = refusal('save', person('writer', 'officer'), facts({ version: 4 }), 3);
    expect(refused?.kind).toBe('stale');
    expect(refused?.reasons[0]?.message).toMatch(/Writer changed this at 2026-11-23 10:00 UTC/);
  });

  it('of another rule adds the stale version to its reasons; a missing role comes first', () => {
    const other = (kind: 'forbidden' | 'conflict') => refuse(kind, { code: 'other', message: 'm' });
    const kinds = [null, other('conflict'), other('forbidden')].map((refused) => {
      const both = alsoStale(refused, facts(), 2);
      return [both?.kind, both?.reasons.map(({ code }) => code)];
    });
    expect(kinds).toEqual([
      ['stale', ['stale']],
      ['stale', ['stale', 'other']],
      ['forbidden', ['stale', 'other']],
    ]);
    for (const version of [3, undefined])
      expect(alsoStale(other('conflict'), facts(), version)).toEqual(other('conflict'));
  });

  it('names every missing part of a text at once', () => {
    const problems = [
      { code: 'headline-missing', message: 'm' },
      { code: 'dateline-missing', message: 'm' },
    ];
    expect(codes('submit', person('writer', 'officer'), facts({ problems }))).toEqual([
      'headline-missing',
      'dateline-missing',
    ]);
  });
});

describe('four eyes', () => {
  it('keep an editor from approving a text that holds words of theirs', () => {
    const draft = facts({ state: 'submitted', writers: ['writer', 'ed'] });
    expect(codes('approve', person('ed', 'editor'), draft)).toEqual(['four-eyes']);
    expect(codes('approve', person('ed2', 'editor'), draft)).toEqual([]);
  });

  it('keep an officer who is also an editor from approving their own text', () => {
    const both: Actor = {
      ...person('writer', 'officer'),
      grants: [
        { role: 'officer', deskId: desk },
        { role: 'editor', deskId: desk },
      ],
    } as Actor;
    expect(codes('approve', both, facts({ state: 'submitted' }))).toEqual(['four-eyes']);
  });

  it('count different editors where a series asks for more than one', () => {
    const once = facts({ state: 'submitted', approvalsNeeded: 2 });
    expect(stateAfterApproval(once)).toBe('submitted');
    const twice = facts({ state: 'submitted', approvalsNeeded: 2, approvals: [{ editorId: 'a', contentHash: 'h' }] });
    expect(stateAfterApproval(twice)).toBe('approved');
    expect(codes('approve', person('a', 'editor'), twice)).toEqual(['already-approved']);
  });
});

describe('an approval', () => {
  it('holds for one text only', () => {
    const draft = facts({ state: 'approved', contentHash: 'new', approvals: [{ editorId: 'ed', contentHash: 'old' }] });
    expect(codes('publish', person('ed', 'editor'), draft)).toEqual(['approval-missing']);
  });

  it('of one person counts once', () => {
    const twice = [
      { editorId: 'ed', contentHash: 'h' },
      { editorId: 'ed', contentHash: 'h' },
    ];
    expect(
      codes('publish', person('ed', 'editor'), facts({ state: 'approved', approvalsNeeded: 2, approvals: twice })),
    ).toEqual(['approval-missing']);
  });
});

describe('a due text', () => {
  const house = systemActor('the newsroom');
  const approvals = [{ editorId: 'ed', contentHash: 'h' }];

  it('is not published before its time', () => {
    expect(codes('publishDue', house, facts({ state: 'scheduled', approvals, isDue: false }))).toEqual(['not-due']);
  });

  it('has its content and approvals checked again, and is refused with every reason', () => {
    const flaws = [{ code: 'dateline-unclear', message: 'm' }];
    expect(codes('publishDue', house, facts({ state: 'scheduled', approvalsNeeded: 2, approvals, flaws }))).toEqual([
      'dateline-unclear',
      'approval-missing',
    ]);
  });
});

describe('an urgent publication', () => {
  const editor = person('ed', 'editor');

  it('needs no approval, but a complete text and a series that allows it', () => {
    expect(codes('publishUrgently', editor, facts())).toEqual([]);
    const problems = [{ code: 'headline-missing', message: 'm' }];
    expect(codes('publishUrgently', editor, facts({ allowsUrgent: false, problems }))).toEqual([
      'headline-missing',
      'urgent-forbidden',
    ]);
  });
});

describe('a draft’s officer', () => {
  it('is the officer who started it or wrote in it; another officer of the desk must edit it first', () => {
    expect(codes('submit', person('stranger', 'officer'), facts())).toEqual(['not-its-officer']);
    expect(codes('submit', person('stranger', 'officer'), facts({ writers: ['writer', 'stranger'] }))).toEqual([]);
  });
});

describe('a new release', () => {
  it('needs an officer of its desk', () => {
    expect(refusalToCreate(person('a', 'officer'), desk)).toBeNull();
    for (const actor of [
      person('a', 'editor'),
      person('a', 'officer', 'd2'),
      person('a', 'admin', null),
      person('a', null),
    ]) {
      expect(refusalToCreate(actor, desk)?.kind).toBe('forbidden');
    }
  });
});
