import * as v from 'valibot';

/** The place of a row among those that a table left out. */
export const rowIndex = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(499));
