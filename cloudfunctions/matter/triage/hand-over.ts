import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { documentId, text } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { residents } from '../../people/collections.ts';
import { officersOf } from '../../people/officers.ts';
import { role } from '../../people/role-schema.ts';
import { matters } from '../collections.ts';
import { HOLDERS, holdingOffice, isOwn, officeAt, TRIAGERS } from '../intake/matter-access.ts';
import { matterChange } from '../intake/matter-schema.ts';
import { moved } from '../stage/ladder-rules.ts';
import { hasEnded, stageOf } from '../stage/stage-rules.ts';
import { nextHolder } from './next-holder.ts';

/** Who has it, or an officer of its place, gives it to another office or an outside body. Its day stays. */
export const handOver = action('matter.handOver', {
  input: v.strictObject({
    ...matterChange,
    role,
    residentId: v.nullable(documentId),
    reason: text(300),
  }),
  access: officersOf('matter.placeId', HOLDERS, 'within'),
  load: ({ matterId, residentId }) => ({
    matter: one(matters, matterId, 'MATTER_NOT_FOUND'),
    person: one(residents, residentId),
  }),
  command: ({ matterId }) => ({ action: 'matter.hand-over', target: `matter:${matterId}` }),
  budget: 4,
  run: ({ role, residentId, reason }, { actor, matter, person, command }) => {
    const { at } = command.stamp;
    return change({ command }, matters, matter, {
      missing: 'MATTER_NOT_FOUND',
      decide: (current) => {
        const as = holdingOffice(actor, current) ?? officeAt(actor, current.placeId, TRIAGERS);
        if (!as) throw new Refusal('MATTER_NOT_HELD');
        if (isOwn(actor, current)) throw new Refusal('MATTER_OWN');
        if (current.into !== null) throw new Refusal('MATTER_FOLDED');
        if (hasEnded(current)) throw new Refusal('MATTER_ENDED');
        if (current.state === 'raised') {
          throw new Refusal('MATTER_STAGE_SKIPPED', { state: current.state });
        }
        const next = nextHolder({ role, residentId }, current.placeId, person);
        const answer = {
          kind: 'handed' as const,
          stage: stageOf(current.state),
          as,
          residentId: actor.residentId,
          text: reason,
          cost: null,
          until: null,
          at,
        };
        return {
          ...moved(current, { ...next, why: 'handed' }, at),
          answers: [...current.answers, answer],
          checkAt: at,
          telling: true,
        };
      },
      answer: () => ({ handed: true as const }),
    });
  },
});
