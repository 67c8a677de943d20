import { chineseMinute } from '../../kernel/calendar.ts';
import { job } from '../../kernel/upkeep.ts';
import { queueMessages } from '../../messages/outbox.ts';
import { type MediationDocument, mediations } from '../collections.ts';
import { mediationMessages } from '../message-subject.ts';
import { findReachable } from '../stage/bearer-repository.ts';
import { saveTold } from './mediation-repository.ts';

/** Tells the parties and the mediator that there is something to see, and not what: others may see the phone. */
export const tellParties = job<MediationDocument>({
  name: 'mediation.tell',
  collection: mediations,
  due: () => ({ telling: true }),
  one: async (mediation) => {
    const { communityId, _id, parties, mediator, change } = mediation;
    const ids = [...parties.map(({ residentId }) => residentId), mediator?.residentId];
    const people = await findReachable(
      communityId,
      ids.filter((id) => id !== undefined && id !== change.actorId) as string[],
    );
    await queueMessages(
      mediationMessages,
      people.flatMap(({ _id: residentId, openid }) =>
        openid === null
          ? []
          : {
              _id: `mediation:${_id}:${change.id}:${residentId}`,
              communityId,
              aboutId: _id,
              residentId,
              openid,
              data: {
                thing1: { value: '邻里的一件事' },
                time2: { value: chineseMinute(change.at) },
                thing3: { value: '有新的情况，请您看看' },
              },
            },
      ),
    );
    await saveTold(mediation);
  },
});
