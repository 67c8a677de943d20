import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { reason } from '../claim/claim-schema.ts';
import { inspections } from '../collections.ts';
import { officeAt, REVIEWERS, somebody } from '../event/civility-access.ts';
import { countsOf, openFor } from './inspection-rules.ts';

/**
 * Somebody who did not walk through says at once whether it is right for all doors that wait, but for their own:
 * those wait for another. Upkeep makes a claim of each door that counts.
 */
export const reviewInspection = action('civility.reviewInspection', {
  input: v.strictObject({
    communityId,
    inspectionId: documentId,
    accepts: v.boolean(),
    reason,
    commandId,
  }),
  access: officersOf('inspection.placeId', REVIEWERS, 'within'),
  load: ({ inspectionId }) => ({
    inspection: one(inspections, inspectionId, 'INSPECTION_NOT_FOUND'),
  }),
  command: ({ inspectionId }) => ({
    action: 'civility.review-inspection',
    target: `inspection:${inspectionId}`,
  }),
  budget: 3,
  run: ({ accepts, reason: why }, { actor, inspection, command }) => {
    const who = somebody(actor);
    const { at } = command.stamp;
    return change({ command }, inspections, inspection, {
      missing: 'INSPECTION_NOT_FOUND',
      decide: (current) => {
        const { reporter, reviews, placeId } = current;
        if (reporter.residentId === who.residentId) throw new Refusal('CLAIM_OWN');
        if (reviews.some(({ residentId }) => residentId === who.residentId)) {
          throw new Refusal('CLAIM_REVIEWED');
        }
        if (openFor(current, who).length === 0) throw new Refusal('INSPECTION_DECIDED');
        const voice = {
          residentId: who.residentId,
          as: officeAt(actor, placeId, REVIEWERS),
          reason: why,
          at,
          accepts,
          except: [...who.homes],
        };
        return { reviews: [...reviews, voice], claimed: 0, dueAt: at };
      },
      answer: (current) => {
        const { open, accepted, refused } = countsOf(current);
        return { decided: accepted + refused, open };
      },
    });
  },
});
