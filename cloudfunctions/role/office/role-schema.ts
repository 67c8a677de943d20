import * as v from 'valibot';
import type { RoleActions } from '../../../typings/contract/role.ts';
import { commandId, communityId, day, documentId, placeId } from '../../kernel/schema.ts';
import { FITS } from './role-rules.ts';

type Schema<A extends keyof RoleActions> = v.GenericSchema<unknown, RoleActions[A]['input']>;

const granted = v.picklist(Object.keys(FITS) as (keyof typeof FITS)[]);
const term = { communityId, residentId: documentId, role: granted, placeId, from: day };

export const peopleInput: Schema<'listPeople'> = v.strictObject({
  communityId,
  search: v.pipe(v.string(), v.trim(), v.regex(/^[\p{L}\p{N} -]{1,20}$/u)),
});
export const grantInput: Schema<'grantRole'> = v.strictObject({
  ...term,
  until: v.nullable(day),
  commandId,
});
export const endInput: Schema<'endRole'> = v.strictObject({ ...term, commandId });
export const proposalsInput: Schema<'listProposals'> = v.strictObject({ communityId });
export const decideProposalInput: Schema<'decideProposal'> = v.strictObject({
  communityId,
  proposalId: documentId,
  decision: v.picklist(['accept', 'decline']),
  commandId,
});
export const postsInput: Schema<'listPosts'> = v.strictObject({ communityId });
export const stewardsInput: Schema<'listStewards'> = v.strictObject({ communityId });
