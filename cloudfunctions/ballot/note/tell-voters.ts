import { chineseMinute } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { job } from '../../kernel/upkeep.ts';
import { queueMessages } from '../../messages/outbox.ts';
import { shortened, templateOf } from '../../messages/templates.ts';
import { type MotionDocument, type VoterDocument, voters } from '../collections.ts';
import { voteMessages } from '../message-subject.ts';
import { getMotion } from '../motion/motion-repository.ts';
import { findReachable } from '../roster/register-repository.ts';
import { dueToTell, endTellingNotes } from './note-repository.ts';

/** Whoever may vote for a voter is told what an officer has written down about that vote. */
export const tellVoters = job<VoterDocument>({
  name: 'voter.tell',
  collection: voters,
  due: dueToTell,
  one: async (voter) => {
    const { _id, communityId, motionId, claims, owners, tell } = voter;
    const motion = await getMotion(communityId, motionId);
    const people = motion
      ? await findReachable(communityId, claims, templateOf(voteMessages.template))
      : [];
    // Of a unit its owners are told, not whoever lives there.
    const isOwned = motion?.form.basis === 'owners';
    const own = people.filter(({ name }) => !isOwned || owners.includes(name));
    const messages = own.flatMap(({ _id: residentId, openid }) =>
      motion && openid
        ? [
            {
              _id: `${_id}:${tell}:${residentId}`,
              communityId,
              aboutId: motionId,
              residentId,
              openid,
              data: messageData(motion),
            },
          ]
        : [],
    );
    await queueMessages(voteMessages, messages);
    await endTellingNotes(voter);
  },
});

/** The fields of the template: thing ≤ 20 characters, time as year, month, day and minute. */
function messageData({ form: { title } }: MotionDocument) {
  return {
    thing1: { value: shortened(title) },
    time2: { value: chineseMinute(now()) },
    thing3: { value: '有人登记了您的一票，请看看对不对' },
  };
}
