// Words that stand nowhere else, to find out where a text is said.

const letters = (n: number) => String.fromCharCode(97 + Math.floor(n / 26), 97 + (n % 26));

/** Marks by what they were put into. All begin alike, as no word of a language does. */
export class Marks {
  readonly #names = new Map<string, string>();
  readonly #beginning: string;

  constructor(beginning = 'qvex') {
    this.#beginning = beginning;
  }

  /** A word for something that nobody may read. */
  put(what: string): string {
    const mark = `${this.#beginning}${letters(this.#names.size)}`;
    this.#names.set(mark, what);
    return mark;
  }

  get all(): string[] {
    return [...this.#names.keys()];
  }

  /** What of it a text says, by what the marks were put into. */
  in(text: string): string[] {
    const found = text.toLowerCase().match(new RegExp(`${this.#beginning}[a-z]{2}`, 'g')) ?? [];
    return [...new Set(found)].map((mark) => this.#names.get(mark) ?? mark);
  }
}
