import { describe, expect, test } from 'vitest';
import { lastHours, type MailError, outcomeOfError, pauseAfter, stateAfterTry } from './delivery-rules.ts';

describe('the pause between tries', () => {
  test('grows from five seconds to a quarter of an hour', () => {
    expect([1, 2, 3, 7, 8, 9, 1000].map(pauseAfter)).toEqual([5, 10, 20, 320, 640, 900, 900]);
  });
});

describe('a delivery after a try', () => {
  const later = { kind: 'later', answer: 'connect ECONNREFUSED' } as const;

  test('is sent once the mail server has accepted it', () => {
    expect(stateAfterTry({ kind: 'accepted', answer: '250 OK\r\nqueued' }, 1, 0)).toEqual({
      state: 'sent',
      answer: '250 OK queued',
      pauseSeconds: 0,
    });
  });
  test('waits when the mail server says later or does not answer', () => {
    expect(stateAfterTry(later, 3, 3600)).toMatchObject({ state: 'waiting', pauseSeconds: 20 });
  });
  test('has failed when it was refused for good, or has waited for three days', () => {
    expect(stateAfterTry({ kind: 'refused', answer: '550 no such user' }, 1, 0).state).toBe('failed');
    expect(stateAfterTry(later, 300, 3 * 24 * 3600).state).toBe('failed');
  });
});

describe('an error of sending', () => {
  test.each<[MailError, string]>([
    [{ code: 'EENVELOPE', responseCode: 550, response: '550 no such user' }, 'refused'],
    [{ code: 'EMESSAGE', responseCode: 552, response: '552 too large' }, 'refused'],
    [{ code: 'EENVELOPE', responseCode: 451, response: '451 later' }, 'later'],
    [{ code: 'EAUTH', responseCode: 535, response: '535 wrong password' }, 'later'],
    [{ code: 'ETLS', responseCode: 554, message: 'no TLS' }, 'later'],
    [{ code: 'ESOCKET', message: 'connect ECONNREFUSED' }, 'later'],
  ])('%o is %s', (error, kind) => {
    expect(outcomeOfError(error)).toEqual({ kind, answer: error.response ?? error.message });
  });
});

describe('the hour of a daily e-mail', () => {
  test('was reached today if it is past, else yesterday, in the house’s zone', () => {
    const hours = lastHours(new Date('2026-11-28T04:30:00Z'), 'Asia/Karachi');
    expect([hours[8], hours[9], hours[10]].map((at) => at?.toISOString())).toEqual([
      '2026-11-28T03:00:00.000Z',
      '2026-11-28T04:00:00.000Z',
      '2026-11-27T05:00:00.000Z',
    ]);
  });
  test('is there on the day on which clocks go forward over it', () => {
    const hours = lastHours(new Date('2027-03-14T20:00:00Z'), 'America/New_York');
    expect(hours[2]?.toISOString()).toBe('2027-03-14T07:00:00.000Z');
  });
});
