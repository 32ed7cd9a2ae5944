// The schema of what people enter.
import { z } from 'zod';
import { directionControlIn, directionControlMessage, trimSeen } from './seen-rules.ts';

/**
 * The Zod string of a form's or the API's input: trims invisible characters, refuses direction
 * controls.
 */
export const entry = (missing?: string) =>
  z
    .string(missing)
    .superRefine((text, context) => {
      const sign = directionControlIn(text);
      if (sign)
        context.addIssue({
          code: 'custom',
          message: directionControlMessage('This', sign),
          params: { code: 'turning-sign', sign },
        });
    })
    .overwrite(trimSeen);
