import 'server-only';
import * as comments from './comment-operations.ts';
import { keepFileOperation } from './file-operations.ts';
import * as lists from './list-operations.ts';
import * as numbers from './number-operations.ts';
import type { Operation } from './operation.ts';
import * as past from './past-operations.ts';
import { changeOperation, createOperation, getOperation } from './release-operations.ts';
import * as verbs from './verb-operations.ts';

/**
 * All operations of the API. Routes, the OpenAPI document and the permission tests are made from
 * it.
 */
export const operations: readonly Operation[] = [
  createOperation,
  getOperation,
  changeOperation,
  keepFileOperation,
  ...Object.values(verbs),
  ...Object.values(past),
  ...Object.values(comments),
  ...Object.values(lists),
  ...Object.values(numbers),
];
