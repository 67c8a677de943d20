import { chineseMinute } from '../../kernel/calendar.ts';
import { job } from '../../kernel/upkeep.ts';
import { queueMessages } from '../../messages/outbox.ts';
import { type HonourDocument, honours } from '../collections.ts';
import { honourMessages } from '../message-subject.ts';
import { endTelling, findReachable } from './honour-repository.ts';
import { toldOf } from './honour-rules.ts';

/** Whoever objected to an honour is told once how it ended; the words themselves stand on the page. */
export const tellObjectors = job<HonourDocument>({
  name: 'civility.objectors',
  collection: honours,
  due: () => ({ telling: true }),
  one: async (honour) => {
    const { communityId, _id } = honour;
    const told = toldOf(honour);
    const people = await findReachable(
      communityId,
      told.map(({ residentId }) => residentId),
    );
    await queueMessages(
      honourMessages,
      told.flatMap(({ objectionId, residentId, words }) => {
        const openid = people.get(residentId);
        if (openid === undefined) return [];
        return {
          _id: `honours:${objectionId}`,
          communityId,
          aboutId: _id,
          residentId,
          openid,
          data: {
            thing1: { value: '您对光荣榜提的意见' },
            time2: { value: chineseMinute(honour.change.at) },
            thing3: { value: words },
          },
        };
      }),
    );
    await endTelling(honour);
  },
});
