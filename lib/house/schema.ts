// The shapes of what is asked about the house and its desks; shared by forms and the command line.
import { z } from 'zod';
import { codeSchema, newPasswordText } from '#lib/accounts/schema.ts';
import { entry } from '#lib/core/entry-schema.ts';
import type { Reason } from '#lib/core/result.ts';
import { type AddSeriesInput, addSeriesSchema, type ListedSeries } from '#lib/numbering/schema.ts';
import { type PreflightSettings, preflightChangesSchema } from '#lib/releases/preflight/schema.ts';
import { type Askable, askableFields } from '#lib/text/parts-rules.ts';
import { line } from '#lib/text/entry-schema.ts';
import { sizes } from '#lib/text/sizes-rules.ts';

/** Sizes in characters; the emblem's in bytes. */
export const houseSizes = {
  name: 120,
  deskKey: 40,
  letterheadLines: 8,
  letterheadLine: 120,
  reuse: 2000,
  emblem: 200_000,
} as const;

/** The version that the actor looked at; without it the newest is changed. */
const version = z.number('The version is missing.').int('A version is a whole number.').optional();

const languageCode = z.string().max(8, 'A language has a code of two or three letters, such as en.');

/** Names by language; what is not named stays. */
const names = z.record(languageCode, line('The name', houseSizes.name));

/** Who answers; what is not known is empty. */
export const answererSchema = z.object({
  name: line('The name of the contact', sizes.contact).default(''),
  email: line('The e-mail address of the contact', sizes.email).default(''),
  telephone: line('The telephone number of the contact', sizes.telephone).default(''),
});
export type Answerer = z.infer<typeof answererSchema>;

export const setHouseSchema = z.object({
  names: names.optional(),
  timeZone: z.string().trim().max(60, 'Name the time zone like Asia/Karachi.').optional(),
  /** The first is the house's own. */
  languages: z.array(languageCode).max(30, 'A house publishes in 30 languages at most.').optional(),
  endMark: line('The end mark', sizes.endMark).optional(),
  accent: z.string().trim().toLowerCase().max(20, 'Write the colour like #0b5d3b.').optional(),
  /** Made from `accent` where that is given alone. */
  accentDark: z.string().trim().toLowerCase().max(20, 'Write the colour like #0b5d3b.').optional(),
  pressContact: answererSchema.optional(),
  dutyTelephone: line('The duty telephone', sizes.telephone).optional(),
  letterhead: z
    .array(line('A line of the letterhead', houseSizes.letterheadLine))
    .max(houseSizes.letterheadLines, `A letterhead has ${houseSizes.letterheadLines} lines at most.`)
    .optional(),
  /**
   * Terms of reuse by language, in paragraphs. What is not named stays; an empty one is none. One
   * in a language that the house has not is left out.
   */
  reuse: z
    .record(
      languageCode,
      entry('The terms of reuse are missing.').max(
        houseSizes.reuse,
        `The terms of reuse are longer than ${houseSizes.reuse} characters. Shorten them.`,
      ),
    )
    .optional(),
  /** What a text must have before it is submitted, besides headline and text. */
  requiredParts: z
    .array(z.enum(askableFields, `The parts are ${askableFields.join(', ')}.`))
    .max(askableFields.length)
    .optional(),
  /** Its other checks of a text. Lists are given whole. */
  preflight: preflightChangesSchema.optional(),
  version,
});
export type SetHouseInput = z.input<typeof setHouseSchema>;
/** The same once it was read. */
export type HouseGiven = Omit<z.output<typeof setHouseSchema>, 'version'>;

export const setEmblemSchema = z.object({
  /** The file, base64; null takes the emblem away. */
  file: z
    .base64('The emblem did not arrive whole. Choose the file again.')
    .max(Math.ceil(houseSizes.emblem / 3) * 4, `An emblem has ${houseSizes.emblem / 1000} kB at most.`)
    .nullable(),
  version,
});
export type SetEmblemInput = z.infer<typeof setEmblemSchema>;

const deskKey = z.string().max(houseSizes.deskKey, `A key has ${houseSizes.deskKey} characters at most.`);

export const addDeskSchema = z.object({ key: deskKey, names, contact: answererSchema.optional() });
export type AddDeskInput = z.input<typeof addDeskSchema>;

export const setDeskSchema = z.object({
  key: deskKey,
  names: names.optional(),
  contact: answererSchema.optional(),
  /** A closed desk starts no release; its people keep reading. */
  isClosed: z.boolean().optional(),
  version,
});
export type SetDeskInput = z.input<typeof setDeskSchema>;

/** The house as it stands. */
export type HouseFacts = {
  names: Record<string, string>;
  timeZone: string;
  languages: string[];
  endMark: string;
  accent: string;
  accentDark: string;
  pressContact: Answerer;
  dutyTelephone: string;
  letterhead: string[];
  reuse: Record<string, string>;
  requiredParts: Askable[];
  preflight: PreflightSettings;
};

/** `emblem` is the SHA-256 of the emblem's bytes. */
export type HouseSet = HouseFacts & { version: number; emblem: string | null };

export type DeskSet = {
  key: string;
  names: Record<string, string>;
  contact: Answerer;
  isClosed: boolean;
  version: number;
};

/**
 * What the page of the house shows. `reasons` says why the viewer may not change it; empty where
 * they may.
 */
export type HouseOnDesk = {
  house: HouseSet;
  /** The contrast of its colours, on paper and in the dark. */
  contrast: { onPaper: number; inTheDark: number };
  timeZones: string[];
  reasons: Reason[];
};

export type DesksOnDesk = { desks: DeskSet[]; languages: string[]; reasons: Reason[] };

const byCode = { code: codeSchema };

/** The emblem comes with the house, so that both are kept or neither. */
export const setUpHouseSchema = setHouseSchema.extend({ ...byCode, emblem: setEmblemSchema.shape.file.optional() });
export type SetUpHouseInput = SetHouseInput & { code: string; emblem?: string | null | undefined };

export const setUpDeskSchema = addDeskSchema.extend(byCode);
export type SetUpDeskInput = AddDeskInput & { code: string };

export const setUpSeriesSchema = addSeriesSchema.extend({ ...byCode, last: z.number('Write a number.').optional() });
/** `last`: the last number that was given out in the period of now; without it the first is 1. */
export type SetUpSeriesInput = AddSeriesInput & { code: string; last?: number | undefined };

/** The command looks closer, and says all that is wrong at once. */
export const setUpAdministratorSchema = z.object({
  ...byCode,
  email: z.string('Write your e-mail address.').max(4000, 'The e-mail address is too long.'),
  name: z.string('Write the name.').max(4000, 'The name is longer than 120 characters.'),
  password: newPasswordText,
});
export type SetUpAdministratorInput = z.infer<typeof setUpAdministratorSchema>;

export type SetUpStep = 'house' | 'desks' | 'series' | 'administrator';

/** Which step is next, and what stands so far. */
export type SetUpState = {
  step: SetUpStep;
  house: HouseSet | null;
  /** The emblem as an address of its own bytes. */
  emblem: string | null;
  desks: DeskSet[];
  series: ListedSeries[];
  timeZones: string[];
  /** The database's time. */
  now: Date;
};
