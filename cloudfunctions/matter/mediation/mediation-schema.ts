import * as v from 'valibot';
import { commandId, communityId, documentId } from '../../kernel/schema.ts';

export const mediationChange = { communityId, mediationId: documentId, commandId };

/** An index among parties or helpers. */
export const indexUpTo = (most: number) =>
  v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(most));

/** How many had been taken out when somebody looked: each time one is, the indexes after them move. */
export const gone = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(1000));

export const how = v.optional(v.picklist(['spoken', 'phone', 'paper']));

/**
 * What every command about one shares. That somebody has left is written without a stamp and ends it: nothing that was
 * decided before then is written over it.
 */
export const ofMediation = { missing: 'MEDIATION_NOT_FOUND', seen: ['state'] } as const;

/** The record says that something was done about a mediation, never what. */
export const changing = (mediationId: string, variant: string) => ({
  action: 'mediation.change',
  target: `mediation:${mediationId}`,
  variant,
});
