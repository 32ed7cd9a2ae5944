import { useTranslations } from 'next-intl';
import type { KeyboardEvent } from 'react';
import { DateSegment, type DateSegmentProps } from 'react-aria-components/DateField';

const dateParts = ['day', 'month', 'year'] as const;

/** The day, the month, the hour …: one part of a date or a time. */
export function Part({ segment }: Pick<DateSegmentProps, 'segment'>) {
  const t = useTranslations('pickers.empties');
  return (
    <DateSegment segment={segment} className="picker-part">
      {({ isPlaceholder, type, text }) => {
        const name = dateParts.find((one) => one === type);
        return isPlaceholder && name ? t(name) : text;
      }}
    </DateSegment>
  );
}

/** Enter in a part sends the form, as it does in other fields. */
export function sendOnEnter({ key, target }: Pick<KeyboardEvent, 'key' | 'target'>) {
  if (key === 'Enter' && target instanceof HTMLElement && target.role === 'spinbutton')
    target.closest('form')?.requestSubmit();
}
