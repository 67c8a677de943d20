import { job } from '../../kernel/upkeep.ts';
import { type HandoverDocument, handovers } from '../collections.ts';
import { markCarried } from './handover-repository.ts';
import { passWork } from './open-work.ts';

/** What was given is passed on by its own module; doing it again changes nothing. */
export async function carryGiven(handover: HandoverDocument): Promise<void> {
  for (const work of handover.given.filter(({ done }) => !done)) await passWork(handover, work);
  if (handover.carrying) await markCarried(handover);
}

/** Goes on where giving something was interrupted. */
export const carryHandovers = job({
  name: 'role.carry-handover',
  collection: handovers,
  due: () => ({ carrying: true }),
  one: carryGiven,
});
