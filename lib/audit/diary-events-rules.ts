// The events of the diary and of calendars' addresses in the record. Part of the union in rules.ts.

type Times = { startsAt: string; endsAt: string | null };
type OfEvent = { eventId: string };
type OfDesk = { deskId: string };

export type DiaryRecord = OfDesk &
  (
    | { type: 'diary.added'; data: OfEvent & Times & { title: string; place: string; audience: string; state: string } }
    | {
        /** Carries the new values of what changed. */
        type: 'diary.changed';
        data: OfEvent & { title?: string; place?: string; audience?: string };
      }
    | { type: 'diary.moved'; data: OfEvent & { from: Times; to: Times; reason: string } }
    | { type: 'diary.confirmed'; data: OfEvent }
    | { type: 'diary.cancelled'; data: OfEvent & { reason: string } }
    | { type: 'calendar.address-made' | 'calendar.address-ended'; data: { desk: string } }
  );

export const diaryEventWords: Record<DiaryRecord['type'], string> = {
  'diary.added': 'Diary event added',
  'diary.changed': 'Diary event changed',
  'diary.moved': 'Diary event moved',
  'diary.confirmed': 'Diary event confirmed',
  'diary.cancelled': 'Diary event cancelled',
  'calendar.address-made': 'Secret address of a calendar made',
  'calendar.address-ended': 'Secret address of a calendar ended',
};
