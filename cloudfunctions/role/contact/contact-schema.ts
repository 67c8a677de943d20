import * as v from 'valibot';

const LAST = 24 * 60;
const minute = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LAST));

/** A number that can be called, and when. */
export const reachable = {
  phone: v.pipe(v.string(), v.regex(/^\+?[0-9](?:[0-9-]{3,17})[0-9]$/)),
  from: minute,
  until: minute,
};

/** Hours that go forward. */
export const goesForward = <Hours extends { from: number; until: number }>() =>
  v.check<Hours>(({ from, until }) => from < until);
