import {
  type Aggregation,
  command,
  expression,
  readerOf,
  tableOf,
} from '../../kernel/database/table.ts';
import { type ResidentDocument, residents } from '../../people/collections.ts';
import {
  type NoticeDocument,
  notices,
  type QuestionDocument,
  type QuestionMarkDocument,
  questionMarks,
  questions,
} from '../collections.ts';
import type { QuestionRow } from './question-row.ts';

const table = tableOf(questions);
const markTable = tableOf(questionMarks);

/** So many are shown under one notice: answered ones, and for officers those that wait. */
const MOST_SHOWN = 100;
/** So many of those who joined are told. */
const MOST_TOLD = 1000;

/** What one reader may see of the questions under a notice; those that wait for officers alone. One request. */
export function findQuestions(
  communityId: string,
  noticeId: string,
  { residentId, mayAnswer }: { residentId: string; mayAnswer: boolean },
): Promise<QuestionRow[]> {
  const shown = mayAnswer ? ['answered', 'open'] : ['answered'];
  const seen = command.or([{ state: command.in(shown) }, { residentId }]);
  return table.aggregate<QuestionRow>(
    command.and([{ communityId, noticeId }, seen]) as unknown as { communityId: string },
    (pipeline) =>
      pipeline
        // those that are answered first, so that many that wait never push one out
        .sort({ state: 1, at: 1, _id: 1 })
        .limit(MOST_SHOWN)
        .addFields({ markId: expression.concat(['$_id', `:${residentId}`]) })
        .lookup({ from: questionMarks.name, localField: 'markId', foreignField: '_id', as: 'mark' })
        .lookup({
          from: questionMarks.name,
          localField: '_id',
          foreignField: 'questionId',
          as: 'marks',
        })
        .lookup({ from: questions.name, localField: '_id', foreignField: 'into', as: 'alike' })
        .addFields({
          joined: expression.add([
            expression.size(
              expression.filter({
                input: '$marks',
                as: 'one',
                cond: expression.eq(['$$one.joins', true]),
              }),
            ),
            expression.size(
              expression.filter({
                input: '$alike',
                as: 'one',
                cond: expression.eq(['$$one.state', 'alike']),
              }),
            ),
          ]),
        })
        .project({ marks: 0, alike: 0, markId: 0 }),
  );
}

/** Questions of others that nobody has answered. */
export const waitingForOthers = (residentId: string) => ({
  state: 'open',
  residentId: command.neq(residentId),
});

/** Of so many notices the oldest question is looked for. */
const MOST_ASKED = 100;

export interface AskedRow extends Pick<QuestionDocument, '_id'> {
  waiting: number;
  notice: Pick<NoticeDocument, 'title' | 'state' | 'audience' | 'reach' | 'roles' | 'authorId'>[];
}

/** Questions by the notices below which they stand, the oldest first. */
export function withAskedNotices(pipeline: Aggregation): Aggregation {
  return pipeline
    .group({ _id: '$noticeId', waiting: expression.sum(1), since: expression.min('$at') })
    .sort({ since: 1, _id: 1 })
    .limit(MOST_ASKED)
    .lookup({ from: notices.name, localField: '_id', foreignField: '_id', as: 'notice' })
    .project({
      waiting: 1,
      'notice.title': 1,
      'notice.state': 1,
      'notice.audience': 1,
      'notice.reach': 1,
      'notice.roles': 1,
      'notice.authorId': 1,
    });
}

/** Puts what somebody says in the place of what they said before. One request, two if that was at once. */
export async function saveMark(
  mark: QuestionMarkDocument,
  earlier: QuestionMarkDocument | undefined,
): Promise<void> {
  const { communityId, _id, joins, at } = mark;
  if (!earlier && (await markTable.insert(mark))) return;
  await markTable.change({ communityId, _id }, { joins, at });
}

/** Whom what was done about a question concerns: who asked it, and of an answer all who joined. Two requests. */
export async function findConcerned({
  communityId,
  _id,
  residentId,
  state,
  answer,
}: QuestionDocument): Promise<Pick<ResidentDocument, '_id' | 'openid'>[]> {
  const joined =
    state === 'answered' && answer ? await findJoined(communityId, _id, answer.at) : [];
  const ids = [...new Set([residentId, ...joined])].filter((id) => id !== '');
  return findPeople(communityId, ids);
}

/** Those who had joined by then: whoever has come since has read the answer. */
async function findJoined(
  communityId: string,
  questionId: string,
  before: number,
): Promise<string[]> {
  const [marks, alike] = await Promise.all([
    markTable.find(
      { communityId, questionId, joins: true, at: command.lt(before) },
      { limit: MOST_TOLD, fields: ['residentId'] },
    ),
    table.find(
      { communityId, into: questionId, state: 'alike', 'change.at': command.lt(before) },
      { limit: MOST_TOLD, fields: ['residentId'] },
    ),
  ]);
  return [...marks, ...alike].map(({ residentId }) => residentId);
}

/** Those of them who use the app. One request. */
export function findPeople(
  communityId: string,
  ids: readonly string[],
): Promise<Pick<ResidentDocument, '_id' | 'openid'>[]> {
  return readerOf(residents).find(
    { communityId, _id: command.in([...ids]), openid: command.neq(null) },
    { limit: 1000, fields: ['openid'] },
  );
}

/** One request. */
export function getNotice(communityId: string, id: string): Promise<NoticeDocument | undefined> {
  return readerOf(notices).get(communityId, id);
}

/** Questions of which nobody has been told yet. */
export const untold = () => ({ telling: true });

/** They have been told, unless something else has been done since. */
export async function markTold({ communityId, _id, change }: QuestionDocument): Promise<void> {
  await table.change({ communityId, _id, 'change.id': change.id }, { telling: false });
}

export type OwnQuestionRow = QuestionDocument & { notice: Pick<NoticeDocument, 'title'>[] };

/** What somebody has asked, the latest first. One request. */
export function findQuestionsOf(
  communityId: string,
  residentId: string,
): Promise<OwnQuestionRow[]> {
  return table.aggregate<OwnQuestionRow>({ communityId, residentId }, (pipeline) =>
    pipeline
      .sort({ at: -1, _id: -1 })
      .limit(200)
      .lookup({ from: notices.name, localField: 'noticeId', foreignField: '_id', as: 'notice' }),
  );
}

/** How many questions of others somebody wants to know as well. One request. */
export function countJoinedBy(communityId: string, residentId: string): Promise<number> {
  return markTable.count({ communityId, residentId, joins: true });
}

/**
 * Somebody has left: what is answered stays, and leads to nobody; what was never shown goes, and so do their voices.
 * Doing it again changes nothing.
 */
export async function forgetAsker(communityId: string, residentId: string): Promise<void> {
  await table.remove({ communityId, residentId, state: command.neq('answered') });
  await table.change({ communityId, residentId }, { residentId: '' });
  await markTable.remove({ communityId, residentId });
}
