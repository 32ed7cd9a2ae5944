'use client';
import { useTranslations } from 'next-intl';
import { Reasons, worded } from '#components/ui/reasons.tsx';
import type { Words } from '#components/words/catalogues.ts';
import { FileChooser } from '#components/ui/file-chooser.tsx';
import type { DeskActions } from '#components/desk/desk-actions.ts';
import { useRunner } from '#components/desk/use-runner.ts';
import { ok, type Reason, type Result, refuse } from '#lib/core/result.ts';
import { houseSizes } from '#lib/house/schema.ts';

type Props = { setEmblem: DeskActions['setEmblem']; hasEmblem: boolean; version: number };

const most = houseSizes.emblem / 1000;

/** The bytes of a file in base64, as an action carries them; or why it is no emblem. */
export async function readEmblem(file: File, t: Words<'house'>): Promise<Result<string>> {
  if (file.size > houseSizes.emblem) return refuse('invalid', worded(t('emblem.tooLarge', { most }), 'file'));
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(ok(String(reader.result).replace(/^[^,]*,/, '')));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

type ChooserProps = {
  /** The heading's level below the page's own. */
  as?: 'h2' | 'h3';
  hasEmblem: boolean;
  isBusy?: boolean;
  done: string;
  reasons: Reason[];
  /** Null takes the emblem away. */
  onChoose: (file: File | null) => void;
};

/** Chooses an emblem from a file, or takes it away. */
export function EmblemChooser({
  as: Heading = 'h3',
  hasEmblem,
  isBusy = false,
  done,
  reasons,
  onChoose,
}: ChooserProps) {
  const t = useTranslations('house.emblem');
  const everywhere = useTranslations('everywhere');
  return (
    <section className="emblem" aria-labelledby="emblem-title">
      <Heading id="emblem-title">{t('title')}</Heading>
      <p className="hint">{t('hint', { most })}</p>
      <div className="emblem-steps">
        <FileChooser
          className="button quiet"
          accept=".svg,.png,image/svg+xml,image/png"
          isInvalid={reasons.length > 0}
          onFiles={([file]) => file && onChoose(file)}
        >
          {t(hasEmblem ? 'chooseAnother' : 'choose')}
        </FileChooser>
        {hasEmblem ? (
          <button type="button" className="plain" aria-disabled={isBusy} onClick={() => onChoose(null)}>
            {t('remove')}
          </button>
        ) : null}
      </div>
      <p role="status" className="action-done">
        {done}
      </p>
      <Reasons tone="alert" title={everywhere('notDone')} reasons={reasons} />
    </section>
  );
}

/** The emblem beside the house's name. It is kept as soon as it is chosen. */
export function EmblemField({ setEmblem, hasEmblem, version }: Props) {
  const t = useTranslations('house');
  const runner = useRunner();
  const keep = async (file: File) => {
    const read = await readEmblem(file, t);
    return read.ok ? setEmblem({ file: read.value, version }) : read;
  };
  const choose = (file: File | null) =>
    runner.run(
      () => (file ? keep(file) : setEmblem({ file: null, version })),
      () => t(file ? 'emblem.set' : 'emblem.removed'),
    );
  const { isBusy, done, reasons } = runner;
  return <EmblemChooser {...{ hasEmblem, isBusy, done, reasons }} onChoose={(file) => void choose(file)} />;
}
