import { chineseMinute } from '../../kernel/calendar.ts';
import { job } from '../../kernel/upkeep.ts';
import { queueMessages } from '../../messages/outbox.ts';
import { shortened } from '../../messages/templates.ts';
import { type ClaimDocument, claims } from '../collections.ts';
import { pointMessages } from '../message-subject.ts';
import { claimEvents, findPeopleOf } from './claim-repository.ts';
import { toldOf } from './claim-rules.ts';

/** The household of a claim is told what was decided about it, once for each decision. */
export const tellHouseholds = job<ClaimDocument>({
  name: 'civility.tell',
  collection: claims,
  due: () => ({ telling: true }),
  one: async (claim) => {
    const { communityId, placeId, state, title } = claim;
    const told = toldOf(claim);
    const people = told ? await findPeopleOf(claim) : [];
    if (told) {
      await queueMessages(
        pointMessages,
        people.map(({ _id: residentId, openid }) => ({
          _id: `points:${claim._id}:${state}:${residentId}`,
          communityId,
          aboutId: placeId,
          residentId,
          openid,
          data: {
            thing1: { value: shortened(title) },
            time2: { value: chineseMinute(told.at) },
            thing3: { value: shortened(told.words) },
          },
        })),
      );
    }
    await claimEvents.endTelling(claim);
  },
});
