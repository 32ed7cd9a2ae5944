import { useTranslations } from 'next-intl';
import type { Words } from '#components/words/catalogues.ts';
import type { SaveStatus } from './saving.ts';
import { clockWithSeconds } from '#components/desk/times.ts';

function words(status: SaveStatus, savedAt: Date, timeZone: string, t: Words<'draft'>): string {
  switch (status.kind) {
    case 'saved':
      return t('status.saved', { time: clockWithSeconds(status.at ?? savedAt, timeZone) });
    case 'waiting':
      return t(status.isKept ? 'status.waitingKept' : 'status.waiting', { why: t(`why.${status.because}`) });
    default:
      return t(`status.${status.kind}`);
  }
}

type Props = {
  status: SaveStatus;
  savedAt: Date;
  timeZone: string;
  /** Stands in place of “Saved”. */
  news?: string;
};

/**
 * Says where the text is: saved, on this computer, or on the screen alone. Always in the same
 * place.
 */
export function SaveState({ status, savedAt, timeZone, news = '' }: Props) {
  const t = useTranslations('draft');
  return (
    <p className="saved" role="status" data-kind={status.kind}>
      {status.kind === 'saved' && news !== '' ? news : words(status, savedAt, timeZone, t)}
    </p>
  );
}
