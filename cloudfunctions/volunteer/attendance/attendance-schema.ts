import * as v from 'valibot';

export const code = v.pipe(v.string(), v.regex(/^\d{8}$/));
export const minutes = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(16 * 60));
export const entryId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9]{1,40}$/));
