import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { change, commandOf } from '../../kernel/command.ts';
import { idFromCommand } from '../../kernel/secret.ts';
import { job } from '../../kernel/upkeep.ts';
import { type MatterDocument, matters } from '../collections.ts';
import { rulesOf, standingTopic } from '../rule/topic-rules.ts';
import { findBearers } from './bearer-repository.ts';
import { dueToTend, saveRested, type TendedRow, withRules } from './tend-repository.ts';
import { rested, risen } from './tend-rules.ts';

/**
 * Looks at an open matter as it comes to somebody, once a day, and when it is overdue: a vacant office and a late
 * one give it to the next. Each move has a stamp of its own, so that it is made once.
 */
export const tendMatters = job<MatterDocument, TendedRow>({
  name: 'matter.tend',
  collection: matters,
  due: dueToTend,
  order: { checkAt: 1, _id: 1 },
  stages: withRules,
  one: async ({ stored, ...matter }) => {
    const { communityId, _id, placeId, holder, moves, topicId } = matter;
    const at = now();
    const rules = rulesOf(stored[0]);
    const offices = [...standingTopic(rules, topicId).ladder, holder.role];
    const officers = await findBearers(communityId, placeId, offices, dayOf(at));
    if (!risen(matter, rules, officers, at)) {
      await saveRested(matter, rested(matter, at));
      return;
    }
    const stamp = {
      id: idFromCommand('timer', `matter.rise ${_id} ${moves.length}`),
      action: 'matter.rise',
      actorId: 'timer',
      target: `matter:${_id}`,
      at,
    };
    await change(await commandOf(communityId, stamp, [matter]), matters, matter, {
      missing: 'MATTER_NOT_FOUND',
      seen: ['checkAt'],
      decide: (current) =>
        current.moves.length === moves.length ? risen(current, rules, officers, at) : null,
      answer: () => undefined,
    });
  },
});
