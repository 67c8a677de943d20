import * as v from 'valibot';
import { communityId, day, line } from '../../kernel/schema.ts';
import { count } from '../body/body-schema.ts';

export const ofYear = { communityId, year: count(2020, 2100) };

export const yearTable = v.strictObject({
  holidays: v.pipe(v.array(v.strictObject({ day, name: line(10) })), v.maxLength(60)),
  workdays: v.pipe(v.array(day), v.maxLength(30)),
});
