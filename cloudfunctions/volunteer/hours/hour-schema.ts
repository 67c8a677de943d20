import * as v from 'valibot';

export const year = v.pipe(v.string(), v.regex(/^20\d\d$/));
