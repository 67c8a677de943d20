import * as v from 'valibot';
import type { PairingTask } from '../../../typings/contract/pairing.ts';
import { commandId, communityId, day } from '../../kernel/schema.ts';

export const personId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/));
const pairingId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/));
export const time = v.pipe(v.string(), v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/));
export const minutes = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(24 * 60));

export const tasks = v.pipe(
  v.array(
    v.picklist(['talk', 'walk', 'shopping', 'errands', 'phone', 'reading'] satisfies PairingTask[]),
  ),
  v.minLength(1),
  v.maxLength(6),
);

export const visitPlan = v.strictObject({
  day,
  until: v.nullable(day),
  start: time,
  minutes,
  skipped: v.pipe(v.array(day), v.maxLength(60)),
});

export const onPairing = { communityId, pairingId };
export const toPairing = { ...onPairing, commandId };
