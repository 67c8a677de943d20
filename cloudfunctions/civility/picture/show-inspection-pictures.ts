import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { communityId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { pictureGroups } from '../../pictures/picture-lines.ts';
import { findPictures } from '../../pictures/picture-repository.ts';
import { inspections } from '../collections.ts';
import { REVIEWERS, somebody } from '../event/civility-access.ts';
import { pictured } from '../inspection/inspection-rules.ts';

/**
 * Pictures of doors of a walk: for whoever walked through, has decided or has to decide now. A household sees those of
 * its own door with its claim.
 */
export const showInspectionPictures = action('civility.showInspectionPictures', {
  input: v.strictObject({ communityId, inspectionId: documentId }),
  access: officersOf('inspection.placeId', REVIEWERS, 'within'),
  load: ({ inspectionId }) => ({
    inspection: one(inspections, inspectionId, 'INSPECTION_NOT_FOUND'),
  }),
  budget: 3,
  run: async ({ communityId }, { actor, inspection }) => {
    const groups = pictured(inspection, somebody(actor));
    if (groups.length === 0) throw new Refusal('INSPECTION_NOT_FOUND');
    const found = await findPictures(
      communityId,
      groups.flatMap(({ ids }) => ids),
    );
    return { groups: await pictureGroups(found, groups, actor.residentId) };
  },
});
