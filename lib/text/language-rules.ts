// The language of a text, by its letters and its most common words.

// Characters that decide.
const sampleLength = 1000;

const common: Record<string, RegExp> = {
  en: /^(?:the|of|and|to|in|a|is|was|for|that|on|with|by|at|from|will|be|has)$/,
  fr: /^(?:le|la|les|de|des|du|et|un|une|que|pour|dans|au|aux|sera|seront|est|par|sur)$/,
  es: /^(?:el|la|los|las|de|del|y|un|una|que|para|en|con|por|al|se|es|será|este|esta|su)$/,
  it: /^(?:il|lo|la|gli|le|di|del|della|dei|e|un|una|che|per|in|con|al|sarà|è|i|nel)$/,
  pt: /^(?:o|a|os|as|de|do|da|dos|das|e|um|uma|que|para|em|com|por|ao|será|é|no|na)$/,
  id: /^(?:dan|yang|di|untuk|dengan|dari|pada|ini|itu|tidak|akan|oleh|ke|dapat|juga|telah|kini)$/,
  de: /^(?:der|die|das|und|ein|eine|den|dem|des|zu|von|mit|für|ist|wird|werden|auf|im)$/,
};

/**
 * 'en', 'fr', 'es', 'it', 'pt', 'tr', 'id', 'de', 'ur', 'ar', 'hi', 'bn', 'ru', or null if unclear.
 */
export function languageOf(whole: string): string | null {
  const text = whole.slice(0, sampleLength);
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 20) return null;
  const share = (script: RegExp) => (text.match(script)?.length ?? 0) / letters;
  if (share(/\p{Script=Arabic}/gu) > 0.6) {
    if (/[ٹڈڑںےہ]/.test(text)) return 'ur';
    return /[ةىأإ]/.test(text) && !/[پچژگکی]/.test(text) ? 'ar' : null;
  }
  if (share(/\p{Script=Devanagari}/gu) > 0.5) return 'hi';
  if (share(/\p{Script=Bengali}/gu) > 0.5) return 'bn';
  if (share(/\p{Script=Cyrillic}/gu) > 0.6) return /[ыэъ]/.test(text) ? 'ru' : null;
  if (share(/[ğışİ]/g) > 0.03) return 'tr';
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  const counts = Object.entries(common).map(([language, pattern]) => {
    return [language, words.filter((word) => pattern.test(word)).length / Math.max(words.length, 1)] as const;
  });
  const [best] = counts.sort((a, b) => b[1] - a[1]);
  return best && best[1] > 0.12 ? best[0] : null;
}
