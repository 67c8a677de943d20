import { command, tableOf } from '../../kernel/database/table.ts';
import { type AnswerDocument, ballotAnswers, type MotionDocument } from '../collections.ts';

const table = tableOf(ballotAnswers);

type OfMotion = Pick<MotionDocument, 'communityId' | '_id'>;

const CHUNK = 500;
const A_REQUEST = 1000;

/**
 * Inserts the answers that are not there yet, 500 a request, in the order in which they are given: what is
 * stored one after another says nothing that the list does not say.
 */
export async function insertAnswers(all: readonly AnswerDocument[]): Promise<void> {
  for (let from = 0; from < all.length; from += CHUNK) {
    const chunk = all.slice(from, from + CHUNK);
    if (await table.insertAll(chunk)) continue;
    const { communityId } = chunk[0] as AnswerDocument;
    const ids = chunk.map(({ _id }) => _id);
    const found = await table.find(
      { communityId, _id: command.in(ids) },
      { limit: CHUNK, fields: ['_id'] },
    );
    const known = new Set(found.map(({ _id }) => _id));
    await table.insertAll(chunk.filter(({ _id }) => !known.has(_id)));
  }
}

/** From where a page goes on: after this number, and of answers with this number after this id. */
export interface AnswersAfter {
  number: string;
  id: string;
}

/** A thousand answers to one question, in the order of their numbers. One request. */
export function findAnswers(
  { communityId, _id }: OfMotion,
  questionId: string,
  { number, id }: AnswersAfter,
): Promise<AnswerDocument[]> {
  const fromHere = { communityId, motionId: _id, questionId, number: command.gte(number) };
  // Two answers may bear one number: what was read of those is left out.
  const rest = command.or([{ number: command.gt(number) }, { _id: command.gt(id) }]);
  return table.find((id === '' ? fromHere : command.and([fromHere, rest])) as never, {
    order: [
      ['number', 'asc'],
      ['_id', 'asc'],
    ],
    limit: A_REQUEST,
    fields: ['number', 'place', 'choice'],
  });
}

/** The answers with these numbers, each to its question. One request. */
export function findNumbered(
  { communityId, _id }: OfMotion,
  numbers: readonly string[],
): Promise<AnswerDocument[]> {
  return table.find(
    { communityId, motionId: _id, number: command.in([...numbers]) },
    { limit: A_REQUEST },
  );
}

/** Answers to one question. One request. */
export function countAnswers({ communityId, _id }: OfMotion, questionId: string): Promise<number> {
  return table.count({ communityId, motionId: _id, questionId });
}

/** A vote that was ended has no list. One request. */
export function removeAnswers({ communityId, _id }: OfMotion): Promise<number> {
  return table.remove({ communityId, motionId: _id });
}
