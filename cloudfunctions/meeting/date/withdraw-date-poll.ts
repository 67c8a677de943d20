import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { CONVENERS } from '../body/body-access.ts';
import { getBody } from '../body/body-repository.ts';
import { datePolls } from '../collections.ts';
import { mayConvene } from '../meeting/meeting-access.ts';
import { pollCommand } from './poll-schema.ts';

/** The convener asks no longer: none of the times suits, or the meeting is called otherwise. */
export const withdrawDatePoll = action('meeting.withdrawDatePoll', {
  input: v.strictObject(pollCommand),
  access: officersOf('poll.placeId', CONVENERS, 'within'),
  load: ({ pollId }) => ({ poll: one(datePolls, pollId, 'POLL_NOT_FOUND') }),
  command: ({ pollId }) => ({ action: 'date.withdraw', target: `date:${pollId}` }),
  budget: 4,
  run: (_input, { actor, poll, command }) =>
    change({ command }, datePolls, poll, {
      missing: 'POLL_NOT_FOUND',
      seen: ['state'],
      prepare: ({ communityId, bodyId }) => getBody(communityId, bodyId),
      decide: ({ _id, state }, body) => {
        if (!body || !mayConvene(body, actor.roles)) throw new Refusal('MEETING_NOT_CONVENER');
        if (state === 'withdrawn') return null;
        if (state === 'taken') throw new Refusal('POLL_CLOSED');
        return { state: 'withdrawn' as const, openKey: _id, telling: false };
      },
      answer: () => ({ withdrawn: true }) as const,
    }),
});
