import * as v from 'valibot';
import { day } from '../../kernel/schema.ts';
import { form } from '../shift/shift-schema.ts';

const weekday = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(6));

export const season = v.strictObject({
  shift: form,
  until: day,
  weekdays: v.pipe(v.array(weekday), v.minLength(1), v.maxLength(7)),
  skipped: v.pipe(v.array(day), v.maxLength(100)),
});
