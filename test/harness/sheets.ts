// Sheets for tests of the reader of releases: lines of every kind, and the words that a reading
// has lost.
import type { ReadRelease } from '#lib/text/reader/read-release-rules.ts';

const wordsIn = (text: string) => text.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];

/** All words of what was read, with how often each stands there. */
function bagOf(read: ReadRelease): Map<string, number> {
  const { label, kicker, headline, subheadlines, dateline, embargo, paragraphs, endMark, contacts, notes, leftOut } =
    read;
  const parts = [
    label,
    kicker,
    headline,
    ...subheadlines,
    dateline.text,
    embargo,
    ...paragraphs,
    endMark,
    notes,
    ...leftOut,
  ];
  const said = [...parts, ...contacts.flatMap((one) => Object.values(one))].filter((one) => one !== null).join('\n');
  const bag = new Map<string, number>();
  for (const word of wordsIn(said)) bag.set(word, (bag.get(word) ?? 0) + 1);
  return bag;
}

/** The words of a text that what was read has not, or has too few of. */
export function lostWords(text: string, read: ReadRelease): string[] {
  const bag = bagOf(read);
  return wordsIn(text.replace(/[\u200B\u200E\u200F]/g, '')).filter((word) => {
    const left = bag.get(word) ?? 0;
    bag.set(word, left - 1);
    return left < 1;
  });
}

// Lines of every kind that a sheet may have. Headings of sections below the end are not among them:
// they are printed anew.
export const sheetLines = [
  ...[
    '',
    '',
    '',
    ' ',
    '\f',
    '***',
    '----------------',
    '*-*-*-*-*',
    'ENDS',
    '- 30 -',
    '###',
    'Ends/Tuesday, March 3, 2026',
    'NNNN',
  ],
  ...[
    'PR No. 197',
    'No. 12/26',
    'PRESS RELEASE | 2026-41',
    'Handout                 Number: 2252',
    'WRO-26/14',
    'پریس ریلیز نمبر ۱۹۷',
  ],
  ...['No: 12, 29 January 2026, Press Release Regarding Boats', 'Ref No : PR 18/2026', 'MEDIA ADVISORY: M26-014'],
  ...[
    'PRESS RELEASE',
    'FOR IMMEDIATE RELEASE',
    'EMBARGOED UNTIL 15:00 GMT 3 March 2026',
    'NOT FOR PUBLICATION BEFORE',
    'Ministry of Boats',
    'Public Relations Wing',
    '(Boats cell)',
    'STATE HOUSE PRESS RELEASE',
    'Subject: Lamps on piers',
    'To: All media',
    'News Release | 18 March 2026',
    'FOR IMMEDIATE RELEASE        Contact: Press Office',
    'Dear all, please publish.',
  ],
  ...[
    'Islamabad: November 23, 2021',
    'Dhaka, 12 August:',
    '3 March 2026',
    'BOISE, Idaho (April 7, 2026) – The quay is open.',
    'Posted On: 03 MAR 2026 4:10PM by an office',
  ],
  ...[
    'RICHMOND--The quay is open.',
    '3 March 2026, Pretoria – the quay is open',
    'Pretoria – The Minister has opened the second quay.',
    'Port Lamp: The Office has lowered all fees for boats.',
    'Wien (LPD) – Die Ufer werden heller, sagte das Amt.',
    'NEW YORK, 3 March (Meetings) -- The Council called for lamps.',
    'Madrid, 4 de junio de 2026. El Ministerio abre doce faros.',
    '14 Shawwal 1447 / 2 April 2026',
    'کراچی: ۳ مارچ ۲۰۲۶ء',
    'لاہور(نمائندہ خصوصی۔ 08 مئی2026ء) محکمہ نے کہا ہے۔',
  ],
  ...[
    'A headline of the house',
    'that goes on in lower case',
    'SECOND QUAY OPENED FOR THE',
    '~ Boats may stay ~',
    '• a first point',
    '1. A numbered line.',
  ],
  ...[
    '-- State Minister for Boats',
    'Photo caption: a boat.',
    'Contact: Duty desk, 208-555-0119',
    'Tel: 051 9200000',
    'WHEN: Friday at nine',
  ],
  ...[
    'From: desk@demo.example',
    'Subject: Fwd: a release',
    '> quoted words',
    '[04/03, 6:12 pm] Desk: *bold words*',
    '*bold line of a messenger*',
    'Page 1 of 2',
    '(more)',
    '-2-',
    'PREVIOUS NEXT',
    'PR No. 197          Page 2 of 2',
    'Press Release: 2025-2026/2090      Chief of the office',
    '(Press Release No. 61)',
    '09/06/26, 11:20 am - Messages are encrypted.',
    '_Port Lamp, 12 March 2026_ — the quay is open',
  ],
  ...[
    'The harbour office has opened a second quay for small boats. Skippers may tie up there from Monday, and the fee stays.',
    'Petrol               262.10      259.40',
  ],
];
