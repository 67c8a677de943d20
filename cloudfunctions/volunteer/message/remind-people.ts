import { HOUR } from '../../kernel/calendar.ts';
import { job } from '../../kernel/job.ts';
import { type ShiftDocument, shifts } from '../collections.ts';
import { dueToRemind, markReminded } from '../shift/shift-repository.ts';
import { tellPeople } from './tell-people.ts';

/** So long before a shift begins everybody on it is reminded, once. */
const BEFORE = 20 * HOUR;

/** Whoever signs up later has just chosen it. A shift that is moved afterwards reminds again. */
export const remindPeople = job<ShiftDocument>({
  name: 'shift.remind',
  collection: shifts,
  due: (at) => dueToRemind(at, at + BEFORE),
  order: { from: 1, _id: 1 },
  one: async (shift) => {
    const coming = Object.entries(shift.seats)
      .filter(([, { state }]) => state === 'in')
      .map(([residentId, { key }]) => ({ residentId, key, why: 'reminder' as const }));
    await tellPeople(shift, coming);
    await markReminded(shift);
  },
});
