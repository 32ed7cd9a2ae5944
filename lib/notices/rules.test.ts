import { describe, expect, test } from 'vitest';
import { type EventName, events, whoHears } from './rules.ts';

const circle = {
  actorId: 'actor',
  writers: ['officer', 'writing-editor', 'officer'],
  approvers: ['approver'],
  addressees: ['addressee'],
};

describe('the people who hear of an event', () => {
  test.each<[EventName, string[], { editors?: true; administrators?: true }]>([
    ['submitted', [], { editors: true }],
    ['changes-requested', ['officer', 'writing-editor'], {}],
    ['approved', ['officer', 'writing-editor'], {}],
    ['approval-ended', ['approver'], {}],
    ['published', ['officer', 'writing-editor', 'addressee'], {}],
    ['published-urgently', ['officer', 'writing-editor'], { editors: true }],
    ['urgent-reviewed', ['addressee', 'officer', 'writing-editor'], {}],
    ['schedule-missed', ['addressee'], {}],
    ['assigned', ['addressee'], {}],
    ['commented', ['officer', 'writing-editor', 'addressee'], {}],
    ['comment-answered', ['officer', 'writing-editor', 'addressee'], {}],
    ['comment-resolved', ['officer', 'writing-editor', 'addressee'], {}],
    ['comment-reopened', ['officer', 'writing-editor', 'addressee'], {}],
    ['comment-changed', ['officer', 'writing-editor', 'addressee'], {}],
    ['comment-withdrawn', ['officer', 'writing-editor', 'addressee'], {}],
    ['answer-changed', ['officer', 'writing-editor', 'addressee'], {}],
    ['answer-withdrawn', ['officer', 'writing-editor', 'addressee'], {}],
    ['schedules-held', ['addressee'], { administrators: true }],
    ['delivery-failed', [], { administrators: true }],
  ])('of %s', (event, people, groups) => {
    expect(whoHears(event, circle)).toMatchObject({ people, editors: false, administrators: false, ...groups });
  });

  test('never include whoever acts', () => {
    for (const event of events) expect(whoHears(event, circle).except).toContain('actor');
    expect(whoHears('published', { actorId: null }).except).toEqual([]);
  });

  test('of a submitted text include no editor who wrote in it', () => {
    expect(whoHears('submitted', circle).except).toContain('writing-editor');
  });
});
