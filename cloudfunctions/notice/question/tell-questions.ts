import { chineseMinute, dayOf } from '../../kernel/calendar.ts';
import { job } from '../../kernel/upkeep.ts';
import { queueMessages } from '../../messages/outbox.ts';
import { shortened } from '../../messages/templates.ts';
import { type NoticeDocument, type QuestionDocument, questions } from '../collections.ts';
import { questionMessages } from '../message-subject.ts';
import { findConcerned, findPeople, getNotice, markTold, untold } from './question-repository.ts';

/** What a message says, by what was done last. */
const WORDS: Record<QuestionDocument['state'], string> = {
  open: '有邻居在下面问了一句，请看看',
  answered: '您想问的有答复了',
  alike: '您问的，已经一起答复了',
  declined: '您问的没有答复，请看原因',
};

/** Who asked, and who joined, learn what was done; of a new question the author of the notice, once a day and notice. */
export const tellQuestions = job<QuestionDocument>({
  name: 'notice.tell-question',
  collection: questions,
  due: untold,
  order: { 'change.at': 1, _id: 1 },
  async one(question) {
    const { communityId, noticeId, state, answer, change } = question;
    const notice = await getNotice(communityId, noticeId);
    const isNew = state === 'open';
    const people = isNew
      ? await findPeople(communityId, notice ? [notice.authorId] : [])
      : await findConcerned(question);
    const idOf = (residentId: string) =>
      isNew
        ? `question-asked:${noticeId}:${dayOf(change.at)}:${residentId}`
        : `question:${change.id}:${residentId}`;
    const writer = isNew ? question.residentId : answer?.by.residentId;
    const messages = people.flatMap(({ _id: residentId, openid }) =>
      openid === null || residentId === writer
        ? []
        : {
            _id: idOf(residentId),
            communityId,
            aboutId: noticeId,
            residentId,
            openid,
            data: {
              thing1: { value: shortened(titleOf(notice)) },
              time2: { value: chineseMinute(change.at) },
              thing3: { value: shortened(WORDS[state]) },
            },
          },
    );
    if (notice?.state === 'published') await queueMessages(questionMessages, messages);
    await markTold(question);
  },
});

function titleOf(notice: NoticeDocument | undefined): string {
  return notice?.title ?? '一则通知';
}
