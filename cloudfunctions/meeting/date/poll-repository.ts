import { addDays, dayOf } from '../../kernel/calendar.ts';
import { command, tableOf } from '../../kernel/database/table.ts';
import {
  type DateAnswerDocument,
  type DatePollDocument,
  dateAnswers,
  datePolls,
} from '../collections.ts';

const polls = tableOf(datePolls);
const answers = tableOf(dateAnswers);
const KEPT_DAYS = 90;

/** Polls of these bodies that go on. One request. */
export function findOpenPolls(
  communityId: string,
  bodyIds: readonly string[],
): Promise<DatePollDocument[]> {
  return polls.find({ communityId, openKey: command.in([...bodyIds]) }, { limit: 100 });
}

/** What somebody has said to polls. One request. */
export function findSaysOf(communityId: string, residentId: string): Promise<DateAnswerDocument[]> {
  return answers.find({ communityId, residentId }, { limit: 1000 });
}

/** Somebody has left. One request. */
export async function dropSaysOf(communityId: string, residentId: string): Promise<void> {
  await answers.remove({ communityId, residentId });
}

/** Its meeting was called: another poll of the body may begin. One request. Doing it again changes nothing. */
export async function markTaken(communityId: string, pollId: string): Promise<void> {
  await polls.change({ communityId, _id: pollId }, { state: 'taken', openKey: pollId });
}

/** Nobody is asked for dates of a body any more. Two requests. Doing it again changes nothing. */
export async function withdrawPolls(communityId: string, bodyId: string): Promise<void> {
  for (const { _id } of await findOpenPolls(communityId, [bodyId])) {
    await polls.change(
      { communityId, _id, openKey: bodyId },
      { state: 'withdrawn', openKey: _id, telling: false },
    );
  }
}

export async function endTellingPoll({
  communityId,
  _id,
  change,
}: DatePollDocument): Promise<void> {
  await polls.change({ communityId, _id, 'change.id': change.id }, { telling: false });
}

const old = (at: number) => ({ closesOn: command.lt(addDays(dayOf(at), -KEPT_DAYS)) });

/** What somebody said to days is forgotten three months later. */
export const forgetPolls = {
  name: 'date.forget',
  collection: datePolls,
  due: old,
  all: (where: Record<string, unknown>) => polls.remove({ everywhere: true, where }),
};
export const forgetSays = {
  name: 'date.forget-answers',
  collection: dateAnswers,
  due: old,
  all: (where: Record<string, unknown>) => answers.remove({ everywhere: true, where }),
};
