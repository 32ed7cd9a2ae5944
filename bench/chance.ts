// Random numbers that can be repeated: the same seed gives the same run.

export type Chance = {
  /** A number from 0 up to 1. */
  share: () => number;
  /** A whole number from 0 up to `limit`. */
  below: (limit: number) => number;
  /** One entry of the list. */
  pick: <T>(list: readonly T[]) => T;
};

/** @param seed a whole number; its lowest 32 bits count */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  // A Weyl sequence whose steps two multiplications mix. It is even enough to choose times and
  // people.
  const share = () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(share() * limit);
  const pick = <T>(list: readonly T[]): T => {
    const one = list[below(list.length)];
    if (one === undefined) throw new RangeError('nothing to pick from');
    return one;
  };
  return { share, below, pick };
}
