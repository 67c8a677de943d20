import type { ConsentLine } from '../../../typings/contract/resident.ts';
import { DAY, dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { type Commanded, change, insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { ResidentDocument } from '../../people/collections.ts';
import { type ConsentDocument, consents } from '../collections.ts';
import { CONSENT_DAYS, consentId, consentLine, untilProblem } from './consent-rules.ts';

interface Given {
  principal: ResidentDocument;
  agent: ResidentDocument;
  until: string;
  given: ConsentDocument['given'];
  recordedBy: string;
}

/** @throws Refusal for a last day that is over or too far ahead */
export function requireUntil(until: string): void {
  const at = now();
  const problem = untilProblem(until, dayOf(at), dayOf(at + CONSENT_DAYS * DAY));
  if (problem === 'NOTICE_DATE_PAST') throw new Refusal(problem, { field: 'until' });
  if (problem) throw new Refusal(problem, { days: CONSENT_DAYS });
}

/** Puts a consent where an earlier one of the same two may stand; of two at once the first stands. */
export function keepConsent(
  commanded: Commanded,
  earlier: ConsentDocument | undefined,
  { principal, agent, until, given, recordedBy }: Given,
): Promise<ConsentLine> {
  const terms = {
    principalId: principal._id,
    principalName: principal.name,
    agentId: agent._id,
    agentName: agent.name,
    from: dayOf(commanded.command.stamp.at),
    until,
    given,
    recordedBy,
    endedAt: null,
  };
  if (earlier) {
    return change(commanded, consents, earlier, {
      missing: 'CONSENT_NEEDED',
      decide: (current) => (current.change.id === earlier.change.id ? terms : null),
      answer: consentLine,
    });
  }
  const { communityId } = principal;
  const _id = consentId(principal._id, agent._id);
  return insert(
    commanded,
    communityId,
    consents,
    {
      decide: (stamp) => ({ _id, communityId, ...terms, change: stamp }),
      taken: (found) => {
        if (!found) throw new Refusal('SERVICE_BUSY');
        return found;
      },
      answer: (consent) => {
        if (!consent) throw new Refusal('CONSENT_NEEDED');
        return consentLine(consent);
      },
    },
    () => _id,
  );
}
