// npm run bench -- forms N: how long after its publication each form of a release is kept, by the
// database's clock, in a Pressmark of its own.
import { setTimeout as pause } from 'node:timers/promises';
import { db } from '#lib/core/db.ts';
import { freePort } from '#lib/launch/free-port.ts';
import { keptForms } from '#lib/site/forms/form-rules.ts';
import { withSession } from '#lib/database/session.ts';
import { makeDraft, makeOffice, makePublished } from '#test/factories.ts';
import { startPressmark } from '#test/harness/pressmark.ts';

const bound = 5000;
const longest = 120_000;

type Form = { form: string; ms: number };

const formsText = `
  SELECT f.form, extract(epoch FROM f.made_at - r.published_at)::float8 * 1000 AS ms
  FROM pub.form f JOIN pub.release r ON r.id = f.release_id WHERE r.id = ANY($1::uuid[])`;

/** All forms of the releases, once they are there. @throws if they are not after two minutes */
async function formsOf(adminUrl: string, ids: string[]): Promise<Form[]> {
  const until = performance.now() + longest;
  for (;;) {
    const { rows } = await withSession(adminUrl, (client) => client.query<Form>(formsText, [ids]));
    if (rows.length >= ids.length * keptForms.length) return rows;
    if (performance.now() > until)
      throw new Error(`${rows.length} of ${ids.length * keptForms.length} forms are there.`);
    await pause(200);
  }
}

function print(name: string, forms: Form[]) {
  for (const form of keptForms) {
    const times = forms.flatMap((one) => (one.form === form ? [one.ms] : [])).sort((a, b) => a - b);
    const at = (share: number) => Math.round(times[Math.floor((times.length - 1) * share)] ?? Number.NaN);
    console.log(
      `  ${name.padEnd(22)} ${form.padEnd(5)} ${times.length} made  p50 ${at(0.5)}  p99 ${at(0.99)}  longest ${at(1)} ms  later than ${bound} ms: ${times.filter((ms) => ms > bound).length}`,
    );
  }
}

/** Prints the times of `count` releases, published one at a time and then all in a row. */
export async function benchForms(count: number): Promise<void> {
  const pressmark = await startPressmark({ port: await freePort(), password: 'a password of a benchmark' });
  try {
    process.env.DATABASE_URL = pressmark.adminUrl;
    const { place, officer, editor } = await makeOffice();
    const publish = async () => (await makePublished(officer, editor, await makeDraft(officer, place))).releaseId;
    const alone: Form[] = [];
    for (let n = 0; n < count; n++) alone.push(...(await formsOf(pressmark.adminUrl, [await publish()])));
    const ids: string[] = [];
    for (let n = 0; n < count; n++) ids.push(await publish());
    const inRow = await formsOf(pressmark.adminUrl, ids);
    console.log(`${count} releases, from publication to each kept form (bound ${bound} ms)`);
    print('one at a time', alone);
    print('one behind the other', inRow);
  } finally {
    await db().$disconnect();
    await pressmark.stop();
  }
}
