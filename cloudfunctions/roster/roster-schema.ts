import * as v from 'valibot';
import type { RosterActions } from '../../typings/contract/roster.ts';
import { kindOf } from '../shared/place-id.ts';
import { commandId, communityId, fileId, placeId } from '../shared/schema.ts';

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
