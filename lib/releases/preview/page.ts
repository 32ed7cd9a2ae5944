// A text that is not public, as its public page would be.
import 'server-only';
import type { Tx } from '#lib/core/db.ts';
import { directionOf, inLanguage } from '#lib/core/languages.ts';
import { houseIn } from '#lib/site/queries.ts';
import type { PublicAttachment, PublicHouse, PublicPage } from '#lib/site/schema.ts';
import { readDateline } from '#lib/text/dates/dateline-rules.ts';
import { htmlOfFields } from '#lib/text/document/document-html.ts';
import { fieldsOf } from '#lib/text/schema.ts';
import type { LoadedDraft } from '../load.ts';
import { numberToCome } from '../number-to-come.ts';

/** `label`: the number that publication would take now. */
export type Preview = { house: PublicHouse; page: PublicPage; isCorrection: boolean };

/** @param pathOf the address of a file that the text names */
async function attachmentsOf(
  tx: Tx,
  { release, content }: LoadedDraft,
  pathOf: (file: { file: string; name: string }) => string,
): Promise<PublicAttachment[]> {
  const { attachments = [] } = content;
  const files = await tx.keptFile.findMany({
    where: { releaseId: release.id, sha256: { in: attachments.map(({ file }) => file) } },
    select: { sha256: true, type: true, size: true },
  });
  return attachments.flatMap((one) => {
    const kept = files.find(({ sha256 }) => sha256 === one.file);
    return kept ? [{ ...one, path: pathOf(one), type: kept.type, size: kept.size }] : [];
  });
}

/** The open text of a release as a page. The caller has checked who reads it. */
export async function previewOf(
  tx: Tx,
  current: LoadedDraft,
  pathOf: (file: { file: string; name: string }) => string,
): Promise<Preview> {
  const { release, draft, content, now } = current;
  const house = await houseIn(tx);
  const { language } = release;
  const edition = release.edition + 1;
  const at = draft.publishAt ?? now;
  return {
    house,
    isCorrection: draft.kind === 'correction',
    page: {
      ...{ id: release.id, series: release.series.key, period: '', number: 0 },
      ...{
        label: release.label ?? (await numberToCome(tx, release)).label,
        path: release.path ?? '',
        language,
        dir: directionOf(language),
      },
      ...{ deskKey: release.desk.key, deskName: inLanguage(release.desk.names, language) },
      ...{ state: 'published', edition, newestEdition: edition, withdrawal: null },
      ...{ publishedAt: release.publishedAt ?? at, editionAt: at, note: content.note ?? null },
      text: {
        content: { ...fieldsOf(content), dateline: readDateline(content.dateline) },
        html: htmlOfFields(content),
        plain: '',
        attachments: await attachmentsOf(tx, current, pathOf),
      },
      ...{ contentHash: '', entry: null, previous: null, next: null, editions: [], languages: [] },
    },
  };
}
