import * as v from 'valibot';
import { many, one } from '../../kernel/action/load.ts';
import { dayOf, endOfDay } from '../../kernel/calendar.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { day } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { pictures } from '../../pictures/collections.ts';
import { pictureIds, requirePictures } from '../../pictures/picture-input.ts';
import { type MatterDocument, matterRules, matters } from '../collections.ts';
import { HOLDERS, holdingOffice, isOwn } from '../intake/matter-access.ts';
import { cost, matterChange, words } from '../intake/matter-schema.ts';
import { rulesOf, standingTopic } from '../rule/topic-rules.ts';
import { openTasks } from '../task/task-rules.ts';
import { standing } from './advance-rules.ts';
import { afterStep, hasEnded, isDueFit, notYetUntil, STEPS } from './stage-rules.ts';

/**
 * The next public answer of whoever has it: the plan with its cost and period, that it is begun, a step of it, that
 * it is done, what came of it. No stage is left out.
 */
export const answerMatter = action('matter.answerMatter', {
  input: v.strictObject({
    ...matterChange,
    step: v.picklist(['plan', 'start', 'step', 'done', 'close']),
    text: words,
    cost,
    until: v.nullable(day),
    pictures: pictureIds,
  }),
  access: officersOf('matter.placeId', HOLDERS, 'within'),
  load: ({ communityId, matterId, pictures: ids = [] }) => ({
    matter: one(matters, matterId, 'MATTER_NOT_FOUND'),
    stored: one(matterRules, communityId),
    added: many(pictures, ids),
  }),
  command: ({ matterId }) => ({ action: 'matter.answer', target: `matter:${matterId}` }),
  budget: 4,
  run: (input, { actor, matter, stored, added, command }) => {
    const { step, text, cost, until, pictures: ids = [] } = input;
    const { at } = command.stamp;
    const rules = rulesOf(stored);
    return change({ command }, matters, matter, {
      missing: 'MATTER_NOT_FOUND',
      decide: (current) => {
        const as = holdingOffice(actor, current);
        if (!as || (step === 'close' && as === 'outside-party')) {
          throw new Refusal('MATTER_NOT_HELD');
        }
        if (isOwn(actor, current)) throw new Refusal('MATTER_OWN');
        if (current.into !== null) throw new Refusal('MATTER_FOLDED');
        if (hasEnded(current)) throw new Refusal('MATTER_ENDED');
        const state = afterStep(current.state, step);
        if (!state) throw new Refusal('MATTER_STAGE_SKIPPED', { state: current.state });
        if (step === 'done') requireNoneOpen(current);
        if (until !== null && !isDueFit(until, dayOf(at))) throw new Refusal('MATTER_DUE_PAST');
        if (step === 'close') requireHeard(current, rules.notYetDays, at);
        const { residentId } = actor;
        const { stage } = STEPS[step];
        requirePictures(added, ids, 'step', residentId, at);
        const shown = ids.length > 0 ? { pictures: ids } : {};
        const answer = { kind: step, stage, as, residentId, text, cost, until, at, ...shown };
        const topic = standingTopic(rules, current.topicId);
        // A period that was promised holds until it is done.
        const promised = step === 'start' || step === 'step' ? current.due : until;
        return {
          answers: [...current.answers, answer],
          ...(step === 'done' ? { dones: [...current.dones, at] } : {}),
          ...standing(current, state, { topic, at, due: state === 'done' ? null : promised }),
        };
      },
      answer: ({ state, due }) => ({ state, due }),
    });
  },
});

/** What was promised is closed first. @throws Refusal */
function requireNoneOpen(matter: MatterDocument): void {
  const count = openTasks(matter).length;
  if (count > 0) throw new Refusal('MATTER_TASKS_OPEN', { count });
}

/** Whoever raised it has had the time to say «not yet». @throws Refusal */
function requireHeard(matter: MatterDocument, notYetDays: number, at: number): void {
  const until = notYetUntil(matter, notYetDays);
  if (matter.raiser.residentId === null || until === null || endOfDay(until) < at) return;
  throw new Refusal('MATTER_WINDOW_OPEN', { until });
}
