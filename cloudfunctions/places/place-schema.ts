import * as v from 'valibot';
import { HOUSEHOLD_ID, PLACE_ID } from './place-id.ts';

export const placeId = v.pipe(v.string(), v.maxLength(80), v.regex(PLACE_ID));
export const householdId = v.pipe(v.string(), v.maxLength(80), v.regex(HOUSEHOLD_ID));
