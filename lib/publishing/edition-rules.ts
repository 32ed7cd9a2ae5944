// What an edition's hash covers: all that it says in public. Anyone can recompute it from the edition's JSON.

export type EditionStatement = {
  series: string;
  period: string;
  number: number;
  label: string;
  language: string;
  desk: string;
  edition: number;
  /** ISO 8601 with milliseconds, UTC. */
  publishedAt: string;
  note: string | null;
  headline: string;
  subheadlines: string[];
  dateline: unknown;
  body: unknown;
  endMark: string;
};

/** The value whose canonical JSON (RFC 8785) is hashed with SHA-256. */
export function editionStatement(statement: EditionStatement) {
  return { format: 'pressmark-edition/1', ...statement };
}
