import { useTranslations } from 'next-intl';
import { type MouseEvent, useContext } from 'react';
import { goToField } from '#components/desk/comments/go-to-words.ts';
import { Icon } from '#components/ui/icon.tsx';
import { useReasonWords } from '#components/ui/reasons.tsx';
import type { Place } from '#lib/releases/preflight/schema.ts';
import type { Check } from '#lib/releases/schema.ts';
import { ShowScreen } from './screens/screens.ts';

const icons = { fine: 'tick', doubtful: 'question', missing: 'ring' } as const;

type LinkProps = { field: string; place: Place | undefined; children: string };

/** Leads to the words of a check; on a telephone it changes the screen too. */
function FieldLink({ field, place, children }: LinkProps) {
  const show = useContext(ShowScreen);
  const go = (event: MouseEvent) => {
    event.preventDefault();
    show('document');
    goToField(field, place ?? null);
  };
  return (
    <a href={`#field-${field}`} onClick={go}>
      {children}
    </a>
  );
}

/** The checks of the text. Where it can be written each leads to its place. */
export function Preflight({ checks, canEdit }: { checks: Check[]; canEdit: boolean }) {
  const t = useTranslations('rail.checks');
  const wordsOf = useReasonWords();
  return (
    <section>
      <h3 className="label">{t('title')}</h3>
      <ul className="checks">
        {checks.map(({ status, field, place, ...reason }) => (
          <li key={`${field} ${place?.from} ${reason.message}`} data-status={status}>
            <span className="check-mark">
              <Icon name={icons[status]} />
            </span>
            <span>
              <span className="unseen">{t(status)}</span>
              {canEdit && status !== 'fine' && field ? (
                <FieldLink field={field} place={place}>
                  {wordsOf(reason)}
                </FieldLink>
              ) : (
                wordsOf(reason)
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
