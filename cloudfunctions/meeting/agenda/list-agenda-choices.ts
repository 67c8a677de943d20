import * as v from 'valibot';
import type { AgendaChoice } from '../../../typings/contract/meeting/meeting.ts';
import { one } from '../../kernel/action/load.ts';
import { communityId, documentId } from '../../kernel/schema.ts';
import { matterRules } from '../../matter/collections.ts';
import { rulesOf, standingTopic } from '../../matter/for-others.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { CONVENERS } from '../body/body-access.ts';
import { bodies } from '../collections.ts';
import { isQuestion, titlesOf } from './meeting-sources.ts';
import { findQuestions, findTopics } from './source-repository.ts';

/** Where the stages of a matter lead: 自治 → 议事会, 党建 → 党委会, 共治 → 联席会. */
const LEADS_TO = { self: 'building-council', party: 'party-committee', joint: 'joint' } as const;

/** Matters and votes that this body could talk about: those that its rules lead here first. */
export const listAgendaChoices = action('meeting.listAgendaChoices', {
  input: v.strictObject({ communityId, bodyId: documentId }),
  access: officersOf('body.placeId', CONVENERS, 'within'),
  load: (input) => ({
    body: one(bodies, input.bodyId, 'BODY_NOT_FOUND'),
    stored: one(matterRules, input.communityId),
  }),
  budget: 3,
  run: async ({ communityId: community }, { body, stored }) => {
    const [foundMatters, foundMotions] = await Promise.all([
      findTopics(community),
      findQuestions(community),
    ]);
    const found = { matters: foundMatters, motions: foundMotions.filter(isQuestion) };
    const titles = titlesOf(found, body.placeId);
    const rules = rulesOf(stored);
    const { kind } = body.form;
    const choices = [
      ...found.matters.map(({ _id, placeLabel, topicId }): AgendaChoice => {
        const { route } = standingTopic(rules, topicId);
        const title = titles.get(`matter:${_id}`) ?? '';
        return { kind: 'matter', id: _id, title, placeLabel, fits: LEADS_TO[route] === kind };
      }),
      ...found.motions.map(({ _id, placeLabel }): AgendaChoice => {
        const title = titles.get(`motion:${_id}`) ?? '';
        return { kind: 'motion', id: _id, title, placeLabel, fits: false };
      }),
    ];
    const shown = choices.filter(({ title }) => title !== '');
    return { choices: shown.sort((one, other) => Number(other.fits) - Number(one.fits)) };
  },
});
