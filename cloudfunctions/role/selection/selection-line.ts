import type {
  CandidateLine,
  SelectionLine,
  SelectionObjectionLine,
} from '../../../typings/contract/office/selection.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { seenText } from '../../people/objection-rules.ts';
import type { SelectionDocument } from '../collections.ts';
import {
  dueOf,
  isRunning,
  mayAnswer,
  type Somebody,
  stepOf,
  type VoteFacts,
} from './selection-rules.ts';

/** As everybody sees it in the list. */
export function selectionLine(
  selection: SelectionDocument,
  vote: VoteFacts | null,
  at: number,
): SelectionLine {
  const { _id: selectionId, role, placeId, placeLabel, candidates, current } = selection;
  const step = stepOf(selection, vote, at);
  const dueOn = dueOf(selection, step, vote);
  const chosen = candidates.find(({ key }) => key === current?.key);
  return {
    selectionId,
    role,
    placeId,
    placeLabel,
    step,
    dueOn,
    late: dueOn !== null && dayOf(at) > dueOn,
    candidates: candidates.filter(isRunning).length,
    steward: step === 'appointed' ? (chosen?.name ?? '') : '',
  };
}

/** Candidates in the order in which they came; why somebody does not run any more is not said. */
export function candidateLines(
  { candidates }: Pick<SelectionDocument, 'candidates'>,
  vote: VoteFacts | null,
  readerId: string,
): CandidateLine[] {
  return candidates
    .filter(({ residentId }) => residentId !== null)
    .map((one) => ({
      key: one.key,
      name: one.name,
      words: one.words,
      runs: isRunning(one),
      own: one.residentId === readerId,
      votes: vote?.votes?.get(one.key) ?? null,
    }));
}

/** Everybody sees that there is one, and its answer; its words are for its writer and those who answer. */
export function objectionLines(
  selection: SelectionDocument,
  who: Somebody,
  answers: boolean,
  officers: readonly Somebody[],
): SelectionObjectionLine[] {
  return selection.objections.map((objection) => {
    const { objectionId, at, residentId, answer } = objection;
    const own = residentId === who.residentId;
    const open = answer === null && objection.key === selection.current?.key;
    return {
      objectionId,
      at,
      text: seenText(objection, { residentId: who.residentId, answers }),
      answer: answer?.text ?? null,
      upheld: answer?.upheld ?? false,
      own,
      mayAnswer: answers && open && mayAnswer(selection, objection, who, officers),
    };
  });
}
