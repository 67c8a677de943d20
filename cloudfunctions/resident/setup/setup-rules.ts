import type { HeldRole } from '../../../typings/contract/resident.ts';
import type { Stamp } from '../../kernel/database/collection.ts';
import type { CodeState } from '../../people/collections.ts';
import type { CommunityDocument, PlaceDocument } from '../../places/collections.ts';
import type { SetupDocument } from '../collections.ts';

/** How long a set-up code lives, in days. */
export const SETUP_DAYS = 7;
/** What the whole community is called as a place. */
const WHOLE_LABEL = '全社区';

/** The office that a set-up code gives: from that day on, without an end. */
export function secretaryRole(communityId: string, from: string): HeldRole {
  return {
    role: 'secretary',
    placeId: communityId,
    placeLabel: WHOLE_LABEL,
    from,
    until: null,
  };
}

/** A set-up code that nobody has used. */
export function setupOf(
  communityId: string,
  hash: string,
  expiresAt: number,
  change: Stamp,
): SetupDocument {
  const code: CodeState = { hash, issuedAt: change.at, expiresAt, usedBy: null, usedAt: null };
  return { _id: communityId, communityId, code, secretary: null, change };
}

/** A community of which nothing is known but its name. */
export function newCommunity(
  _id: string,
  name: string,
  change: Stamp,
): { community: CommunityDocument; root: PlaceDocument } {
  const root: PlaceDocument = {
    _id,
    communityId: _id,
    parentId: null,
    kind: 'community',
    name,
    label: WHOLE_LABEL,
    order: 0,
    lineage: [_id],
    households: 0,
    change,
  };
  return { community: { _id, communityId: _id, name, change }, root };
}

/** True if somebody is secretary on this day. */
export function hasSecretary(
  residents: readonly { roles: readonly HeldRole[] }[],
  today: string,
): boolean {
  return residents.some(({ roles }) =>
    roles.some(
      ({ role, from, until }) =>
        role === 'secretary' && from <= today && (until === null || today <= until),
    ),
  );
}
