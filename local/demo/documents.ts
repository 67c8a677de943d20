import { createHash } from 'node:crypto';
import type { Stamp } from '../../cloudfunctions/kernel/database/collection.ts';
import { ancestorsAndSelf } from '../../cloudfunctions/kernel/path-id.ts';
import { encryptPhone, namedHash } from '../../cloudfunctions/kernel/secret.ts';
import { noCode } from '../../cloudfunctions/people/code-rules.ts';
import type {
  HouseholdDocument,
  OwnerProof,
  ResidentDocument,
} from '../../cloudfunctions/people/collections.ts';
import { sealContact } from '../../cloudfunctions/people/phone/seal-contact.ts';
import type { CommunityDocument, PlaceDocument } from '../../cloudfunctions/places/collections.ts';
import { countByPlace, planRoster } from '../../cloudfunctions/roster/import/plan-rules.ts';
import type {
  PlannedHousehold,
  RosterEntry,
} from '../../cloudfunctions/roster/import/roster-types.ts';
import type { DutyPhone } from '../../typings/contract/parts/contact.ts';
import type { HeldRole } from '../../typings/contract/resident.ts';

/** A stamp of the beginning; the sweep of the audit trail looks back two days only. */
function seedStamp(at: number, target: string, actorId = 'seed'): Stamp {
  const id = createHash('sha256').update(`seed ${target} ${at}`).digest('hex').slice(0, 20);
  return { id, action: 'seed', actorId, target, at };
}

/** The demo's duty phone: a number that nobody has. */
export const DUTY_PHONE: DutyPhone = {
  phone: '021-55550100',
  from: 480,
  until: 1200,
  who: '社区值班室',
};

export function communityDocument(_id: string, name: string, at: number): CommunityDocument {
  return { _id, communityId: _id, name, change: seedStamp(at, `place:${_id}`) };
}

export function rootPlace(
  _id: string,
  name: string,
  households: number,
  at: number,
): PlaceDocument {
  return {
    _id,
    communityId: _id,
    parentId: null,
    kind: 'community',
    name,
    label: '全社区',
    order: 0,
    lineage: [_id],
    households,
    change: seedStamp(at, `place:${_id}`),
  };
}

/** The documents that an import of these rows makes. */
export function rosterDocuments(
  communityId: string,
  name: string,
  entries: readonly RosterEntry[],
  at: number,
): { places: PlaceDocument[]; households: HouseholdDocument[] } {
  const plan = planRoster(communityId, entries);
  const counts = countByPlace(plan.households);
  const places = plan.places.map(
    (place): PlaceDocument => ({
      ...place,
      communityId,
      households: counts.get(place._id) ?? 0,
      change: seedStamp(at, `place:${place._id}`),
    }),
  );
  return {
    places: [rootPlace(communityId, name, plan.households.length, at), ...places],
    households: plan.households.map((planned) => householdDocument(communityId, planned, at)),
  };
}

function householdDocument(
  communityId: string,
  { entry, ...planned }: PlannedHousehold,
  at: number,
): HouseholdDocument {
  const { area, name, phone } = entry;
  return {
    ...planned,
    communityId,
    area,
    head: {
      name,
      phoneCipher: phone === null ? null : encryptPhone(phone),
      phoneHash: phone === null ? null : namedHash('phone-lookup', phone),
    },
    owners: entry.owners ?? [],
    birthBand: entry.birthBand,
    grid: entry.grid,
    code: noCode(planned._id),
    change: seedStamp(at, `household:${planned._id}`),
  };
}

export interface Person {
  id: string;
  openid: string | null;
  name: string;
  households: HouseholdDocument[];
  roles: HeldRole[];
  grants?: Record<string, number>;
  /** confirmed unless told; null for whoever was never asked */
  adult?: 'stated' | null;
  /** household → whether they are known to own it */
  owns?: Record<string, OwnerProof>;
}

export function residentDocument(
  communityId: string,
  { id, openid, name, households, roles, grants = {}, adult, owns = {} }: Person,
  at: number,
): ResidentDocument {
  return {
    _id: id,
    communityId,
    accountKey: openid === null ? `none:${id}` : `wx:${openid}`,
    openid,
    name,
    households: households.map(({ _id, label }) => ({
      householdId: _id,
      label,
      joinedAt: at,
      ...(owns[_id] ? { owner: owns[_id] } : {}),
    })),
    ...(adult !== null && {
      adult: {
        state: adult ?? ('confirmed' as const),
        statedAt: at,
        statedBy: id,
        decidedAt: adult ? null : at,
        decidedBy: adult ? null : 'demo',
      },
    }),
    lineages: [
      ...new Set(households.flatMap(({ lineage }) => lineage.flatMap(ancestorsAndSelf))),
    ].sort(),
    roles,
    ...(roles.some(({ role }) => role === 'building-steward') && {
      contact: sealContact({ phone: '13900000000', from: 8 * 60, until: 20 * 60 }),
    }),
    grants,
    sends: {},
    createdAt: at,
    change: seedStamp(at, `resident:${id}`),
  };
}
