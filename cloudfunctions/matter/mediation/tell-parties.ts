import { chineseMinute } from '../../kernel/calendar.ts';
import { job } from '../../kernel/upkeep.ts';
import { queueMessages } from '../../messages/outbox.ts';
import { type MediationDocument, mediations } from '../collections.ts';
import { mediationMessages, secondMessages } from '../message-subject.ts';
import { secondLines } from '../party/note-rules.ts';
import { findReachable } from '../stage/bearer-repository.ts';
import { saveTold } from './mediation-repository.ts';

/**
 * Tells the parties and the mediator that there is something to see, and not what: others may see the phone. Who was
 * named by mistake is told once, and who is to ask a party is told of each time.
 */
export const tellParties = job<MediationDocument>({
  name: 'mediation.tell',
  collection: mediations,
  due: () => ({ telling: true }),
  one: async (mediation) => {
    const { communityId, _id, parties, mediator, mistaken = [], seconds = [], change } = mediation;
    const told = [...parties.map(({ residentId }) => residentId), mediator?.residentId];
    const gone = mistaken.map(({ residentId }) => residentId).filter((id) => id !== '');
    const ids = [...told, ...gone, ...seconds].filter((id) => id !== undefined);
    const people = await findReachable(communityId, ids);
    const messagesTo = (whom: readonly (string | undefined)[], about: string, news: string) =>
      people.flatMap(({ _id: residentId, openid }) =>
        openid === null || residentId === change.actorId || !whom.includes(residentId)
          ? []
          : {
              _id: `${about}:${residentId}`,
              communityId,
              aboutId: _id,
              residentId,
              openid,
              data: {
                thing1: { value: '邻里的一件事' },
                time2: { value: chineseMinute(change.at) },
                thing3: { value: news },
              },
            },
      );
    const news = '有新的情况，请您看看';
    await queueMessages(mediationMessages, [
      ...messagesTo(told, `mediation:${_id}:${change.id}`, news),
      ...messagesTo(gone, `mediation:${_id}:mistaken`, news),
    ]);
    await queueMessages(
      secondMessages,
      seconds.flatMap((id) =>
        secondLines(mediation, id).flatMap(({ at, about }) =>
          messagesTo([id], `mediation-second:${_id}:${about}:${at}`, '请您去问一位邻居'),
        ),
      ),
    );
    await saveTold(mediation);
  },
});
