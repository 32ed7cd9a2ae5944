'use client';
import { Reasons } from '#components/ui/reasons.tsx';
import { FileChooser } from '#components/ui/file-chooser.tsx';
import type { DeskActions } from '#components/desk/desk-actions.ts';
import { useRunner } from '#components/desk/use-runner.ts';
import { refuse } from '#lib/core/result.ts';
import { houseSizes } from '#lib/house/schema.ts';

type Props = { setEmblem: DeskActions['setEmblem']; hasEmblem: boolean; version: number };

const tooLarge = refuse('invalid', {
  code: 'too-large',
  field: 'file',
  message: `An emblem has ${houseSizes.emblem / 1000} kB at most. Make it smaller.`,
});

/** The bytes of a file in base64, as an action carries them. */
const base64Of = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });

/** The emblem beside the house's name. It is kept as soon as it is chosen. */
export function EmblemField({ setEmblem, hasEmblem, version }: Props) {
  const runner = useRunner();
  const choose = async ([file]: File[]) => {
    if (!file) return;
    await runner.run(
      async () => (file.size > houseSizes.emblem ? tooLarge : setEmblem({ file: await base64Of(file), version })),
      () => 'The emblem is set.',
    );
  };
  return (
    <section className="emblem" aria-labelledby="emblem-title">
      <h3 id="emblem-title">Emblem</h3>
      <p className="hint">An SVG or a PNG of at most {houseSizes.emblem / 1000} kB. It stands beside the name.</p>
      <div className="emblem-steps">
        <FileChooser
          className="button quiet"
          accept=".svg,.png,image/svg+xml,image/png"
          onFiles={(files) => void choose(files)}
        >
          {hasEmblem ? 'Choose another emblem' : 'Choose an emblem'}
        </FileChooser>
        {hasEmblem ? (
          <button
            type="button"
            className="plain"
            aria-disabled={runner.isBusy}
            onClick={() =>
              void runner.run(
                () => setEmblem({ file: null, version }),
                () => 'The emblem is taken away.',
              )
            }
          >
            Take the emblem away
          </button>
        ) : null}
      </div>
      <p role="status" className="action-done">
        {runner.done}
      </p>
      <Reasons tone="alert" title="Not done." reasons={runner.reasons} />
    </section>
  );
}
