import * as v from 'valibot';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import {
  handoverLoad,
  holdsOne,
  mayGive,
  onHandover,
  requireSeen,
  WITNESSES,
} from './handover-access.ts';
import { findParties } from './handover-repository.ts';
import { dueOn, sideOf } from './handover-rules.ts';
import { countsStock, listLeft } from './open-work.ts';

/** What still stands in the leaver's name, what was given to whom, and who has confirmed. */
export const showHandover = action('role.showHandover', {
  input: v.strictObject(onHandover),
  access: RESIDENTS,
  load: handoverLoad,
  budget: 11,
  run: async (_input, { actor, handover }) => {
    requireSeen(actor, handover);
    const at = now();
    const { communityId, residentId, successorId, confirmed, given, absence, state } = handover;
    const people = await findParties(communityId, [residentId, successorId]);
    const leaver = people.find(({ _id }) => _id === residentId);
    const successor = people.find(({ _id }) => _id === successorId)?.name ?? '';
    const isDone = state === 'done';
    const [open, counts] = isDone
      ? [[], false]
      : await Promise.all([listLeft(handover, leaver, at), countsStock(handover)]);
    const due = dueOn(handover.until);
    const witnesses = holdsOne(actor.roles, handover.placeId, WITNESSES);
    return {
      residentId,
      name: leaver?.name ?? '',
      role: handover.role,
      placeId: handover.placeId,
      placeLabel: handover.placeLabel,
      from: handover.from,
      until: handover.until,
      dueOn: due,
      late: !isDone && dayOf(at) > due,
      handoverId: handover._id,
      done: isDone,
      successor,
      open,
      given: given.map(({ kind, label, to, at: when }) => ({
        kind,
        label,
        to: to === 'successor' ? successor : '',
        at: when,
      })),
      confirmed: {
        leaver: confirmed.leaver?.at ?? null,
        successor: confirmed.successor?.at ?? null,
        witness: confirmed.witness?.at ?? null,
      },
      absence: absence?.reason ?? '',
      counts,
      counted: handover.counted,
      may: {
        give: mayGive(actor, handover, dayOf(at)),
        confirm: sideOf(handover, actor.residentId, witnesses),
        absence: !isDone && witnesses && !confirmed.leaver && absence === null,
      },
    };
  },
});
