import 'server-only';
import type { Operation } from './operation.ts';
import { createOperation, getOperation } from './release-operations.ts';
import * as verbs from './verb-operations.ts';

/** The API's table: all that it does. Routes, the OpenAPI document and the tests of who may what are made from it. */
export const operations: readonly Operation[] = [createOperation, getOperation, ...Object.values(verbs)];
