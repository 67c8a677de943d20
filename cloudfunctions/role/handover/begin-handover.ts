import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { residents } from '../../people/collections.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { type HandoverDocument, handovers } from '../collections.ts';
import { term } from '../office/role-schema.ts';
import { holdsOne, WATCHERS } from './handover-access.ts';
import { AHEAD_DAYS, handoverId, isEnding, mayFollow } from './handover-rules.ts';

/**
 * An office that ended, or ends soon, is handed over to a successor: by those who watch over offices, or by the leaver,
 * to whoever has the same office. Its end itself needs nobody's help: what the office opened is shut from that day.
 */
export const beginHandover = action('role.beginHandover', {
  input: v.strictObject({ ...term, successorId: documentId, commandId }),
  access: RESIDENTS,
  load: (input) => ({
    leaver: one(residents, input.residentId, 'RESIDENT_NOT_FOUND'),
    successor: one(residents, input.successorId, 'RESIDENT_NOT_FOUND'),
    found: one(handovers, handoverId(input.residentId, input)),
  }),
  command: (input) => ({
    action: 'handover.begin',
    target: `handover:${handoverId(input.residentId, input)}`,
    variant: input.successorId,
  }),
  budget: 3,
  run: (input, context) => {
    const { actor, leaver, successor, found } = context;
    const { role, placeId, from } = input;
    const _id = handoverId(leaver._id, input);
    return insert(
      context,
      input.communityId,
      handovers,
      {
        found,
        decide: (change): HandoverDocument => {
          const today = dayOf(change.at);
          const watches = holdsOne(actor.roles, placeId, WATCHERS);
          if (!watches && actor.residentId !== leaver._id) throw new Refusal('HANDOVER_NOT_YOURS');
          const held = leaver.roles.find(
            (one) => one.role === role && one.placeId === placeId && one.from === from,
          );
          if (!held) throw new Refusal('ROLE_NOT_HELD');
          if (!isEnding(held, today) || held.until === null) {
            throw new Refusal('HANDOVER_EARLY', { days: AHEAD_DAYS });
          }
          if (successor._id === leaver._id) throw new Refusal('HANDOVER_OWN');
          if (successor.openid === null) throw new Refusal('RESIDENT_NOT_FOUND');
          const byWatcher = actor.residentId !== leaver._id;
          if (!mayFollow(successor.roles, { role, placeId }, today, byWatcher)) {
            throw new Refusal('ROLE_NOT_HELD');
          }
          return {
            _id,
            communityId: input.communityId,
            residentId: leaver._id,
            role,
            placeId,
            placeLabel: held.placeLabel,
            from,
            until: held.until,
            successorId: successor._id,
            given: [],
            carrying: false,
            confirmed: { leaver: null, successor: null, witness: null },
            counted: [],
            absence: null,
            state: 'open',
            change,
          };
        },
        taken: () => {
          throw new Refusal('HANDOVER_BEGUN');
        },
        answer: () => ({ handoverId: _id }),
      },
      () => _id,
    );
  },
});
