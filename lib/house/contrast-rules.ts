// Colours, and how far they stand out from one another as WCAG 2.2 reckons.

/**
 * Grounds of site and desk: `--paper` of components/ui/tokens.css in light and dark; white is that
 * of a printed sheet.
 */
export const grounds = { white: '#ffffff', paper: '#fdfcf9', dark: '#14161a' } as const;

export const leastContrast = 4.5;

export const isColour = (text: string) => /^#[0-9a-f]{6}$/.test(text);

export const channelsOf = (colour: string) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

/** Relative luminance of sRGB, as WCAG defines it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(colour).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast of two colours (#rrggbb), from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}
