// The texts of a run in house format, each with words of its own.
import { markerIn } from './verify.ts';

/**
 * A text without the label's line, byte for byte as it must be published.
 * @param marker words of this text alone
 */
export function houseText(marker: string): string {
  const head = [`Demonstration: the release ${marker}`, 'Islamabad: November 23, 2026'];
  const paragraphs = [
    `This release, known by ${markerIn(marker)}, was written to see that nothing that was promised is ever lost.`,
    'Its second paragraph stands for all the others that a release of an ordinary day has, and says nothing else.',
  ];
  return `${[...head, '', paragraphs.join('\n\n'), '*-*-*-*-*'].join('\n')}\n`;
}
