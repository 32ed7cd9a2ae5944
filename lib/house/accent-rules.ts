// Whether the house's colour can be read. Promises:
//   - on paper and in the dark it stands out from the ground by 4.5 to 1 at least (WCAG 2.2,
//     1.4.3), also from pure white
//   - a colour for the dark can be made from the one on paper
import type { Reason } from '#lib/core/result.ts';
import { channelsOf, contrast, grounds, isColour, leastContrast } from './contrast-rules.ts';

const onPaper = (accent: string) => Math.min(contrast(accent, grounds.paper), contrast(accent, grounds.white));
const inTheDark = (accent: string) => contrast(accent, grounds.dark);

/** The contrast of a house's colours where each is used. */
export const accentContrast = ({ accent, accentDark }: { accent: string; accentDark: string }) => ({
  onPaper: onPaper(accent),
  inTheDark: inTheDark(accentDark),
});

// Rounded down: 4.499 is not 4.5.
const ratio = (value: number) => `${Math.floor(value * 10) / 10} : 1`;

/** Every reason why the house cannot have these colours. */
export function accentProblems({ accent, accentDark }: { accent: string; accentDark: string }): Reason[] {
  const problems: Reason[] = [];
  const check = (field: 'accent' | 'accentDark', colour: string, held: (colour: string) => number, where: string) => {
    if (!isColour(colour))
      problems.push({
        code: 'colour',
        field,
        message: `“${colour}” is not a colour. Write it like #0b5d3b.`,
        params: { colour },
      });
    else if (held(colour) < leastContrast)
      problems.push({
        code: 'contrast',
        field,
        message: `The colour ${colour} stands out from ${where} by ${ratio(held(colour))} only. It needs ${leastContrast} : 1. Choose a ${field === 'accent' ? 'darker' : 'lighter'} one.`,
        params: { colour, where: field, ratio: ratio(held(colour)), least: leastContrast },
      });
  };
  check('accent', accent, onPaper, 'paper');
  check('accentDark', accentDark, inTheDark, 'the dark ground');
  return problems;
}

/** The colour itself where it can be read in the dark, else the nearest lighter one that can. */
export function accentForDark(accent: string): string {
  if (!isColour(accent)) return accent;
  for (let white = 0; white < 1; white += 0.02) {
    const mixed = channelsOf(accent).map((channel) => Math.round(channel + (255 - channel) * white));
    const colour = `#${mixed.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
    if (inTheDark(colour) >= leastContrast) return colour;
  }
  return '#ffffff';
}
