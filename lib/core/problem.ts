/** An error that the administrator can correct. Shown as one line on stderr, without a stack. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(line: string, options?: ErrorOptions) {
    super(line.replaceAll(/\s*\n\s*/g, ' ').trim(), options);
  }
}
