import * as v from 'valibot';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { handovers } from '../collections.ts';
import { carryGiven } from './carry-handover.ts';
import { commandOnHandover, handoverLoad, mayGive, requireSeen } from './handover-access.ts';
import { findParties } from './handover-repository.ts';
import { fitsWay } from './handover-rules.ts';
import { listLeft } from './open-work.ts';

const key = v.pipe(v.string(), v.regex(/^[a-z]+:[A-Za-z0-9:._-]{1,120}$/));

/** One thing in the leaver's name goes to the successor or to the office; its own module passes it on. */
export const giveWork = action('role.giveWork', {
  input: v.strictObject({ ...commandOnHandover, key, to: v.picklist(['successor', 'office']) }),
  access: RESIDENTS,
  load: handoverLoad,
  command: (input) => ({
    action: 'handover.give',
    target: `handover:${input.handoverId}`,
    variant: `${input.key} ${input.to}`,
  }),
  budget: 18,
  run: (input, { actor, handover, command }) => {
    requireSeen(actor, handover);
    return change({ command }, handovers, handover, {
      missing: 'HANDOVER_NOT_FOUND',
      seen: ['carrying'],
      prepare: async (current) => {
        const [leaver] = await findParties(current.communityId, [current.residentId]);
        const left = await listLeft(current, leaver, now());
        return left.find((one) => one.key === input.key);
      },
      decide: (current, work) => {
        if (current.state === 'done') throw new Refusal('HANDOVER_DONE');
        if (!mayGive(actor, current, dayOf(command.stamp.at)))
          throw new Refusal('HANDOVER_NOT_YOURS');
        if (!work || current.given.some((one) => one.key === input.key && !one.done)) {
          throw new Refusal('HANDOVER_ITEM_GONE');
        }
        if (!fitsWay(work.way, input.to)) throw new Refusal('HANDOVER_ITEM_UNFIT');
        const { kind, label, id } = work;
        const one = { key: input.key, kind, id, label, to: input.to, at: command.stamp.at };
        return { given: [...current.given, { ...one, done: false }], carrying: true };
      },
      follow: carryGiven,
      answer: () => ({ given: true }) as const,
    });
  },
});
