import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { communityId, documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { inspections } from '../collections.ts';
import { REVIEWERS, somebody } from '../event/civility-access.ts';
import { inspectedDoors, inspectionLine } from './inspection-line.ts';

/** A walk through a building, door by door. */
export const showInspection = action('civility.showInspection', {
  input: v.strictObject({ communityId, inspectionId: documentId }),
  access: officersOf('inspection.placeId', REVIEWERS, 'within'),
  load: ({ inspectionId }) => ({
    inspection: one(inspections, inspectionId, 'INSPECTION_NOT_FOUND'),
  }),
  budget: 1,
  run: async (_, { actor, inspection }) => {
    const who = somebody(actor);
    return {
      inspection: inspectionLine(inspection, who),
      doors: inspectedDoors(inspection, who),
    };
  },
});
