import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { change, commandOf } from '../../kernel/command.ts';
import { idFromCommand } from '../../kernel/secret.ts';
import { job } from '../../kernel/upkeep.ts';
import { type MediationDocument, mediations } from '../collections.ts';
import { dueToTend, findMediators, saveLookAgain } from './mediation-repository.ts';
import { assigned, isLive, lookAgainAt, MEDIATORS, raised } from './mediation-rules.ts';

/**
 * Lets a mediation rise as the time of its level is over, and finds who talks where nobody does. Each has a stamp of
 * its own, made of the change before it, so that it is done once.
 */
export const tendMediations = job<MediationDocument>({
  name: 'mediation.tend',
  collection: mediations,
  due: dueToTend,
  steps: true,
  one: async (mediation) => {
    const { communityId, _id, placeId, riseAt } = mediation;
    const at = now();
    const isOver = riseAt !== null && riseAt <= at;
    const found = isOver
      ? null
      : assigned(mediation, await findMediators(communityId, placeId, MEDIATORS, dayOf(at)));
    if (!isOver && !found) return saveLookAgain(mediation, lookAgainAt(at));
    const stamp = {
      id: idFromCommand('timer', `mediation.tend ${_id} ${mediation.change.id}`),
      action: 'mediation.change',
      actorId: 'timer',
      target: `mediation:${_id}`,
      at,
    };
    await change(await commandOf(communityId, stamp, [mediation]), mediations, mediation, {
      missing: 'MEDIATION_NOT_FOUND',
      decide: (current) => {
        if (current.change.id !== mediation.change.id || !isLive(current)) return null;
        if (isOver) return raised(current, at);
        if (!found) return null;
        const { level, role, one } = found;
        const mediator = { residentId: one._id, name: one.name, role, since: at };
        return { level, mediator, tendAt: null, telling: true };
      },
      answer: () => undefined,
    });
  },
});
