import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { change, commandOf } from '../../kernel/command.ts';
import { idFromCommand } from '../../kernel/secret.ts';
import { job } from '../../kernel/upkeep.ts';
import { type MediationDocument, mediations } from '../collections.ts';
import { dueToTend, findMediators, saveLookAgain } from './mediation-repository.ts';
import { assigned, isLive, lookAgainAt, MEDIATORS, mayGoOn, raised } from './mediation-rules.ts';
import { ofMediation } from './mediation-schema.ts';

/**
 * Lets a mediation rise as the time of its level is over, and finds who talks where nobody does, or whoever did may no
 * more. Each has a stamp of its own, made of the change before it, so that it is done once.
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
    const again = lookAgainAt(mediation, at);
    const candidates =
      isOver || again === null
        ? []
        : await findMediators(communityId, placeId, MEDIATORS, dayOf(at));
    const passed = [...mediation.passed];
    if (mediation.mediator) passed.push(mediation.mediator.residentId);
    const found = assigned({ ...mediation, passed }, candidates);
    const stays = !mediation.mediator || mayGoOn(mediation, candidates);
    if (!isOver && (again === null || (mediation.mediator ? stays : !found))) {
      return saveLookAgain(mediation, again);
    }
    const stamp = {
      id: idFromCommand('timer', `mediation.tend ${_id} ${mediation.change.id}`),
      action: 'mediation.change',
      actorId: 'timer',
      target: `mediation:${_id}`,
      at,
    };
    await change(await commandOf(communityId, stamp, [mediation]), mediations, mediation, {
      ...ofMediation,
      decide: (current) => {
        if (current.change.id !== mediation.change.id) return null;
        if (isOver) return isLive(current) ? raised(current, at) : null;
        const next = { passed, tendAt: again, telling: true };
        if (!found) return { ...next, mediator: null };
        const { role, one } = found;
        const mediator = { residentId: one._id, name: one.name, role, since: at };
        // What was agreed stays as the level that it was agreed at: the court confirms nothing below the committee.
        return { ...next, mediator, level: isLive(current) ? found.level : current.level };
      },
      answer: () => undefined,
    });
  },
});
