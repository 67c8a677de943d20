import type { OwnData } from '../../../typings/contract/resident.ts';
import { countJoinedBy, findQuestionsOf } from './question-repository.ts';

/** What somebody has asked below notices, and how many questions of others they joined. Two requests. */
export async function listOwnQuestions(
  communityId: string,
  residentId: string,
): Promise<NonNullable<OwnData['questions']>> {
  const [asked, joined] = await Promise.all([
    findQuestionsOf(communityId, residentId),
    countJoinedBy(communityId, residentId),
  ]);
  return {
    asked: asked.map(({ notice, text, answer, at }) => ({
      title: notice[0]?.title ?? '',
      text,
      answer: answer?.text ?? '',
      at,
    })),
    joined,
  };
}
