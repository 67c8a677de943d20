import { chineseMinute } from '../../kernel/calendar.ts';
import { job } from '../../kernel/job.ts';
import { queueMessages } from '../../messages/outbox.ts';
import { shortened } from '../../messages/templates.ts';
import { type MemberDocument, members } from '../collections.ts';
import { markLimitTold, toTellOfLimits } from '../member/member-repository.ts';
import { memberMessages } from '../message-subject.ts';
import { findPeople, getTeam } from '../team/team-repository.ts';

/** At most 20 characters; the reason stands on their own page alone. */
const WORDS = {
  trainee: '队长请您先见习，点开看看',
  restricted: '队长先给您开放几类班，点开看原因',
  none: '见习或限制取消了，可以照常报名',
};

/** Whoever is made a trainee, restricted, or free of that again is told, once for each change. */
export const tellOfLimits = job<MemberDocument>({
  name: 'member.tell',
  collection: members,
  due: toTellOfLimits,
  one: async (member) => {
    const { communityId, teamId, residentId, limit, telling = '', change } = member;
    const [people, team] = await Promise.all([
      findPeople(communityId, [residentId]),
      getTeam(communityId, teamId),
    ]);
    const openid = people[0]?.openid;
    if (openid) {
      await queueMessages(memberMessages, [
        {
          _id: `member:${member._id}:${telling}`,
          communityId,
          aboutId: teamId,
          residentId,
          openid,
          data: {
            thing1: { value: shortened(team?.name ?? '') },
            time2: { value: chineseMinute(limit?.at ?? change.at) },
            thing3: { value: WORDS[limit?.is ?? 'none'] },
          },
        },
      ]);
    }
    await markLimitTold(member);
  },
});
