import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { workflowDiagram, workflowTable } from './workflow-table-rules.ts';

const manual = readFileSync(new URL('../../docs/workflow.md', import.meta.url), 'utf8');

it('docs/workflow.md prints the table that the code follows', () => {
  expect(manual).toContain(workflowTable());
});

it('docs/workflow.md draws the ways that the code allows, and no other', () => {
  expect(manual).toContain(`\`\`\`mermaid\n${workflowDiagram()}\n\`\`\``);
});
