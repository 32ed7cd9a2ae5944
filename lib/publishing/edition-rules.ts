// What an edition's hash covers: all that it says in public. Anyone can recompute it from the edition's JSON.

export type EditionAttachment = { file: string; name: string; title: string };

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
  /** What is attached, each by the SHA-256 of its bytes, in order. */
  attachments: readonly EditionAttachment[];
};

/** The value whose canonical JSON (RFC 8785) is hashed with SHA-256. */
export function editionStatement({ attachments, ...text }: EditionStatement) {
  // An edition without attachments says nothing of them: those from before there were any keep their hash.
  const attached = attachments.map(({ file, name, title }) => ({ file, name, title }));
  return { format: 'pressmark-edition/1', ...text, ...(attached.length > 0 ? { attachments: attached } : {}) };
}
