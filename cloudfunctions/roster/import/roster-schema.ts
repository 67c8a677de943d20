import * as v from 'valibot';
import type { RosterActions } from '../../../typings/contract/roster.ts';
import { commandId, communityId, fileId, householdId, line, placeId } from '../../kernel/schema.ts';
import { kindOf } from '../../places/place-id.ts';

type Schema<A extends keyof RosterActions> = v.GenericSchema<unknown, RosterActions[A]['input']>;

export const templateInput: Schema<'makeTemplate'> = v.strictObject({ communityId });
export const checkInput: Schema<'checkRoster'> = v.strictObject({ communityId, fileId });
export const importInput: Schema<'importRoster'> = v.strictObject({
  communityId,
  fileId,
  commandId,
});
export const exportInput: Schema<'exportRoster'> = v.strictObject({
  communityId,
  withPhones: v.boolean(),
  commandId,
});
/** A building or one of its stairs. */
const doorsId = v.pipe(
  placeId,
  v.check((id) => ['building', 'stair'].includes(kindOf(id) ?? '')),
);
export const slipsInput: Schema<'printSlips'> = v.strictObject({
  communityId,
  placeId: doorsId,
  all: v.boolean(),
  commandId,
});

const MOST_AT_ONCE = 60;
export const gridsInput: Schema<'listGrids'> = v.strictObject({ communityId, placeId });
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
