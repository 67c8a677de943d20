import type {
  AnswerKind,
  MatterState,
  OpenWording,
} from '../../../typings/contract/matter/matter.ts';
import type { Role } from '../../../typings/contract/people.ts';
import type { MatterAnswer } from '../collections.ts';

export interface Decision {
  accepts: boolean;
  reason: string;
  /** what was done at once */
  instantly: string | null;
}

/** Where a decision leads: what was done at once is done. */
export function decidedState({ accepts, instantly }: Decision): MatterState {
  if (!accepts) return 'refused';
  return instantly === null ? 'accepted' : 'done';
}

/** What a decision says to all. What was done at once has its plan and its end on record, with one time. */
export function decisionAnswers(
  { accepts, reason, instantly }: Decision,
  by: { as: Role; residentId: string; at: number },
): MatterAnswer[] {
  const answer = (kind: AnswerKind, stage: MatterAnswer['stage'], text: string): MatterAnswer => ({
    kind,
    stage,
    text,
    cost: null,
    until: null,
    ...by,
  });
  if (!accepts) return [answer('refused', 'agenda', reason)];
  const accepted = answer('accepted', 'agenda', reason);
  if (instantly === null) return [accepted];
  return [accepted, answer('plan', 'plan', instantly), answer('done', 'doing', instantly)];
}

/** What is taken up is worded for all; what is not may be kept back. */
export function lacksWording({ accepts }: Decision, open: OpenWording | null): boolean {
  return accepts && open === null;
}
