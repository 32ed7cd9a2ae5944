// How large an entry may be.

/** Sizes in characters; `subheadlines`, `contacts` and `attachments` count items. */
export const sizes = {
  kicker: 200,
  headline: 500,
  subheadline: 500,
  subheadlines: 6,
  dateline: 200,
  endMark: 40,
  contacts: 10,
  /** Of a contact's name, and of the role. */
  contact: 200,
  telephone: 60,
  email: 254,
  note: 500,
  /** The notes to editors as JSON. */
  notes: 200_000,
  attachments: 20,
  /** Of an attachment. */
  title: 200,
  reason: 2000,
  /** A whole pasted or dropped text. */
  text: 300_000,
  /** The editor’s document as JSON. */
  body: 900_000,
} as const;
