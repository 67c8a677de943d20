import * as v from 'valibot';
import { line, text } from '../../kernel/schema.ts';

const count = (least: number, most: number) =>
  v.pipe(v.number(), v.safeInteger(), v.minValue(least), v.maxValue(most));

export const goodsForm = v.strictObject({
  name: line(30),
  text: v.union([v.literal(''), text(200)]),
  points: count(1, 10_000),
  monthly: count(1, 100),
  source: v.picklist(['donated', 'bought']),
  sourceWords: line(60),
  pickup: v.optional(v.union([v.literal(''), line(40)])),
  closed: v.boolean(),
});

/** A change of the shelf: never none. */
export const stockCount = v.pipe(
  count(-10_000, 10_000),
  v.check((value) => value !== 0),
);

const time = v.pipe(v.string(), v.regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/));
const weekday = count(0, 6);

export const shopHours = {
  weekly: v.pipe(
    v.array(
      v.pipe(
        v.strictObject({
          weekdays: v.pipe(v.array(weekday), v.minLength(1), v.maxLength(7)),
          from: time,
          until: time,
        }),
        v.check(({ from, until }) => from < until),
      ),
    ),
    v.maxLength(10),
  ),
  note: v.union([v.literal(''), line(60)]),
};
