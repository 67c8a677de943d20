import { chineseMinute } from '../../kernel/calendar.ts';
import { job } from '../../kernel/upkeep.ts';
import { queueMessages } from '../../messages/outbox.ts';
import { shortened } from '../../messages/templates.ts';
import { type MotionDocument, type VoterDocument, voters } from '../collections.ts';
import { voteMessages } from '../message-subject.ts';
import { getMotion } from '../motion/motion-repository.ts';
import { findPeopleOf } from '../roster/register-repository.ts';
import { endTelling } from '../roster/voter-repository.ts';

/** Those whose check-in was taken back are told so, once: the person, or the people of the household. */
export async function tellAbsence(motion: MotionDocument, voter: VoterDocument): Promise<void> {
  const line = voter.absences?.at(-1);
  if (!voter.telling || !line) return;
  const people = await findPeopleOf(motion.communityId, voter.claims);
  await queueMessages(
    voteMessages,
    people.flatMap(({ _id: residentId, openid }) =>
      openid === null
        ? []
        : [
            {
              _id: `absent:${line.id}:${residentId}`,
              communityId: motion.communityId,
              aboutId: motion._id,
              residentId,
              openid,
              data: {
                thing1: { value: shortened(motion.form.title) },
                time2: { value: chineseMinute(motion.form.opensAt) },
                thing3: { value: shortened(`${line.byName}撤回了您的到会签到`) },
              },
            },
          ],
    ),
  );
  await endTelling(voter);
}

/** Goes on where taking a check-in back was interrupted. */
export const tellAbsences = job<VoterDocument>({
  name: 'voter.absent',
  collection: voters,
  due: () => ({ telling: true }),
  one: async (voter) => {
    const motion = await getMotion(voter.communityId, voter.motionId);
    if (motion) await tellAbsence(motion, voter);
    else await endTelling(voter);
  },
});
