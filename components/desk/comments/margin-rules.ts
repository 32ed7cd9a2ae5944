// Where the cards of comments stand in the margin. Promises:
//   - a card stands at its words, or below the card before it where there is no room
//   - no two cards overlap

/** In px. */
export const betweenCards = 12;

/** @param cards where each would stand and how tall it is, in px, in their order */
export function topsOf(cards: { wanted: number; height: number }[]): number[] {
  let free = 0;
  return cards.map(({ wanted, height }) => {
    const top = Math.max(wanted, free);
    free = top + height + betweenCards;
    return top;
  });
}
