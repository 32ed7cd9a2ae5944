import { parseTime } from '@internationalized/date';
import { DateInput } from 'react-aria-components/DateField';
import { Label } from 'react-aria-components/Label';
import { TimeField } from 'react-aria-components/TimeField';
import { Part, sendOnEnter } from './part.tsx';
import type { Focus, MomentProps } from './picker-props.ts';
import { PickerWords } from './picker-words.tsx';

/** A time of the day, of 24 hours. */
export default function TimePicker({ label, value, onChange, isInvalid, describedBy, hasFocus }: MomentProps & Focus) {
  return (
    <PickerWords>
      <TimeField
        className="field"
        value={value ? parseTime(value) : null}
        onChange={(time) => onChange(time?.toString().slice(0, 5) ?? '')}
        onKeyDown={sendOnEnter}
        hourCycle={24}
        shouldForceLeadingZeros
        validationBehavior="aria"
        isInvalid={isInvalid ?? false}
        aria-describedby={describedBy}
        autoFocus={hasFocus.current}
      >
        <Label className="picker-label">{label}</Label>
        <DateInput className="input picker">{(segment) => <Part segment={segment} />}</DateInput>
      </TimeField>
    </PickerWords>
  );
}
