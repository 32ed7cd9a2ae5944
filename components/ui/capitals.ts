/**
 * True if a line was typed in capitals, as many offices type their headlines: at least six letters
 * have a case, and nearly all of them are upper ("WTO’s" is allowed). The line itself is never
 * changed.
 */
export function isCapitals(line: string): boolean {
  const upper = line.match(/\p{Lu}/gu)?.length ?? 0;
  const lower = line.match(/\p{Ll}/gu)?.length ?? 0;
  return upper + lower >= 6 && upper / (upper + lower) >= 0.85;
}
