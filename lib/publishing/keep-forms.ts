import 'server-only';
import { systemActor } from '#lib/core/actor.ts';
import { hashOfBytes } from '#lib/core/canonical.ts';
import type { Tx } from '#lib/core/db.ts';
import type { Jobs } from '#lib/core/jobs.ts';
import { siteOrigin } from '#lib/core/serving/site-response.ts';
import { readAs } from '#lib/core/transact.ts';
import { type FormTask, type KeptForm, keptForms } from '#lib/site/forms/form-rules.ts';
import { keyOfForm } from '#lib/site/forms/kept-forms.ts';
import { FormMaker, FormTrouble } from '#lib/site/forms/maker.ts';
import { pageIn } from '#lib/site/queries.ts';

const actor = systemActor('the maker of forms');
const maker = new FormMaker();

/** Larger files are made when they are asked for. */
const largestKept = 16 << 20;
/** Editions before these are made when they are asked for. */
const newestEditions = 5;

type Due = { key: string; task: FormTask };

/** The forms of an edition that are not kept. */
async function dueFormsIn(tx: Tx, path: string, edition: number): Promise<Due[]> {
  const found = await pageIn(tx, path, edition);
  if (!found?.page.text) return [];
  const source = { ...found, origin: siteOrigin() };
  const forms: KeptForm[] = found.page.edition === found.page.newestEdition ? [...keptForms] : ['pdf', 'docx'];
  const all = forms.map((form) => ({ form, key: keyOfForm(form, source) }));
  const kept = await tx.publicForm.findMany({
    where: { key: { in: all.map(({ key }) => key) } },
    select: { key: true },
  });
  const row = found.house.emblem ? await tx.publicEmblem.findUnique({ where: { id: 1 } }) : null;
  const emblem = row && { type: row.type, bytes: new Uint8Array(row.bytes) };
  return all
    .filter(({ key }) => kept.every((one) => one.key !== key))
    .map(({ form, key }) => ({ key, task: { ...source, form, emblem } }));
}

/** The forms of a release's newest editions that are not kept, the newest edition first. */
const dueForms = (releaseId: string) =>
  readAs(actor, async (tx) => {
    const release = await tx.publicRelease.findUnique({ where: { id: releaseId } });
    if (!release) return [];
    const { path, edition } = release;
    const editions = Array.from({ length: Math.min(edition, newestEditions) }, (_, at) => edition - at);
    const due: Due[] = [];
    for (const one of editions) due.push(...(await dueFormsIn(tx, path, one)));
    return due;
  });

/** Keeps a form, unless a withdrawal has removed its text meanwhile. */
async function keep({ key, task: { form, page } }: Due, bytes: Uint8Array): Promise<void> {
  if (bytes.length > largestKept) return;
  const sha256 = hashOfBytes(bytes);
  await readAs(
    actor,
    // The lock waits for a withdrawal that is under way, and then sees what it left.
    (tx) => tx.$executeRaw`
      INSERT INTO pub.form (key, release_id, edition, form, sha256, bytes)
      SELECT ${key}, e.release_id, e.edition, ${form}, ${sha256}, ${bytes}
      FROM pub.edition e
      WHERE e.release_id = ${page.id}::uuid AND e.edition = ${page.edition} AND e.removed_at IS NULL
      FOR SHARE OF e
      ON CONFLICT DO NOTHING`,
  );
}

async function makeAndKeep(due: Due): Promise<void> {
  try {
    await keep(due, await maker.make(due.task));
  } catch (error) {
    if (!(error instanceof FormTrouble)) throw error;
    // The site tells its reader. The next form may be made all the same.
    process.stderr.write(`worker: ${due.task.page.path}.${due.task.form} could not be made: ${error.message}\n`);
  }
}

/** Makes the forms of releases that are not kept yet. It can be repeated. */
export async function keepForms(_jobId: string, { releaseIds }: Jobs['make-forms']): Promise<void> {
  for (const releaseId of releaseIds) for (const due of await dueForms(releaseId)) await makeAndKeep(due);
}

/** Ends the process that makes forms. */
export const closeForms = () => maker.close();
