import type {
  DecisionView,
  Outcome,
  ProposedCorrection,
  TaskForm,
  Votes,
} from '../../../typings/contract/meeting/meeting.ts';
import { addDays } from '../../kernel/calendar.ts';
import { isQuorate } from '../attend/presence-rules.ts';
import type {
  MeetingDocument,
  StoredDecision,
  StoredItem,
  StoredProposal,
} from '../collections.ts';

/** What a decision may be, what becomes of a correction, and whether it counts. */

const FARTHEST_DAYS = 730;

export interface DecisionForm {
  outcome: Outcome;
  text: string;
  votes: Votes | null;
  task: TaskForm | null;
  why: string;
}

export type DecisionProblem =
  | 'ITEM_BY_BALLOT'
  | 'RESOLUTION_OWNERLESS'
  | 'RESOLUTION_DUE_UNFIT'
  | 'VOTES_UNFIT'
  | 'ITEM_DECIDED';

/**
 * What is wrong with a decision; null if nothing.
 * @param present seats that are there; of a correction, that were there then
 */
export function decisionProblem(
  { source, decision }: Pick<StoredItem, 'source' | 'decision'>,
  { outcome, votes, task, why }: DecisionForm,
  {
    seats,
    needed,
    lawful,
    today,
    present,
  }: Pick<MeetingDocument, 'seats' | 'needed' | 'lawful'> & { today: string; present: number },
): DecisionProblem | null {
  if (decision && why === '') return 'ITEM_DECIDED';
  // Of an assembly the law counts people: nobody knows here whether enough are there.
  const isByBallot = source.kind === 'motion' || needed === null;
  const settles = outcome === 'resolved' || outcome === 'rejected';
  if (isByBallot && settles) return 'ITEM_BY_BALLOT';
  if (votes) {
    const { yes, no, abstain } = votes;
    if (yes + no + abstain > present) return 'VOTES_UNFIT';
    // In bodies of the law more than half of those who are there agree.
    const passes = lawful ? 2 * yes > present : yes > no;
    if (settles && passes !== (outcome === 'resolved')) return 'VOTES_UNFIT';
  }
  if (outcome !== 'resolved') return null;
  const owner = seats.find(({ seatId }) => seatId === task?.seatId);
  if (!task || !owner || owner.residentId === null) return 'RESOLUTION_OWNERLESS';
  const isSame = decision?.task?.due === task.due;
  if (!isSame && (task.due < today || task.due > addDays(today, FARTHEST_DAYS))) {
    return 'RESOLUTION_DUE_UNFIT';
  }
  return null;
}

/**
 * The decision as it is kept. How many were there is counted as it is decided, and never anew: who leaves later takes
 * nothing back, and a correction makes no quorum.
 */
export function decided(
  before: StoredDecision | null,
  { outcome, text, votes, task, why }: DecisionForm,
  now: { present: number; needed: number | null; at: number; by: string },
): StoredDecision {
  const words = { outcome, text, votes, task: outcome === 'resolved' ? task : null };
  if (!before) {
    const { present, needed, at } = now;
    return { ...words, present, needed, at, corrections: [] };
  }
  const { present, needed, at, corrections } = before;
  const correction = {
    at: now.at,
    why,
    outcome: before.outcome,
    text: before.text,
    by: now.by,
  };
  return { ...words, present, needed, at, corrections: [...corrections, correction] };
}

export function isShort({ present, needed }: Pick<StoredDecision, 'present' | 'needed'>): boolean {
  return !isQuorate(present, needed);
}

/** Somebody has it to do: a resolution of enough people. */
export function asksForTask(decision: StoredDecision | null): decision is StoredDecision & {
  task: NonNullable<StoredDecision['task']>;
} {
  return decision?.outcome === 'resolved' && decision.task !== null && !isShort(decision);
}

/**
 * A decision as it is shown.
 * @param mayDecide of those who write: whether the caller may agree to what is proposed; undefined for all others
 */
export function decisionView(
  { task: _, corrections, proposed, ...decision }: StoredDecision,
  mayDecide?: (proposal: StoredProposal) => boolean,
): DecisionView {
  return {
    ...decision,
    short: isShort(decision),
    corrections: corrections.map(({ by: _by, ...one }) => one),
    ...(mayDecide && proposed && { proposed: proposalView(proposed, mayDecide(proposed)) }),
  };
}

function proposalView(
  { proposalId, text, why, byName, at }: StoredProposal,
  mayDecide: boolean,
): ProposedCorrection {
  return { proposalId, text, why, by: byName, at, mayDecide };
}

/** Whether somebody may agree to a proposed correction: another one, and one of the two is the convener. */
export function mayAgree(
  { by, byConvener }: StoredProposal,
  { residentId, convenes }: { residentId: string; convenes: boolean },
): boolean {
  return by !== residentId && (byConvener || convenes);
}

/** The decision once what was proposed is agreed to. */
export function corrected(before: StoredDecision, proposal: StoredProposal): StoredDecision {
  const { text, votes, task, why, at, by } = proposal;
  const form = { outcome: before.outcome, text, votes, task, why };
  const { present, needed } = before;
  return decided(before, form, { present, needed, at, by });
}
