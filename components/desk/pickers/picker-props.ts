import type { RefObject } from 'react';

/** A date or a time in a form. */
export type MomentProps = {
  label: string;
  /** YYYY-MM-DD for a date, HH:MM for a time, empty for none. */
  value: string;
  onChange: (value: string) => void;
  /** For a form that is sent as it stands. */
  name?: string;
  isInvalid?: boolean;
  /** The element that says what is wrong. */
  describedBy?: string;
};

/** True if the picker takes the focus over from the browser's field. */
export type Focus = { hasFocus: RefObject<boolean> };
