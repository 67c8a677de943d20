import * as v from 'valibot';
import type { Role } from '../../../typings/contract/resident.ts';
import { one } from '../../kernel/action/load.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId } from '../../kernel/schema.ts';
import type { ActorContext } from '../../people/action.ts';
import { officersOf } from '../../people/officers.ts';
import { type AppraisalDocument, appraisals } from '../collections.ts';
import { somebody } from '../selection/selection-access.ts';
import { isAppraised } from './appraisal-rules.ts';

/** They lead it: 居务监督委员会, or the street's observer where there is none. */
export const LEADERS: readonly Role[] = ['supervisor', 'street-observer'];
/** Two of them confirm the result, whoever is not appraised. */
export const CONFIRMERS: readonly Role[] = [
  'supervisor',
  'secretary',
  'committee-member',
  'party-branch',
  'street-observer',
];

export const LEAD_ACCESS = officersOf('input.communityId', LEADERS, 'within');
export const CONFIRM_ACCESS = officersOf('input.communityId', CONFIRMERS, 'within');

const year = v.pipe(v.number(), v.integer(), v.minValue(2020), v.maxValue(2200));
export const onYear = { communityId, year };
export const commandOnYear = { ...onYear, commandId };

export const appraisalId = (community: string, of: number) => `${community}:${of}`;

export const appraisalLoad = (input: { communityId: string; year: number }) => ({
  appraisal: one(appraisals, appraisalId(input.communityId, input.year), 'APPRAISAL_NOT_FOUND'),
});

/** @throws Refusal APPRAISAL_OWN of somebody who is appraised, or lives with somebody who is */
export function requireOutside(
  { people }: Pick<AppraisalDocument, 'people'>,
  actor: ActorContext['actor'],
): void {
  if (isAppraised(people, somebody(actor))) throw new Refusal('APPRAISAL_OWN');
}
