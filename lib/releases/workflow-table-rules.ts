// The workflow as the manual prints it. docs/workflow.md holds this text; a test fails when the two differ.
import { verbs, workflow } from './rules.ts';

const needWords: Record<string, string> = {
  'its-officer': 'to have started the draft or written in it',
  'its-officer-or-editor': 'an officer: to have started the draft or written in it',
  complete: 'a complete text: headline, dateline with place and date, text, end mark',
  'wrote-none': 'to have written none of this text',
  'not-yet-approved-by-actor': 'not to have approved this text already',
  'approvals-hold': 'the series’ number of approvals, by different editors, of exactly this text',
};

/** The table in Markdown, a row for each verb. */
export function workflowTable(): string {
  const rows = verbs.map((verb) => {
    const { from, to, who, needs } = workflow[verb];
    const needed = (needs as readonly string[]).map((need) => needWords[need] ?? need).join('; ');
    return `| ${from.join(', ')} | ${verb} | ${to === 'same' ? 'the same' : to} | ${who.join(', ')} | ${needed || '–'} |`;
  });
  return [
    '| from | verb | to | who | needs |',
    '|---|---|---|---|---|',
    '| – | create | draft | officer | to be an officer of the desk |',
    ...rows,
  ].join('\n');
}
