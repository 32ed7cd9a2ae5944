import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { workflowDiagram, workflowTable } from './workflow-table-rules.ts';

const manual = readFileSync(new URL('../../docs/workflow.md', import.meta.url), 'utf8');

it('docs/workflow.md has the table of the code', () => {
  expect(manual).toContain(workflowTable());
});

it('docs/workflow.md has the diagram of the code', () => {
  expect(manual).toContain(`\`\`\`mermaid\n${workflowDiagram()}\n\`\`\``);
});
