import * as v from 'valibot';
import type { RosterActions } from '../../../typings/contract/roster.ts';
import { kindOf } from '../../places/place-id.ts';
import { commandId, communityId, fileId, householdId, line, placeId } from '../../kernel/schema.ts';

type Schema<A extends keyof RosterActions> = v.GenericSchema<unknown, RosterActions[A]['input']>;

export const templateInput: Schema<'template'> = v.strictObject({ communityId });
export const checkInput: Schema<'check'> = v.strictObject({ communityId, fileId });
export const importInput: Schema<'import'> = v.strictObject({ communityId, fileId, commandId });
export const exportInput: Schema<'export'> = v.strictObject({
  communityId,
  withPhones: v.boolean(),
  commandId,
});
/** A building or one of its stairs. */
const doorsId = v.pipe(
  placeId,
  v.check((id) => ['building', 'stair'].includes(kindOf(id) ?? '')),
);
export const slipsInput: Schema<'slips'> = v.strictObject({
  communityId,
  placeId: doorsId,
  all: v.boolean(),
  commandId,
});

const MOST_AT_ONCE = 60;
export const gridsInput: Schema<'grids'> = v.strictObject({ communityId, placeId });
export const setGridInput: Schema<'setGrid'> = v.strictObject({
  communityId,
  householdIds: v.pipe(
    v.array(householdId),
    v.minLength(1),
    v.maxLength(MOST_AT_ONCE),
    v.check((ids) => new Set(ids).size === ids.length),
  ),
  grid: v.nullable(line(20)),
  commandId,
});
