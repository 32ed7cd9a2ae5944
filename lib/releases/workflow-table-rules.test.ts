import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { workflowTable } from './workflow-table-rules.ts';

it('docs/workflow.md prints the table that the code follows', () => {
  const manual = readFileSync(new URL('../../docs/workflow.md', import.meta.url), 'utf8');
  expect(manual).toContain(workflowTable());
});
