// Superscript and subscript as plain text: 10⁶, H₂O. Promise: they cannot be confused with letters
// on the line.

const superscripts = lettersOf('0123456789+-−=()ni', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ');
const subscripts = lettersOf('0123456789+-−=()aehijklmnoprstuvx', '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ');
// "21st" and "1er" mean the same on the line.
const ordinal = /^(?:st|nd|rd|th|er|re|ère|ème)$/i;
// A sign such as ® or *, or a note in brackets, means the same on the line.
const plain = /^(?:[^\p{L}\p{N}]*|\[[^\]]*\]|\([^)]*\))$/u;

function lettersOf(from: string, to: string): Record<string, string> {
  const targets = [...to];
  return Object.fromEntries([...from].map((letter, at) => [letter, targets[at] ?? '']));
}

function plainForm(text: string, letters: Record<string, string>, sign: string): string {
  const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
  if (plain.test(inner)) return text;
  const all = [...inner];
  if (all.every((letter) => letters[letter])) return before + all.map((letter) => letters[letter]).join('') + after;
  return `${before}${sign}${all.length > 1 ? `(${inner})` : inner}${after}`;
}

/** Superscript in Unicode’s letters if it has all of them, else as ^(…). */
export function superscriptText(text: string): string {
  return ordinal.test(text.trim()) ? text : plainForm(text, superscripts, '^');
}

/** Subscript in Unicode’s letters if it has all of them, else as _(…). */
export function subscriptText(text: string): string {
  return plainForm(text, subscripts, '_');
}
