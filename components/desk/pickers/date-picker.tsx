import { parseDate } from '@internationalized/date';
import { Button } from 'react-aria-components/Button';
import { Calendar, CalendarCell, CalendarGrid } from 'react-aria-components/Calendar';
import { DateInput } from 'react-aria-components/DateField';
import { DatePicker as AriaDatePicker } from 'react-aria-components/DatePicker';
import { Dialog } from 'react-aria-components/Dialog';
import { Group } from 'react-aria-components/Group';
import { Heading } from 'react-aria-components/Heading';
import { Label } from 'react-aria-components/Label';
import { Popover } from 'react-aria-components/Popover';
import { Icon } from '#components/ui/icon.tsx';
import { Part, sendOnEnter } from './part.tsx';
import type { Focus, MomentProps } from './picker-props.ts';
import { PickerWords } from './picker-words.tsx';

function Month() {
  return (
    <Calendar className="picker-calendar">
      <div className="picker-head">
        <Button slot="previous" className="picker-step">
          <Icon name="back" />
        </Button>
        <Heading className="picker-month" />
        <Button slot="next" className="picker-step">
          <Icon name="forward" />
        </Button>
      </div>
      <CalendarGrid weekdayStyle="short" className="picker-grid">
        {(date) => <CalendarCell date={date} className="picker-day" />}
      </CalendarGrid>
    </Calendar>
  );
}

/** A date, typed by its parts or taken from a month. */
export default function DatePicker({
  label,
  name,
  value,
  onChange,
  isInvalid,
  describedBy,
  hasFocus,
}: MomentProps & Focus) {
  return (
    <PickerWords>
      <AriaDatePicker
        className="field"
        {...(name ? { name } : {})}
        value={value ? parseDate(value) : null}
        onChange={(date) => onChange(date?.toString() ?? '')}
        firstDayOfWeek="mon"
        shouldForceLeadingZeros
        validationBehavior="aria"
        isInvalid={isInvalid ?? false}
        aria-describedby={describedBy}
        autoFocus={hasFocus.current}
      >
        <Label className="picker-label">{label}</Label>
        <Group className="input picker" onKeyDownCapture={sendOnEnter}>
          <DateInput className="picker-parts">{(segment) => <Part segment={segment} />}</DateInput>
          <Button className="picker-open">
            <Icon name="calendar" />
          </Button>
        </Group>
        <Popover className="picker-popover">
          <Dialog className="picker-dialog">
            <Month />
          </Dialog>
        </Popover>
      </AriaDatePicker>
    </PickerWords>
  );
}
