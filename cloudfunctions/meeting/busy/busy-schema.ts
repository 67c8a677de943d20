import * as v from 'valibot';
import { day } from '../../kernel/schema.ts';
import { count, time } from '../body/body-schema.ts';

const before = <One extends { from: string; until: string }>({ from, until }: One) => from < until;

export const busyTimes = v.strictObject({
  weekly: v.pipe(
    v.array(
      v.pipe(
        v.strictObject({
          weekdays: v.pipe(v.array(count(0, 6)), v.minLength(1), v.maxLength(7)),
          from: time,
          until: time,
        }),
        v.check(before),
      ),
    ),
    v.maxLength(10),
  ),
  days: v.pipe(
    v.array(
      v.pipe(
        v.strictObject({ from: day, until: day }),
        v.check(({ from, until }) => from <= until),
      ),
    ),
    v.maxLength(30),
  ),
});
