import * as v from 'valibot';
import type {
  RosterChoices,
  RosterColumn,
  RosterReason,
} from '../../../typings/contract/roster.ts';
import { line } from '../../kernel/schema.ts';

const MOST_CORRECTIONS = 1_000;
const MOST_SHEETS = 300;
const MOST_ESTATES = 50;
const MOST_ACCEPTED = 60;

const COLUMNS = [
  'estate',
  'building',
  'stair',
  'number',
  'area',
  'name',
  'phone',
  'owner',
  'ownerNumber',
  'certificate',
  'birthYear',
  'grid',
] as const satisfies readonly RosterColumn[];

const REASONS = [
  'MISSING',
  'TOO_LONG',
  'NOT_A_NUMBER',
  'NOT_A_PHONE',
  'NOT_A_YEAR',
  'TOO_MANY_NAMES',
  'COLUMNS_SWAPPED',
  'DUPLICATE_HOUSEHOLD',
  'SAME_DOOR',
  'AS_DATE',
  'AS_EXPONENT',
  'DIGITS_LOST',
  'NAMES_UNCLEAR',
  'NOT_A_DOOR',
  'STAIR_UNCLEAR',
  'FORMULA_WITHOUT_VALUE',
  'TOO_MANY_ROWS',
] as const satisfies readonly RosterReason[];

const whole = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));
const column = v.nullable(v.picklist(COLUMNS));
const sheet = whole(0, MOST_SHEETS);

/** A cell's text as it is typed on the phone: it is read like a cell of the file. */
const cellText = v.pipe(
  v.string(),
  v.maxLength(500),
  v.check((text) => text.isWellFormed()),
);

const estate = v.pipe(cellText, v.trim(), v.minLength(1), v.maxLength(30));

/** How a file is to be read. */
export const choicesSchema = v.optional(
  v.strictObject({
    sheets: v.optional(v.pipe(v.array(sheet), v.maxLength(MOST_SHEETS))),
    hiddenRows: v.optional(v.picklist(['take', 'leave'])),
    estate: v.optional(estate),
    estates: v.optional(
      v.pipe(v.array(v.strictObject({ written: estate, as: estate })), v.maxLength(MOST_ESTATES)),
    ),
    corrections: v.optional(
      v.pipe(
        v.array(v.strictObject({ sheet, row: whole(1, 2_000_000), column, text: cellText })),
        v.maxLength(MOST_CORRECTIONS),
      ),
    ),
    accept: v.optional(
      v.pipe(
        v.array(v.strictObject({ column, reason: v.picklist(REASONS) })),
        v.maxLength(MOST_ACCEPTED),
      ),
    ),
    totals: v.optional(
      v.pipe(
        v.array(
          v.strictObject({
            estate,
            area: v.nullable(whole(1, 10_000_000_000)),
            households: v.nullable(whole(1, 100_000)),
            developer: v.optional(v.nullable(line(60))),
          }),
        ),
        v.maxLength(MOST_ESTATES),
      ),
    ),
  }) satisfies v.GenericSchema<unknown, RosterChoices>,
);
