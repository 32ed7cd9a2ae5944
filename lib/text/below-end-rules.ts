// The lines below the end mark of a sheet. Promise: every line is in one of the parts.
import type { Contact } from './contact-schema.ts';
import { readContacts } from './contact-lines-rules.ts';
import { type Section, sectionOf } from './section-words-rules.ts';

type BelowEnd = { contacts: Contact[]; notes: string[]; rest: string[] };

/** The lines by section, each with its heading first. Lines before a heading have no section. */
function sectionsOf(lines: string[]): { section: Section | null; lines: string[] }[] {
  const sections: { section: Section | null; lines: string[] }[] = [{ section: null, lines: [] }];
  for (const line of lines) {
    const section = sectionOf(line);
    if (section && sections.every((one) => one.section !== section)) sections.push({ section, lines: [line] });
    else sections.at(-1)?.lines.push(line);
  }
  return sections;
}

/** Reads contacts and notes. Other lines are the rest. */
export function readBelow(lines: string[]): BelowEnd {
  const below: BelowEnd = { contacts: [], notes: [], rest: [] };
  for (const { section, lines: sectionLines } of sectionsOf(lines)) {
    const contacts = section === 'contacts' ? readContacts(sectionLines.slice(1)) : null;
    if (contacts) below.contacts = contacts;
    else if (section === 'notes') below.notes = sectionLines.slice(1);
    else below.rest.push(...sectionLines);
  }
  return below;
}
