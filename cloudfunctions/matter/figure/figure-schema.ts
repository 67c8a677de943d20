import * as v from 'valibot';
import { documentId } from '../../kernel/schema.ts';
import { placeId } from '../../places/place-schema.ts';
import { topicId } from '../intake/matter-schema.ts';

export const months = v.picklist([1, 3, 12]);

/** Matters that are open now. */
export const openFigure = v.union([
  v.strictObject({ what: v.picklist(['open', 'week', 'late']) }),
  v.strictObject({
    what: v.literal('state'),
    state: v.picklist([
      'raised',
      'accepted',
      'planned',
      'doing',
      'done',
      'closed',
      'refused',
      'withdrawn',
    ]),
  }),
  v.strictObject({ what: v.literal('topic'), topicId }),
  v.strictObject({ what: v.literal('area'), areaId: placeId }),
]);

/** Matters that were raised in some months. */
export const pastFigure = v.strictObject({
  what: v.picklist([
    'raised',
    'accepted',
    'refused',
    'folded',
    'done',
    'again',
    'kept',
    'late',
    'broken',
    'ahead',
  ]),
  months,
  topicId: v.optional(topicId),
  campaignId: v.optional(documentId),
});
