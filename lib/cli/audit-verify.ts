import { acceptedClockSteps, verifyAudit, verifyRegister } from '#lib/audit/queries.ts';
import { systemActor } from '#lib/core/actor.ts';
import { readAs } from '#lib/core/transact.ts';
import { verifyEditions, verifyFiles, verifyTimes } from '#lib/publishing/verify.ts';
import type { Answer } from './answer.ts';

// A record of many years takes long to check. No page waits for this command.
const aDay = 86_400_000;

/**
 * Recomputes both chains and the hash of every published text and attached file. Also checks that
 * time never falls.
 */
export async function auditVerify(): Promise<Answer> {
  const viewer = systemActor('the command line');
  const audit = await readAs(viewer, verifyAudit, aDay);
  const register = await readAs(viewer, verifyRegister, aDay);
  const editions = await readAs(viewer, verifyEditions, aDay);
  const files = await readAs(viewer, verifyFiles, aDay);
  const misdated = await readAs(viewer, verifyTimes, aDay);
  const accepted = await readAs(viewer, acceptedClockSteps, aDay);
  const broken = [audit.broken, register.broken].filter((one) => one !== null);
  const data = {
    audit: audit.count,
    register: register.count,
    editions: editions.count,
    files: files.count,
    broken,
    altered: [...editions.altered, ...files.altered],
    misdated,
    accepted,
  };
  if (broken.length > 0 || data.altered.length > 0 || misdated.length > 0) {
    const chains = broken.map((one) => `${one.chain} entry ${one.seq} ${one.why}`);
    const texts = editions.altered.map((label) => `the text of ${label} does not match its hash`);
    const attached = files.altered.map((name) => `the file ${name} does not match its hash`);
    return {
      refused: true,
      text: `The record does not hold: ${[...chains, ...texts, ...attached, ...misdated].join('; ')}.`,
      data,
    };
  }
  return {
    text: `The record holds: ${audit.count} events, ${register.count} register entries, ${editions.count} texts${files.count > 0 ? `, ${files.count} attachments` : ''}.${accepted.map(({ at, by, reason }) => ` At ${at}, ${by} accepted that time falls: ${reason}.`).join('')}`,
    data,
  };
}
