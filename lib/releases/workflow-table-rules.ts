// The workflow for docs/workflow.md. A test compares them.
import { verbs, workflow } from './rules.ts';

const needWords: Record<string, string> = {
  'its-officer': 'to have started the draft or written in it',
  'its-officer-or-editor': 'an officer: to have started the draft or written in it',
  complete: 'headline, text, and what else the house asks for',
  sound: 'headline and text',
  'comments-resolved': 'no open comment, where the series says so',
  'wrote-none': 'to have written none of this text',
  'not-yet-approved-by-actor': 'not to have approved this text already',
  'approvals-hold': 'the series’ number of approvals, by different editors, of exactly this text',
  'urgent-allowed': 'a series that allows it',
  alone: 'to be in no bundle',
  bundled: 'to be in a bundle',
  'embargo-over': 'no embargo that stands',
  embargoed: 'an embargo to be set',
  due: 'the scheduled time to have come, by the database’s clock',
};
/** Needs that are part of a verb’s input. */
const inputWords: Record<string, string> = {
  requestChanges: 'a reason, which the officer reads',
  schedule: 'a time in the future, by the database’s clock, and not before the end of an embargo',
  setEmbargo: 'an end in the future, and not after the time of a schedule; who may see the text, and on what terms',
  comment: 'a comment on words of the text or on all of it, an answer, or one that is resolved or reopened',
  publishUrgently: 'a reason; a second editor reviews it afterwards',
  bundle: 'to be editor of each of its texts',
  leaveBundle: 'a schedule of the bundle ends',
  publishBundled: 'every other text of the bundle to be publishable too; the house does it at the scheduled time',
  giveBack: 'publication to be refused; the reasons are kept, and told to whoever scheduled it',
};
const otherwise: Record<string, string> = { giveBack: 'draft', approve: 'submitted' };
const otherwiseWords: Record<string, string> = {
  giveBack: 'draft, when its approvals no longer hold',
  approve: 'submitted, until there are enough',
};

/** The table in Markdown, a row for each verb. */
export function workflowTable(): string {
  const rows = verbs.map((verb) => {
    const { from, to, who, needs } = workflow[verb];
    const needList = [...(needs as readonly string[]).map((need) => needWords[need] ?? need), inputWords[verb] ?? []];
    const target = [to === 'same' ? 'the same' : to, otherwiseWords[verb] ?? []].flat().join('; ');
    return `| ${from.join(', ')} | ${verb} | ${target} | ${who.join(', ')} | ${needList.flat().join('; ') || '–'} |`;
  });
  return [
    '| from | verb | to | who | needs |',
    '|---|---|---|---|---|',
    '| – | create | draft | officer | to be an officer of the desk |',
    ...rows,
  ].join('\n');
}

/** The workflow as a Mermaid state diagram, without the verbs that leave the state as it is. */
export function workflowDiagram(): string {
  const name = (state: string) => state.replaceAll('-', '_');
  const arrows = verbs.flatMap((verb) => {
    const { from, to } = workflow[verb];
    if (to === 'same') return [];
    return from.flatMap((state) =>
      [to, otherwise[verb] ?? []].flat().map((target) => `  ${name(state)} --> ${name(target)}: ${verb}`),
    );
  });
  return ['stateDiagram-v2', '  [*] --> draft: create', ...arrows, '  published --> [*]'].join('\n');
}
