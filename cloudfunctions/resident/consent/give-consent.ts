import type { Helper } from '../../../typings/contract/household.ts';
import type { ConsentLine, ResidentActions } from '../../../typings/contract/resident.ts';
import { rolesInForce } from '../../kernel/access.ts';
import { recordAudit, stampOf } from '../../kernel/audit.ts';
import { DAY, dayOf, now } from '../../kernel/clock.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { ancestorsAndSelf, covers } from '../../kernel/path-id.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { ResidentDocument } from '../../people/collections.ts';
import { OFFICERS } from '../../people/officers.ts';
import type { ConsentDocument } from '../collections.ts';
import { findHelpers } from '../household/household-repository.ts';
import { consents } from '../household/people-repository.ts';
import { CONSENT_DAYS, consentId, consentLine } from './consent-rules.ts';
import { keepConsent } from './keep-consent.ts';

type Input = ResidentActions['giveConsent']['input'];
type Homes = ResidentDocument['households'];

/** Who could act for the caller: their own household, and officers around it. */
export async function listHelpers(
  { communityId }: ResidentActions['listHelpers']['input'],
  { actor }: ActorContext,
): Promise<ResidentActions['listHelpers']['data']> {
  const homes = actor.resident.households;
  if (homes.length === 0) return { helpers: [] };
  const ids = homes.map(({ householdId }) => householdId);
  const around = [...new Set(ids.flatMap(ancestorsAndSelf))];
  const rows = await findHelpers(communityId, ids, around, OFFICERS);
  const today = dayOf(now());
  return {
    helpers: rows
      .filter(({ _id }) => _id !== actor.residentId)
      .flatMap((row): Helper[] => {
        const as = helperAs(row, homes, today);
        return as ? [{ residentId: row._id, name: row.name, as }] : [];
      }),
  };
}

export function giveLoad({ agentId }: Input) {
  return { agent: { from: 'residents', ids: agentId } };
}

/** The caller lets one of them act until a day; who gave it before gives it anew. */
export async function giveConsent(
  { communityId, agentId, until, commandId }: Input,
  { openid, actor, loaded }: ActorContext,
): Promise<ConsentLine> {
  const agent = loaded.agent?.[0] as ResidentDocument | undefined;
  const { residentId: principalId, resident } = actor;
  const from = dayOf(now());
  const isHelper = agent && agentId !== principalId && helperAs(agent, resident.households, from);
  if (!isHelper || agent.openid === null) throw new Refusal('RESIDENT_NOT_FOUND');
  if (until < from) throw new Refusal('NOTICE_DATE_PAST', { field: 'until' });
  if (until > dayOf(now() + CONSENT_DAYS * DAY)) {
    throw new Refusal('CONSENT_TOO_LONG', { days: CONSENT_DAYS });
  }
  const change = stampOf(openid, commandId, principalId, 'consent.give', `resident:${agentId}`);
  const consent: ConsentDocument = {
    _id: consentId(principalId, agentId),
    communityId,
    principalId,
    principalName: resident.name,
    agentId,
    agentName: agent.name,
    from,
    until,
    given: 'app',
    recordedBy: principalId,
    endedAt: null,
    change,
  };
  const earlier = await consents.get(communityId, consent._id);
  const kept = earlier?.change.id === change.id ? earlier : await keepConsent(consent, earlier);
  await recordAudit(communityId, kept.change);
  return consentLine(kept);
}

/** Why somebody could act for a person of these homes; undefined = no reason. */
function helperAs(
  { households, roles }: Pick<ResidentDocument, 'households' | 'roles'>,
  homes: Homes,
  today: string,
): Helper['as'] | undefined {
  const ids = homes.map(({ householdId }) => householdId);
  if (households.some(({ householdId }) => ids.includes(householdId))) return 'family';
  return rolesInForce(roles, today).find(
    ({ role, placeId }) => OFFICERS.includes(role) && ids.some((id) => covers(placeId, id)),
  )?.role;
}
