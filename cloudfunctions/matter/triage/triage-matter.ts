import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { day, documentId, text } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { residents } from '../../people/collections.ts';
import { officersOf } from '../../people/officers.ts';
import { role } from '../../people/role-schema.ts';
import { pictureIds } from '../../pictures/picture-input.ts';
import { matterRules, matters } from '../collections.ts';
import { isOwn, officeAt, TRIAGERS } from '../intake/matter-access.ts';
import { matterChange, topicId, wording, words } from '../intake/matter-schema.ts';
import { rulesOf, topicOf } from '../rule/topic-rules.ts';
import { standing } from '../stage/advance-rules.ts';
import { firstOffice, moved } from '../stage/ladder-rules.ts';
import { isDueFit } from '../stage/stage-rules.ts';
import { nextHolder } from './next-holder.ts';
import { decidedState, decisionAnswers, lacksWording } from './triage-rules.ts';

/**
 * An officer of the place, never of what is their own, says whether it is taken up and why, words it for all, and
 * gives it to whoever has to do it by the rules of the place.
 */
export const triageMatter = action('matter.triageMatter', {
  input: v.strictObject({
    ...matterChange,
    accepts: v.boolean(),
    open: v.nullable(wording),
    topicId,
    reason: text(300),
    due: v.nullable(day),
    instantly: v.nullable(words),
    pictures: pictureIds,
    to: v.nullable(v.strictObject({ role, residentId: v.nullable(documentId) })),
  }),
  access: officersOf('matter.placeId', TRIAGERS, 'within'),
  load: ({ communityId, matterId, to }) => ({
    matter: one(matters, matterId, 'MATTER_NOT_FOUND'),
    stored: one(matterRules, communityId),
    person: one(residents, to?.residentId),
  }),
  command: ({ matterId }) => ({ action: 'matter.triage', target: `matter:${matterId}` }),
  budget: 4,
  run: (input, { actor, matter, stored, person, command }) => {
    const { open, due, to, pictures: shown = [] } = input;
    const { at } = command.stamp;
    const topic = topicOf(rulesOf(stored), input.topicId);
    const as = officeAt(actor, matter.placeId, TRIAGERS);
    return change({ command }, matters, matter, {
      missing: 'MATTER_NOT_FOUND',
      decide: (current) => {
        if (!as) throw new Refusal('NOT_ALLOWED');
        if (isOwn(actor, current)) throw new Refusal('MATTER_OWN');
        if (current.into !== null) throw new Refusal('MATTER_FOLDED');
        if (current.state !== 'raised') throw new Refusal('MATTER_MOVED', { state: current.state });
        if (!topic) throw new Refusal('MATTER_TOPIC_UNKNOWN');
        if (lacksWording(input, open)) throw new Refusal('MATTER_WORDING_MISSING');
        if (due !== null && !isDueFit(due, dayOf(at))) throw new Refusal('MATTER_DUE_PAST');
        if (!shown.every((id) => current.pictures?.includes(id))) {
          throw new Refusal('MATTER_PICTURE_OTHER');
        }
        const state = decidedState(input);
        const held =
          to && input.accepts
            ? nextHolder(to, current.placeId, person)
            : {
                role: input.instantly === null ? firstOffice(topic, current.placeId) : as,
                placeId: current.placeId,
                residentId: null,
                name: '',
              };
        const answers = decisionAnswers(input, { as, residentId: actor.residentId, at });
        return {
          open,
          ...(shown.length > 0 ? { openPictures: shown } : {}),
          topicId: topic.topicId,
          answers: [...current.answers, ...answers],
          dones: state === 'done' ? [at] : [],
          ...(input.accepts ? moved(current, { ...held, why: 'routed' }, at) : {}),
          ...standing({ open, into: null }, state, {
            topic,
            at,
            due: state === 'accepted' ? due : null,
          }),
        };
      },
      answer: ({ state, due: promised }) => ({ state, due: promised }),
    });
  },
});
