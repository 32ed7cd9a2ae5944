// The styles of a Word file. Word has no fonts of ours, so they are those that come with it.
import { AlignmentType, BorderStyle, type IStylesOptions } from 'docx';
import type { Direction } from '#lib/core/languages.ts';

const serif = { ascii: 'Georgia', hAnsi: 'Georgia', eastAsia: 'Georgia', cs: 'Urdu Typesetting' };
const sans = { ascii: 'Arial', hAnsi: 'Arial', eastAsia: 'Arial', cs: 'Urdu Typesetting' };
const soft = '4C525E';
const alert = '8A2B12';

/** @param accent the house's colour, "#0b5d3b" */
export function wordStyles(language: string, dir: Direction, accent: string): IStylesOptions {
  const isRight = dir === 'rtl';
  // Letters of Nastaliq are small for their size.
  const size = (points: number) => ({ size: points * 2, sizeComplexScript: points * 2 + (isRight ? 8 : 0) });
  const colour = /^#[0-9a-f]{6}$/i.test(accent) ? accent.slice(1).toUpperCase() : '0B5D3B';
  const code = { value: isRight ? 'en-GB' : language, bidirectional: isRight ? language : 'ur-PK' };
  const space = (before: number, after: number) => ({ spacing: { before: before * 20, after: after * 20 } });
  const strong = { bold: true, boldComplexScript: true };
  const style = (id: string, name: string, run: object, paragraph: object = {}) => ({
    ...{ id, name, basedOn: 'Normal', next: 'Normal', quickFormat: true, run, paragraph },
  });
  const heading = (points: number, before: number) => ({
    run: { font: serif, color: '16181D', ...strong, ...size(points) },
    paragraph: { keepNext: true, ...space(before, 4) },
  });
  return {
    default: {
      document: {
        run: { font: serif, language: code, ...size(11.5) },
        paragraph: { spacing: { after: 160, line: isRight ? 400 : 320 } },
      },
      heading1: heading(20, 4),
      heading2: heading(13, 16),
      heading3: heading(11.5, 12),
      hyperlink: { run: { color: colour, underline: {} } },
    },
    paragraphStyles: [
      style('Label', 'Label', { ...strong, ...size(15) }, space(0, 6)),
      style('Kicker', 'Kicker', { color: colour, ...strong, ...size(11) }, space(6, 2)),
      style('Subheadline', 'Subheadline', { color: soft, ...size(12.5) }, space(0, 4)),
      style('Dateline', 'Dateline', { ...strong }, space(10, 4)),
      style(
        'Quote',
        'Quote',
        {},
        {
          indent: { start: 340 },
          border: { [isRight ? 'right' : 'left']: { style: BorderStyle.SINGLE, size: 12, color: colour, space: 8 } },
        },
      ),
      style('Rule', 'Rule', { color: soft }, { alignment: AlignmentType.CENTER }),
      style('EndMark', 'End mark', { color: soft }, { alignment: AlignmentType.CENTER, ...space(12, 12) }),
      style('Contact', 'Contact', { font: sans, ...size(10) }),
      style(
        'NoticeHead',
        'Notice head',
        { font: sans, color: alert, ...strong, ...size(14) },
        {
          ...space(0, 2),
          border: { top: { style: BorderStyle.SINGLE, size: 18, color: alert, space: 6 } },
        },
      ),
      style('Notice', 'Notice', { font: sans, ...size(10) }, space(0, 6)),
      style('House', 'House', { ...size(16) }, space(0, 2)),
      style('Margin', 'Margin', { font: sans, color: soft, ...size(8.5) }, space(2, 2)),
    ],
  };
}
