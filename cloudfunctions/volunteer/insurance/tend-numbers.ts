import { now } from '../../kernel/clock.ts';
import { job } from '../../kernel/upkeep.ts';
import { type InsuredNumberDocument, insuredNumbers } from '../collections.ts';
import { getShift } from '../shift/shift-repository.ts';
import { nextLook } from './id-number-rules.ts';
import { eraseNumber, lookLater, numbersToLook } from './insured-repository.ts';

/** Numbers go 30 days after the shift, and within hours once somebody is off it or it is cancelled. */
export const tendNumbers = job<InsuredNumberDocument>({
  name: 'volunteer.tend-numbers',
  collection: insuredNumbers,
  due: numbersToLook,
  async one(number) {
    const shift = await getShift(number.communityId, number.shiftId);
    const next = nextLook(number, shift, now());
    if (next === null) await eraseNumber(number);
    else await lookLater(number, next);
  },
});
