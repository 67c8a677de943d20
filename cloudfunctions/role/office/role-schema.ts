import * as v from 'valibot';
import type { RoleActions } from '../../../typings/contract/role.ts';
import { commandId, communityId, day, documentId, placeId } from '../../kernel/schema.ts';
import { FITS } from './role-rules.ts';

type Schema<A extends keyof RoleActions> = v.GenericSchema<unknown, RoleActions[A]['input']>;

const granted = v.picklist(Object.keys(FITS) as (keyof typeof FITS)[]);
const term = { communityId, residentId: documentId, role: granted, placeId, from: day };

export const peopleInput: Schema<'people'> = v.strictObject({
  communityId,
  search: v.pipe(v.string(), v.trim(), v.regex(/^[\p{L}\p{N} -]{1,20}$/u)),
});
export const grantInput: Schema<'grant'> = v.strictObject({
  ...term,
  until: v.nullable(day),
  commandId,
});
export const endInput: Schema<'end'> = v.strictObject({ ...term, commandId });
export const proposalsInput: Schema<'proposals'> = v.strictObject({ communityId });
export const decideProposalInput: Schema<'decideProposal'> = v.strictObject({
  communityId,
  proposalId: documentId,
  decision: v.picklist(['accept', 'decline']),
  commandId,
});
export const postsInput: Schema<'posts'> = v.strictObject({ communityId });
export const stewardsInput: Schema<'stewards'> = v.strictObject({ communityId });
