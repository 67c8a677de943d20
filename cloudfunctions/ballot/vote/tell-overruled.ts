import { chineseMinute } from '../../kernel/calendar.ts';
import { job } from '../../kernel/upkeep.ts';
import { queueMessages } from '../../messages/outbox.ts';
import { shortened } from '../../messages/templates.ts';
import { getResident } from '../../people/resident-repository.ts';
import { type BallotDocument, ballots, type Overruled } from '../collections.ts';
import { voteMessages } from '../message-subject.ts';
import { getMotion } from '../motion/motion-repository.ts';
import { endTelling } from './ballot-repository.ts';

/** Those whose votes others have put theirs in the place of are told so, once each. */
export const tellOverruled = job<BallotDocument>({
  name: 'ballot.tell',
  collection: ballots,
  due: () => ({ telling: true }),
  one: async (ballot) => {
    for (const line of ballot.overruled ?? []) await tell(ballot, line);
    await endTelling(ballot);
  },
});

async function tell(
  { communityId, motionId }: BallotDocument,
  { id, residentId, byName, at }: Overruled,
): Promise<void> {
  const [person, motion] = await Promise.all([
    getResident(communityId, residentId),
    getMotion(communityId, motionId),
  ]);
  if (!person?.openid || !motion) return;
  await queueMessages(voteMessages, [
    {
      _id: `overruled:${motionId}:${id}`,
      communityId,
      aboutId: motionId,
      residentId,
      openid: person.openid,
      data: {
        thing1: { value: shortened(motion.form.title) },
        time2: { value: chineseMinute(at) },
        thing3: { value: shortened(`${byName}改投了您投的一票`) },
      },
    },
  ]);
}
