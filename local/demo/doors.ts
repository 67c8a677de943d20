import { createHash } from 'node:crypto';
import { DAY, dayOf, HOUR } from '../../cloudfunctions/kernel/calendar.ts';
import type { HouseholdDocument } from '../../cloudfunctions/people/collections.ts';
import type { PlaceDocument } from '../../cloudfunctions/places/collections.ts';
import type {
  ConsentDocument,
  JoinRequestDocument,
} from '../../cloudfunctions/resident/collections.ts';
import type { ProposalDocument } from '../../cloudfunctions/role/collections.ts';
import type { Person } from './documents.ts';

const ASKERS = [
  { name: '郝新来', note: '刚租下这套房，房东是老郑', hours: 2 },
  { name: '林小满', note: '户主的儿媳', hours: 20 },
  { name: '赵立春', note: '', hours: 50 },
];

/** Neighbours without a code who ask to be let in, at the doors of one building. */
export function requestDocuments(
  communityId: string,
  households: readonly HouseholdDocument[],
  start: number,
): JoinRequestDocument[] {
  return ASKERS.flatMap(({ name, note, hours }, index) => {
    const household = households[index];
    if (!household) return [];
    const openid = `o-asker-${index + 1}`;
    const at = start - hours * HOUR;
    const accountKey = `wx:${openid}`;
    const _id = createHash('sha256').update(`${communityId} ${openid}`).digest('hex').slice(0, 20);
    const target = `household:${household._id}`;
    return [
      {
        _id,
        communityId,
        householdId: household._id,
        label: household.label,
        lineage: household.lineage,
        accountKey,
        openid,
        name,
        note,
        openKey: accountKey,
        state: 'open' as const,
        reason: null,
        at,
        closedAt: null,
        carried: true,
        change: { id: _id, action: 'request.ask', actorId: `asker-${index + 1}`, target, at },
      },
    ];
  });
}

/** Somebody lets another act for them, on paper, for a season. */
export function consentDocument(
  communityId: string,
  principal: Person,
  agent: Person,
  recordedBy: Person,
  start: number,
): ConsentDocument {
  const at = start - 10 * DAY;
  return {
    _id: `${principal.id}:${agent.id}`,
    communityId,
    principalId: principal.id,
    principalName: principal.name,
    agentId: agent.id,
    agentName: agent.name,
    from: dayOf(at),
    until: dayOf(start + 80 * DAY),
    given: 'paper',
    recordedBy: recordedBy.id,
    endedAt: null,
    change: {
      id: `seed-consent-${principal.id}`,
      action: 'consent.record',
      actorId: recordedBy.id,
      target: `resident:${principal.id}`,
      at,
    },
  };
}

/** Somebody is to be grid officer of the second estate; a second officer has yet to agree. */
export function proposalDocument(
  communityId: string,
  estate: PlaceDocument,
  person: Person,
  proposedBy: Person,
  start: number,
): ProposalDocument {
  return {
    _id: 'demo-proposal-0001',
    communityId,
    kind: 'grant',
    residentId: person.id,
    role: 'grid-officer',
    placeId: estate._id,
    placeLabel: estate.label,
    from: dayOf(start),
    until: dayOf(start + 3 * 365 * DAY),
    proposedBy: proposedBy.id,
    state: 'open',
    expiresAt: start + 13 * DAY,
    carried: true,
    change: {
      id: 'seed-proposal-0001',
      action: 'role.propose',
      actorId: proposedBy.id,
      target: `resident:${person.id}`,
      at: start - 3 * DAY,
    },
  };
}
