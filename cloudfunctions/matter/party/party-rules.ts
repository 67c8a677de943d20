import type { MistakeReason } from '../../../typings/contract/matter/party.ts';
import { DAY } from '../../kernel/calendar.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { MediationDocument, PartyEntry } from '../collections.ts';
import { isLive, stateOf } from '../mediation/mediation-rules.ts';
import { counts, secondsOf } from './note-rules.ts';

/** For how long it is known who was named by mistake: they read why they see it no more. */
const KNOWN_FOR = 30 * DAY;

/** Whether somebody has agreed to talk, in a way that holds. */
const hasAgreed = (one: PartyEntry) => one.consents === true && counts(one);

/** Who says that somebody was named by mistake. */
export type Says = 'mediator' | 'party' | 'second';

/**
 * Takes somebody out who was named by mistake. Before they have agreed to talk the mediator alone does; afterwards the
 * mediator and they themselves, or the second person who has asked them, say so both, in either order.
 * @throws Refusal
 */
export function removed(
  mediation: MediationDocument,
  index: number,
  says: Says,
  reason: MistakeReason,
  at: number,
): Partial<MediationDocument> {
  const { parties, helpers = [], state, mistaken = [] } = mediation;
  const one = parties[index];
  if (!one) throw new Refusal('MEDIATION_NOT_FOUND');
  if (state === 'agreed' || index === 0) throw new Refusal('MEDIATION_PARTY_STAYS');
  if (!isLive(mediation)) throw new Refusal('MEDIATION_MOVED', { state });
  const side = says === 'mediator' ? ('mediator' as const) : ('party' as const);
  const other = one.removal && one.removal.by !== side ? one.removal : null;
  if (says === 'second' && !other) throw new Refusal('MEDIATION_MOVED', { state });
  const alone = says === 'mediator' && !hasAgreed(one);
  if (!other && !alone) {
    if (one.removal) throw new Refusal('MEDIATION_MOVED', { state });
    const asked = { ...one, removal: { reason, by: side, at } };
    const next = { parties: parties.map((entry) => (entry === one ? asked : entry)) };
    return { ...next, seconds: secondsOf({ ...mediation, ...next }), telling: true };
  }
  const left = parties.filter((entry) => entry !== one);
  const next = {
    parties: left,
    state: stateOf(left),
    helpers: helpers.map((helper) => ({
      ...helper,
      says: helper.says.filter(({ residentId }) => residentId !== one.residentId),
    })),
  };
  const why = side === 'mediator' ? reason : (other?.reason ?? reason);
  return {
    ...next,
    seconds: secondsOf(next),
    mistaken: [...mistaken, { residentId: one.residentId, reason: why, at }],
    forgetAt: mediation.forgetAt ?? at + KNOWN_FOR,
    telling: true,
  };
}

/** Why somebody sees it no more, for a month; undefined for everybody else. */
export const mistakeOf = (
  { mistaken = [] }: Pick<MediationDocument, 'mistaken'>,
  residentId: string,
) => mistaken.findLast((one) => one.residentId === residentId);

/** Nobody is known any more who was named by mistake a month ago. */
export function forgotten(
  { mistaken = [] }: Pick<MediationDocument, 'mistaken'>,
  at: number,
): Required<Pick<MediationDocument, 'mistaken' | 'forgetAt'>> {
  const next = mistaken.map((one) => (one.at + KNOWN_FOR <= at ? { ...one, residentId: '' } : one));
  const known = next.filter(({ residentId }) => residentId !== '').map((one) => one.at);
  return { mistaken: next, forgetAt: known.length === 0 ? null : Math.min(...known) + KNOWN_FOR };
}
