import * as v from 'valibot';
import type { EstateStatement } from '../../../typings/contract/parts/owners.ts';
import { one } from '../../kernel/action/load.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, documentId, line } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { places } from '../../places/collections.ts';
import { changePlace } from '../../places/place-repository.ts';
import { placeId } from '../../places/place-schema.ts';
import { STATEMENT_ACCESS } from './owner-access.ts';

const whole = (most: number) =>
  v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(most)));

const statement: v.GenericSchema<unknown, EstateStatement> = v.strictObject({
  area: whole(10_000_000_000),
  units: whole(100_000),
  developer: v.nullable(line(60)),
});

/** Writes down what an estate's papers state: rosters are compared with it, and votes of owners say so. */
export const stateEstate = action('roster.stateEstate', {
  input: v.strictObject({ communityId, estateId: placeId, statement, seen: documentId, commandId }),
  access: STATEMENT_ACCESS,
  load: ({ estateId }) => ({ estate: one(places, estateId, 'PLACE_NOT_FOUND') }),
  command: ({ estateId }) => ({ action: 'estate.state', target: `place:${estateId}` }),
  budget: 4,
  run: async ({ statement: { area, units, developer }, seen }, context) =>
    changePlace(context, context.estate, {
      decide: ({ kind, change }) => {
        if (kind !== 'estate') throw new Refusal('PLACE_NOT_FOUND');
        if (change.id !== seen) throw new Refusal('ESTATE_CHANGED');
        return { stated: { area, households: units, developer } };
      },
      answer: () => ({ stated: true }) as const,
    }),
});
