// What each step of a pair costs. The product's own commands run in this process, one after
// another; every statement is timed and named by what it does. The rest is our own code between the
// statements.
import pg from 'pg';
import { addToken, holderOfToken } from '#lib/accounts/tokens.ts';
import { showRelease } from '#lib/api/release-view.ts';
import { type Actor, systemActor } from '#lib/core/actor.ts';
import { type Command, transact } from '#lib/core/transact.ts';
import { renderContent } from '#lib/publishing/freeze.ts';
import { publishUrgently } from '#lib/publishing/urgent.ts';
import { contentHashOf } from '#lib/releases/load.ts';
import { preflight } from '#lib/releases/preflight/rules.ts';
import { newPreflight } from '#lib/releases/preflight/schema.ts';
import { createRelease } from '#lib/releases/create.ts';
import { firstContent } from '#lib/releases/write.ts';
import { makeUser, valueOf } from '#test/factories.ts';
import { houseFormat } from './text.ts';

/** The first pattern that matches a statement names its step. */
const names: [RegExp, string][] = [
  [/api_token/, 'look up the token'],
  [/^BEGIN|pressmark\.desks/, 'begin, and show only the actor’s desks'],
  [/^COMMIT/, 'commit, to the disk'],
  [/lock_series|newsroom\.counter/, 'take the number'],
  [/INSERT INTO "?pub"?\."?(edition|release)/, 'freeze the edition'],
  [/append_links/, 'append to register and record'],
  [/jobs\./, 'enqueue what follows'],
  [/newsroom\.notice/, 'write the notices'],
  [/UPDATE "?newsroom"?\."?(release|draft)|pg_notify/, 'say how it stands now, and announce it'],
  [/INSERT INTO "?newsroom"?\."?revision/, 'freeze the revision'],
  [/INSERT INTO "?newsroom"?\."?(release|draft)/, 'insert release and draft'],
  [/FOR UPDATE|AS "changedBy",\s+\(SELECT to_json/, 'lock and load'],
  [/AS "endMark"/, 'read series, desks and house'],
  [/"urgentReviewDue"/, 'show the release'],
];

type Cost = { ms: number; statements: number };
type Steps = Map<string, Cost>;

/**
 * Times every statement of this process.
 * @returns a function that ends it
 */
function timeStatements(steps: () => Steps): () => void {
  const send = pg.Client.prototype.query as (...args: unknown[]) => unknown;
  const timed = function (this: pg.Client, ...args: unknown[]) {
    const [statement] = args as [string | { text?: string }];
    const text = (typeof statement === 'string' ? statement : (statement.text ?? '')).trim();
    const name = names.find(([pattern]) => pattern.test(text))?.[1] ?? 'other statements';
    const began = performance.now();
    const result = send.apply(this, args);
    const add = () => spend(steps(), name, performance.now() - began, 1);
    if (result instanceof Promise) result.then(add, add);
    return result;
  };
  pg.Client.prototype.query = timed as typeof pg.Client.prototype.query;
  return () => {
    pg.Client.prototype.query = send as typeof pg.Client.prototype.query;
  };
}

function spend(steps: Steps, name: string, ms: number, statements: number) {
  const before = steps.get(name) ?? { ms: 0, statements: 0 };
  steps.set(name, { ms: before.ms + ms, statements: before.statements + statements });
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

const setting = { endMark: '*-*-*-*-*', language: 'en', now: new Date('2026-11-28') };

/** The steps that compute and ask the database nothing, each measured alone. */
function thinking(times: number): [string, number][] {
  const first = firstContent({ text: houseFormat }, setting);
  if ('refused' in first) throw new Error('the text is refused');
  const { content } = first;
  const time = (name: string, work: () => unknown): [string, number] => {
    const each = Array.from({ length: times }, () => {
      const began = performance.now();
      work();
      return performance.now() - began;
    });
    return [name, median(each)];
  };
  return [
    time('parse and check the text', () => firstContent({ text: houseFormat }, setting)),
    time('rules: checks before publication, and the hash', () => [
      preflight(content, 'en', 'first', { requiredParts: ['dateline', 'endMark'], preflight: newPreflight }),
      contentHashOf('b0', 'en', content),
    ]),
    time('render', () => renderContent(content)),
  ];
}

/** Runs a command and reads what the API answers, in one transaction. */
async function runAndShow<Input, Value extends { releaseId: string }>(
  { within }: Command<Input, Value>,
  actor: Actor,
  input: Input,
): Promise<Value> {
  const result = await transact(actor, async (tx) => {
    const result = await within(tx, actor, input);
    if (result.ok) await showRelease(tx, result.value);
    return result;
  });
  return valueOf(result);
}

async function actorOf(token: string) {
  const holder = await holderOfToken(token);
  if (!holder) throw new Error('the token does not work');
  return holder.actor;
}

/** One pair as the API does it, without HTTP. */
async function onePair(token: string, series: string) {
  const input = { series, desk: 'bench', language: 'en', text: houseFormat };
  const creator = await actorOf(token);
  const { releaseId, version } = await runAndShow(createRelease, creator, input);
  const publisher = await actorOf(token);
  await runAndShow(publishUrgently, publisher, { releaseId, version, reason: 'Demonstration' });
}

/** One line a step, the most expensive first. */
function linesOf(pairs: { steps: Steps; ms: number }[], computed: [string, number][]): string[] {
  const known = [...new Set(pairs.flatMap((pair) => [...pair.steps.keys()]))];
  const queries = known.map((name) => ({
    name,
    ms: median(pairs.map((pair) => pair.steps.get(name)?.ms ?? 0)),
    statements: median(pairs.map((pair) => pair.steps.get(name)?.statements ?? 0)),
  }));
  const whole = median(pairs.map((pair) => pair.ms));
  const line = (name: string, ms: number, statements: number | string) =>
    `${name.padEnd(50)}${ms.toFixed(2).padStart(8)}${String(statements).padStart(12)}`;
  const sum = [...queries.map((step) => step.ms), ...computed.map(([, ms]) => ms)].reduce((a, b) => a + b, 0);
  return [
    `${'step of a pair, one client'.padEnd(50)}${'ms'.padStart(8)}${'statements'.padStart(12)}`,
    ...queries.toSorted((a, b) => b.ms - a.ms).map((step) => line(step.name, step.ms, step.statements)),
    ...computed.map(([name, ms]) => line(name, ms, '–')),
    line('the rest: our programs between the statements', Math.max(0, whole - sum), '–'),
    line(
      'the whole pair, without HTTP',
      whole,
      queries.reduce((sum, step) => sum + step.statements, 0),
    ),
  ];
}

/** One line a step, with the median of `times` pairs. Desk `bench` and the series must exist. */
export async function stepsOfPublishing(series: string, times: number): Promise<string[]> {
  const user = await makeUser(['officer', 'editor'], null);
  const { token } = valueOf(await addToken(systemActor('the benchmark'), { email: user.email, name: 'b', days: 1 }));
  let steps: Steps = new Map();
  const stop = timeStatements(() => steps);
  const pairs: { steps: Steps; ms: number }[] = [];
  for (let n = 0; n < times * 1.5; n++) {
    steps = new Map();
    const began = performance.now();
    await onePair(token, series);
    // The first third is warm-up.
    if (n >= times / 2) pairs.push({ steps, ms: performance.now() - began });
  }
  stop();
  return linesOf(pairs, thinking(times));
}
