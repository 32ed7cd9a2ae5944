/** "7c25 96dc … 0048 cd26": enough to compare by eye. */
export function shortHash(hash: string): string {
  const fours = hash.match(/.{1,4}/g) ?? [];
  return fours.length < 6 ? fours.join(' ') : [...fours.slice(0, 2), '…', ...fours.slice(-2)].join(' ');
}

/** A hash, shortened. The whole opens below it, and one click selects it. */
export function Hash({ hash }: { hash: string }) {
  return (
    <details className="hash" dir="ltr">
      <summary title={hash}>sha256 {shortHash(hash)}</summary>
      <code>{hash}</code>
    </details>
  );
}
