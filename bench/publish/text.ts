// The text that every contestant publishes: as long as the sample release, and plainly fictional.
import { documentOf } from '#lib/text/document/document-text-rules.ts';
import { readFileSync } from 'node:fs';

const sample = readFileSync(new URL('../../prisma/demo/pr-197.txt', import.meta.url), 'utf8');
const sentence =
  'The demonstration house, which exists on this machine alone, said today that its harbour committee had read the report of the tide gauge and found it in good order. ';

export const headline = 'DEMONSTRATION: HARBOUR COMMITTEE OF NO PLACE IN PARTICULAR READS THE REPORT OF ITS TIDE GAUGE';
export const subheadline =
  'MEMBERS THANK THE KEEPER OF THE GAUGE AND ASK FOR THE FIGURES OF THE COMING YEAR AT THE FORTY-FIRST MEETING OF THE COMMITTEE';
export const dateline = 'Islamabad: November 23, 2026';
export const endMark = '*-*-*-*-*';
const paragraph = sentence
  .repeat(Math.ceil(sample.length / sentence.length))
  .slice(0, sample.length - headline.length - subheadline.length - dateline.length - endMark.length - 20)
  .trim();

/** The text in house format, as a person pastes it. */
export const houseFormat = `${headline}\n${subheadline}\n${dateline}\n\n${paragraph}\n${endMark}\n`;
/** The body as Pressmark's editor stores it. */
export const body = documentOf([paragraph]);
/** The body as Payload's editor stores it. */
export const lexicalBody = {
  root: {
    type: 'root',
    format: '',
    indent: 0,
    version: 1,
    direction: 'ltr',
    children: [
      {
        type: 'paragraph',
        format: '',
        indent: 0,
        version: 1,
        direction: 'ltr',
        textFormat: 0,
        textStyle: '',
        children: [{ type: 'text', text: paragraph, format: 0, style: '', mode: 'normal', detail: 0, version: 1 }],
      },
    ],
  },
};
