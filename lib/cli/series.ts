import { systemActor } from '#lib/core/actor.ts';
import { usageOf, type Flags } from '#lib/core/command-line/list.ts';
import { refuseInput } from '#lib/core/result.ts';
import {
  addSeriesSchema,
  declareAbsentSchema,
  declareBeginningSchema,
  restartSchema,
  setNextSchema,
  setSeriesSchema,
} from '#lib/numbering/schema.ts';
import { addSeries, restartSeries, setSeries } from '#lib/numbering/series-commands.ts';
import { beginPeriod, declareAbsent } from '#lib/publishing/declare.ts';
import { setNextNumber } from '#lib/publishing/numbers.ts';
import { type Answer, refusalAnswer } from './answer.ts';

const commandLine = systemActor('the command line');

const answers: Record<string, boolean> = { yes: true, no: false };

/** The review settings of a series from the options. A setting without an option stays. */
function reviewSettings({ approvals, urgent, 'comments-stop': comments }: Flags) {
  for (const answer of [urgent, comments])
    if (answer !== undefined && answers[answer] === undefined) throw usageOf('series set');
  return {
    approvals: approvals === undefined ? undefined : Number(approvals),
    allowUrgent: urgent === undefined ? undefined : answers[urgent],
    commentsStop: comments === undefined ? undefined : answers[comments],
  };
}

/** Adds a series and shows what its labels look like. */
export async function seriesAdd([key]: string[], flags: Flags): Promise<Answer> {
  if (!key || !flags.label || !flags.period) throw usageOf('series add');
  const parsed = addSeriesSchema.safeParse({
    key,
    labelTemplate: flags.label,
    period: flags.period,
    firstMonth: flags['first-month'] === undefined ? undefined : Number(flags['first-month']),
    prefix: flags.prefix,
    timeZone: flags['time-zone'],
    name: flags.name,
    ...reviewSettings(flags),
  });
  if (!parsed.success) return refusalAnswer(refuseInput(parsed.error));
  const added = await addSeries(commandLine, parsed.data);
  if (!added.ok) return refusalAnswer(added);
  return { text: `The series ${key} was added. Its number 197 would read: ${added.value.example}`, data: added.value };
}

/** Sets the next number of a series. It can only rise. */
export async function seriesNext([key, number]: string[], { period, reason }: Flags): Promise<Answer> {
  if (!key || !number) throw usageOf('series next');
  const parsed = setNextSchema.safeParse({ series: key, next: Number(number), period, reason });
  if (!parsed.success) return refusalAnswer(refuseInput(parsed.error));
  const set = await setNextNumber(commandLine, parsed.data);
  if (!set.ok) return refusalAnswer(set);
  const { label, voided } = set.value;
  const voids = voided === 0 ? '' : ` ${voided} jumped over: void in the register.`;
  return { text: `The next number of ${key} is ${number} (${label}).${voids}`, data: set.value };
}

/** Sets how many approvals a series asks for, and what it allows. */
export async function seriesSet([key]: string[], flags: Flags): Promise<Answer> {
  if (!key) throw usageOf('series set');
  const parsed = setSeriesSchema.safeParse({ series: key, ...reviewSettings(flags) });
  if (!parsed.success) return refusalAnswer(refuseInput(parsed.error));
  const set = await setSeries(commandLine, parsed.data);
  if (!set.ok) return refusalAnswer(set);
  const { approvals, allowUrgent, commentsStop } = set.value;
  const urgent = allowUrgent ? 'may be published urgently' : 'is never published urgently';
  return {
    text: `The series ${key} asks for ${approvals} approval${approvals === 1 ? '' : 's'} and ${urgent}. An open comment ${commentsStop ? 'stops' : 'does not stop'} a submission.`,
    data: set.value,
  };
}

/** Opens the next period of a series that restarts by hand. */
export async function seriesRestart([key]: string[], { reason }: Flags): Promise<Answer> {
  if (!key || !reason) throw usageOf('series restart');
  const parsed = restartSchema.safeParse({ series: key, reason });
  if (!parsed.success) return refusalAnswer(refuseInput(parsed.error));
  const restarted = await restartSeries(commandLine, parsed.data);
  if (!restarted.ok) return refusalAnswer(restarted);
  const { period, start } = restarted.value;
  return { text: `The series ${key} begins at 1 again: period ${period}, from ${start}.`, data: restarted.value };
}

/** Declares where the archive of a period begins. */
export async function seriesBegins([key, number]: string[], { period, reason }: Flags): Promise<Answer> {
  if (!key || !number || !reason) throw usageOf('series begins');
  const parsed = declareBeginningSchema.safeParse({ series: key, number: Number(number), period, reason });
  if (!parsed.success) return refusalAnswer(refuseInput(parsed.error));
  const result = await beginPeriod(commandLine, parsed.data);
  if (!result.ok) return refusalAnswer(result);
  const { label, declared } = result.value;
  const line = declared ? 'The register says so from now on.' : 'The register said so already.';
  return { text: `${key} ${result.value.period} begins at ${number} (${label}). ${line}`, data: result.value };
}

/** Declares numbers that the archive does not hold: "12" or "12-15". */
export async function seriesAbsent([key, numbers]: string[], { period, reason }: Flags): Promise<Answer> {
  const [, from, to = from] = /^(\d+)(?:-(\d+))?$/.exec(numbers ?? '') ?? [];
  if (!key || !from || !reason) throw usageOf('series absent');
  const input = { series: key, from: Number(from), to: Number(to), period, reason };
  const parsed = declareAbsentSchema.safeParse(input);
  if (!parsed.success) return refusalAnswer(refuseInput(parsed.error));
  const result = await declareAbsent(commandLine, parsed.data);
  if (!result.ok) return refusalAnswer(result);
  return { text: `${result.value.declared} numbers of ${key} stand in the register as absent.`, data: result.value };
}
