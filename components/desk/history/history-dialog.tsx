'use client';
import { useTranslations } from 'next-intl';
import Link from 'next/link';
import { usePathname, useRouter } from 'next/navigation';
import { useId } from 'react';
import type { StepProps } from '#components/desk/step-button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Reasons } from '#components/ui/reasons.tsx';
import type { KeptText, TextKey } from '#lib/releases/history/schema.ts';
import { Comparison } from './comparison.tsx';
import type { ShownHistory } from './shown-history.ts';
import { type TextWords, useTextWords } from './use-text-words.ts';

type Props = Pick<StepProps, 'release' | 'actions' | 'verbs' | 'timeZone'> & {
  /** Null while it is closed. */
  history: ShownHistory | null;
  now: Date;
  /** A text is back. `time` says of when it is. */
  onBroughtBack?: (time: string) => void;
};

type RowProps = {
  text: KeptText;
  older: KeptText | undefined;
  words: TextWords;
  compare: string;
  isBusy: boolean;
  /** Null where the viewer may not write. */
  onBringBack: (() => void) | null;
};

function TextRow({ text, older, words, compare, isBusy, onBringBack }: RowProps) {
  const t = useTranslations('textHistory');
  const id = useId();
  return (
    <li>
      <p id={id}>
        <b>{words.title(text)}</b> <span className="hint">{words.what(text, older)}</span>
      </p>
      {text.key === 'now' ? null : (
        <div className="row">
          {text.isNow ? <span className="hint">{t('isNow')}</span> : null}
          {onBringBack && !text.isNow ? (
            <button
              type="button"
              className="button small"
              aria-describedby={id}
              aria-disabled={isBusy}
              onClick={onBringBack}
            >
              {t('bringBack')}
            </button>
          ) : null}
          <Link className="plain" href={compare} replace scroll={false} prefetch={false} aria-describedby={id}>
            {t('compare')}
          </Link>
        </div>
      )}
    </li>
  );
}

const sourceOf = ({ key, revision }: KeptText) => (revision === null ? { checkpointId: key } : { revision });

type OpenProps = Omit<Props, 'history'> & { history: ShownHistory };

/** The texts of a release that are kept. Any two are compared, and any one is brought back. */
export function HistoryDialog({ history, ...props }: Props) {
  return history && <OpenHistory {...props} history={history} />;
}

function OpenHistory({ history, release, actions, verbs, timeZone, now, onBroughtBack }: OpenProps) {
  const t = useTranslations('textHistory');
  const everywhere = useTranslations('everywhere');
  const router = useRouter();
  const path = usePathname();
  const words = useTextWords(timeZone, now);
  const { texts, isMore, compared } = history;
  const close = () => router.replace(path, { scroll: false });
  const addressOf = (from: TextKey, to: TextKey) =>
    `${path}?${new URLSearchParams({ history: isMore ? '' : 'all', from, to })}`;
  const bringBack = async (text: KeptText) => {
    const isDone = await verbs.run((input) => actions.bringBack({ ...input, ...sourceOf(text) }), { isNewText: true });
    if (!isDone) return;
    onBroughtBack?.(words.time(text.at));
    close();
  };
  const canWrite = release.draft !== null && release.can.save.allowed;
  return (
    <Dialog label={t('title')} className="texts" onClose={close}>
      <div className="texts-head">
        <h2>{t('title')}</h2>
        <button type="button" className="button quiet small" onClick={close}>
          {everywhere('close')}
        </button>
      </div>
      <p className="hint">{t(canWrite ? 'hint' : 'readHint')}</p>
      <Reasons tone="alert" title={everywhere('notDone')} reasons={verbs.reasons} />
      {compared ? <Comparison {...{ texts, compared, words, addressOf }} /> : null}
      <ol className="texts-list">
        {texts.map((text, at) => (
          <TextRow
            key={text.key}
            text={text}
            older={texts[at + 1]}
            words={words}
            compare={addressOf(text.key, 'now')}
            isBusy={verbs.isBusy}
            onBringBack={canWrite ? () => void bringBack(text) : null}
          />
        ))}
      </ol>
      {isMore ? (
        <Link className="plain" href={`${path}?history=all`} replace scroll={false} prefetch={false}>
          {t('all')}
        </Link>
      ) : null}
    </Dialog>
  );
}
