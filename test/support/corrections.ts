import assert from 'node:assert/strict';
import type { ObjectionDocument } from '../../cloudfunctions/ballot/collections.ts';
import { commandId, type Input } from './inputs.ts';
import type { Answer, As, Linli } from './linli.ts';

/** A change of a roster takes two: one answers an objection with it, another agrees. */

function objectionOf(linli: Linli, id: string): ObjectionDocument {
  const found = linli.documents<ObjectionDocument>('objections').find(({ _id }) => _id === id);
  assert.ok(found, 'the objection is there');
  return found;
}

type Proposed = Input & { communityId?: string; motionId?: string; objectionId?: string };

/** What the second person sends about the proposal that waits. */
export function decidingCorrection(linli: Linli, n: number, proposed: Proposed): Input {
  const { communityId, motionId, objectionId = '' } = proposed;
  const proposalId = objectionOf(linli, objectionId).change.id;
  const on = { communityId, motionId, objectionId, proposalId };
  return { ...on, decision: 'confirm', commandId: commandId(n) };
}

/** Both. @returns the answer of the second, or of the first if that is refused */
export async function correctAndAgree(
  linli: Linli,
  n: number,
  answer: Proposed,
  convener: As,
): Promise<Answer> {
  const proposed = await linli.call('ballot', 'answerObjection', answer, convener);
  if (!proposed.envelope.ok) return proposed;
  const decision = decidingCorrection(linli, n, answer);
  return linli.call('ballot', 'decideCorrection', decision, 'partyBranch');
}
