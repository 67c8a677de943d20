import * as v from 'valibot';
import type { RosterActions } from '../../typings/contract/roster.ts';
import { commandId, communityId, fileId } from '../shared/schema.ts';

type Schema<A extends keyof RosterActions> = v.GenericSchema<unknown, RosterActions[A]['input']>;

export const templateInput: Schema<'template'> = v.strictObject({ communityId });
export const checkInput: Schema<'check'> = v.strictObject({ communityId, fileId });
export const importInput: Schema<'import'> = v.strictObject({ communityId, fileId, commandId });
