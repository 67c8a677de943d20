import * as v from 'valibot';
import { dayOf } from '../../kernel/calendar.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { requireNotOwn } from '../../people/second-person.ts';
import { handovers } from '../collections.ts';
import {
  commandOnHandover,
  handoverLoad,
  holdsOne,
  requireSeen,
  WITNESSES,
} from './handover-access.ts';
import { findParties } from './handover-repository.ts';
import { sideOf, witnessProblem } from './handover-rules.ts';
import { countsStock, listLeft } from './open-work.ts';

/**
 * Leaver and successor each confirm for themselves; a supervisor who is neither, nor of their homes, comes last, once
 * nothing is left in the leaver's name.
 */
export const confirmHandover = action('role.confirmHandover', {
  input: v.strictObject({ ...commandOnHandover, counted: v.boolean() }),
  access: RESIDENTS,
  load: handoverLoad,
  command: ({ handoverId }) => ({
    action: 'handover.confirm',
    target: `handover:${handoverId}`,
  }),
  budget: 13,
  run: ({ counted }, { actor, handover, command }) => {
    requireSeen(actor, handover);
    const { communityId, residentId, successorId, placeId } = handover;
    const witnesses = holdsOne(actor.roles, placeId, WITNESSES);
    return change({ command }, handovers, handover, {
      missing: 'HANDOVER_NOT_FOUND',
      seen: ['carrying'],
      prepare: async (current) => {
        const side = sideOf(current, actor.residentId, witnesses);
        if (side !== 'witness') return null;
        const people = await findParties(communityId, [residentId, successorId]);
        const homes = people.flatMap(({ households }) => households);
        requireNotOwn(
          actor,
          { households: homes.map(({ householdId }) => householdId) },
          'HANDOVER_OWN',
        );
        const leaver = people.find(({ _id }) => _id === residentId);
        const [left, counts] = await Promise.all([
          listLeft(current, leaver, command.stamp.at),
          countsStock(current),
        ]);
        return { open: left.length, counts };
      },
      decide: (current, seen) => {
        const side = sideOf(current, actor.residentId, witnesses);
        if (side === null) throw new Refusal('HANDOVER_DONE');
        const by = { residentId: actor.residentId, at: command.stamp.at };
        const confirmed = { ...current.confirmed, [side]: by };
        if (side !== 'witness') {
          const both = counted ? [...new Set([...current.counted, side])] : current.counted;
          return { confirmed, counted: both };
        }
        // Until then more may come into their name.
        if (dayOf(command.stamp.at) <= current.until) throw new Refusal('HANDOVER_RUNNING');
        const open = seen?.open ?? 1;
        const problem = witnessProblem(current, open, seen?.counts ?? true);
        if (problem) throw new Refusal(problem, { open });
        return { confirmed, state: 'done' as const };
      },
      answer: ({ state }) => ({ done: state === 'done' }),
    });
  },
});
