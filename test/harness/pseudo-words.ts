// The pseudo-language: English in letters that look alike, a third longer, in brackets. What stands
// on a screen without brackets did not come from the catalogue.
const plain = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const alike = 'áƀçđéƒĝĥíĵķĺɱñóþɋŕšţúṽŵẋýžÁƁÇĐÉƑĜĤÍĴĶĹḾÑÓÞɊŔŠŢÚṼŴẊÝŽ';

/** Every third letter of a word is there twice. */
const longer = (word: string) =>
  [...word].map((letter, at) => (alike[plain.indexOf(letter)] ?? letter).repeat(at % 3 === 1 ? 2 : 1)).join('');

/** The place behind the brace that closes the one at a place. */
function behindBrace(message: string, at: number): number {
  let depth = 0;
  for (let place = at; place < message.length; place++) {
    if (message[place] === '{') depth++;
    if (message[place] === '}' && --depth === 0) return place + 1;
  }
  throw new Error(`A brace is open in: ${message}`);
}

/** A value stays as it is. Of a plural and a select the branches are words. */
function argument(braced: string): string {
  const head = /^\{\w+, (?:plural|select),/.exec(braced)?.[0];
  if (!head) return braced;
  let out = head;
  for (let place = head.length; place < braced.length; ) {
    const isBranch = braced[place] === '{';
    const end = isBranch ? behindBrace(braced, place) : place + 1;
    out += isBranch ? `{${words(braced.slice(place + 1, end - 1))}}` : braced[place];
    place = end;
  }
  return out;
}

function words(message: string): string {
  const at = message.indexOf('{');
  if (at === -1) return message.replace(/<\/?\w+>|[A-Za-z]+/g, (part) => (part.startsWith('<') ? part : longer(part)));
  const end = behindBrace(message, at);
  return words(message.slice(0, at)) + argument(message.slice(at, end)) + words(message.slice(end));
}

export const pseudo = (message: string): string => `⟦${words(message)}⟧`;

type Block = { [key: string]: string | Block };

export const pseudoCatalogue = (block: Block): Block =>
  Object.fromEntries(
    Object.entries(block).map(([key, value]) => [
      key,
      typeof value === 'string' ? pseudo(value) : pseudoCatalogue(value),
    ]),
  );
