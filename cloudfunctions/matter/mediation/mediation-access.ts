import type { HeldRole } from '../../../typings/contract/people.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { MediationDocument } from '../collections.ts';
import { bears, namesOn } from './mediation-rules.ts';

type Acting = { residentId: string; roles: readonly HeldRole[] };

/** Which of the parties somebody is; -1 for none. */
export const partyOf = (
  { residentId }: Pick<Acting, 'residentId'>,
  { parties }: Pick<MediationDocument, 'parties'>,
) => parties.findIndex((one) => one.residentId === residentId);

/** Whether somebody talks between them, and bears the office for it still. */
export const isMediator = (
  { residentId, roles }: Acting,
  { mediator, placeId }: Pick<MediationDocument, 'mediator' | 'placeId'>,
) => mediator?.residentId === residentId && bears(roles, mediator.role, placeId);

/** Whether somebody is one of the parties, or talks between them. */
export const hasPart = (actor: Acting, mediation: MediationDocument) =>
  partyOf(actor, mediation) >= 0 || isMediator(actor, mediation);

/** Nobody but the parties and the mediator learns that there is one. @throws Refusal */
export function requirePart(actor: Acting, mediation: MediationDocument): void {
  if (!hasPart(actor, mediation)) throw new Refusal('MEDIATION_NOT_FOUND');
}

/** Whether an index among the parties still means whom the caller has seen there. @throws Refusal */
export function requireSameParties(
  { mistaken = [], state }: Pick<MediationDocument, 'mistaken' | 'state'>,
  party: number | null,
  gone: number | undefined,
): void {
  if (party !== null && gone !== undefined && gone !== mistaken.length) {
    throw new Refusal('MEDIATION_MOVED', { state });
  }
}

/** For everybody else there is none; a party is told that it is not theirs. @throws Refusal */
export function requireMediator(actor: Acting, mediation: MediationDocument): void {
  requirePart(actor, mediation);
  if (!isMediator(actor, mediation)) throw new Refusal('MEDIATION_NOT_YOURS');
}

/** What was agreed, for its mediator to print; for everybody else there is none. @throws Refusal */
export function seenAgreement(
  actor: Acting,
  mediation: MediationDocument,
): Pick<MediationDocument, 'level' | 'mediator'> & {
  names: string[];
  agreement: NonNullable<MediationDocument['agreement']>;
} {
  requireMediator(actor, mediation);
  const { agreement, level, mediator, state } = mediation;
  if (!agreement) throw new Refusal('MEDIATION_MOVED', { state });
  return { agreement, names: namesOn(mediation), level, mediator };
}
