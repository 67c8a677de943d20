import * as v from 'valibot';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, documentId, text } from '../../kernel/schema.ts';
import { doubtsOf } from '../../owners/doubt-rules.ts';
import { ownedUnit } from '../../owners/owner-rules.ts';
import { readOwnerFacts, readUnits } from '../../owners/register-repository.ts';
import { action } from '../../people/action.ts';
import { householdId, placeId } from '../../places/place-schema.ts';
import type { DecidedLine } from '../collections.ts';
import { ESTATE_ACCESS } from './owner-access.ts';
import { addProposal } from './owner-repository.ts';
import { decidedLine, unitsOf } from './proposal-rules.ts';

const MOST_DECISIONS = 100;
const MOST_UNITS = 2_000;

/** Puts decisions about doubted owners before a second person; nothing changes until that person agrees. */
export const proposeOwners = action('roster.proposeOwners', {
  input: v.strictObject({
    communityId,
    estateId: placeId,
    decisions: v.pipe(
      v.array(
        v.strictObject({
          doubtId: documentId,
          together: v.pipe(
            v.array(v.pipe(v.array(householdId), v.maxLength(MOST_UNITS))),
            v.maxLength(MOST_UNITS),
          ),
        }),
      ),
      v.minLength(1),
      v.maxLength(MOST_DECISIONS),
    ),
    reason: text(200),
    commandId,
  }),
  access: ESTATE_ACCESS,
  command: () => ({ action: 'owner.propose', target: 'owner:', creates: true as const }),
  budget: 6, // and one more for each thousand units
  run: async ({ communityId, estateId, decisions, reason }, context) => {
    const { residentId, resident } = context.actor;
    const homes = resident.households.map((home) => home.householdId);
    return addProposal(context, communityId, {
      prepare: async (): Promise<DecidedLine[]> => {
        const [units, facts] = await Promise.all([
          readUnits(communityId, estateId),
          readOwnerFacts(communityId),
        ]);
        const byId = new Map(
          doubtsOf(units.map(ownedUnit), facts).map((one) => [one.doubtId, one]),
        );
        return decisions.map((decision) => {
          const doubt = byId.get(decision.doubtId);
          if (!doubt) throw new Refusal('OWNERS_CHANGED');
          return decidedLine(doubt, decision);
        });
      },
      decide: (change, lines) => {
        const unitIds = unitsOf({ lines });
        if (unitIds.some((id) => homes.includes(id))) throw new Refusal('OWNERS_OWN_HOME');
        return {
          _id: change.id,
          communityId,
          estateId,
          lines,
          unitIds,
          reason,
          proposedBy: residentId,
          state: 'open' as const,
          decidedBy: null,
          decidedAt: null,
          rank: 1,
          at: change.at,
          change,
        };
      },
      answer: (_proposal, { id }) => ({ proposalId: id }),
    });
  },
});
