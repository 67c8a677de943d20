import * as v from 'valibot';
import type { HandablePlace, HandedPart } from '../../../typings/contract/parts/handout.ts';
import { holds, rolesInForce } from '../../kernel/action/access.ts';
import { one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { covers } from '../../kernel/path-id.ts';
import { action } from '../../people/action.ts';
import type { PlaceDocument } from '../../places/collections.ts';
import { handouts, notices } from '../collections.ts';
import { countByStair } from '../confirm/receipt-repository.ts';
import { scopeOf } from '../confirm/receipt-rules.ts';
import { requireAsking } from '../confirm/require-asking.ts';
import { TURNOUT_READERS } from '../read/notice-access.ts';
import { findTurnoutPlaces } from '../read/notice-repository.ts';
import { oneNotice } from '../read/notice-schema.ts';
import { turnoutPlaces } from '../write/notice-rules.ts';
import { HANDERS } from './handout-access.ts';
import { findDoorStewards, type Steward } from './handout-repository.ts';
import { inHand, openDoors } from './handout-rules.ts';

/** Who has which doors of a notice and how far they have come; for those who hand out, what can be handed to whom. */
export const showHandout = action('notice.showHandout', {
  input: v.strictObject(oneNotice),
  access: TURNOUT_READERS,
  load: ({ noticeId }) => ({
    notice: one(notices, noticeId, 'NOTICE_NOT_FOUND'),
    handout: one(handouts, noticeId),
  }),
  budget: 4,
  run: async ({ communityId, noticeId }, { actor, notice, handout }) => {
    requireAsking(notice);
    const { audience, title } = notice;
    const today = dayOf(now());
    const isIn = (scope: readonly string[], id: string) => scope.some((place) => covers(place, id));
    const scope = scopeOf(actor.roles);
    const handing = scopeOf(actor.roles.filter(({ role }) => HANDERS.includes(role)));
    const stewards = holds(actor.roles, HANDERS) ? await findDoorStewards(communityId, today) : [];
    const held = stewards.map(({ roles, ...who }) => ({
      ...who,
      roles: rolesInForce(roles, today),
    }));
    const parts = (handout?.parts ?? []).filter((one) => isIn(scope, one.placeId));
    const stairs = held.flatMap(({ roles }) =>
      roles.filter(({ role }) => role === 'stair-steward').map(({ placeId }) => placeId),
    );
    const named = [
      ...turnoutPlaces(audience, scope),
      ...stairs,
      ...parts.map((one) => one.placeId),
    ];
    const [counts, places] = await Promise.all([
      countByStair(communityId, noticeId),
      findTurnoutPlaces(communityId, audience, [...new Set(named)]),
    ]);
    const openAt = (id: string) => {
      const place = places.find(({ _id }) => _id === id);
      return place ? openDoors(place, counts) : 0;
    };
    const handable = places
      .filter(({ _id }) => isIn(audience, _id) && isIn(handing, _id))
      .flatMap((place): HandablePlace[] => {
        const own = stewardsOf(place, held);
        const open = openDoors(place, counts);
        const isSplit =
          place.kind === 'building' || own.some(({ role }) => role === 'stair-steward');
        if (!isSplit || own.length === 0 || open === 0) return [];
        const isHanded = inHand(handout?.parts ?? [], place._id) !== undefined;
        return [{ placeId: place._id, label: place.label, open, stewards: own, handed: isHanded }];
      });
    return {
      noticeId,
      title,
      parts: parts
        .map(
          ({ stewardId, at: _at, ...part }): HandedPart => ({
            ...part,
            own: stewardId === actor.residentId,
            open: Math.min(part.doors, openAt(part.placeId)),
          }),
        )
        .sort((one, other) => Number(one.back !== null) - Number(other.back !== null)),
      places: handable,
      mayHand: handing.length > 0,
    };
  },
});

/** Who looks after a building or stair, the nearest first. */
function stewardsOf({ _id }: Pick<PlaceDocument, '_id'>, people: readonly Steward[]) {
  return people
    .flatMap(({ _id: residentId, name, roles }) => {
      const [nearest] = roles
        .filter(({ role, placeId }) => STEWARD_ROLES.includes(role) && covers(placeId, _id))
        .sort((one, other) => other.placeId.length - one.placeId.length);
      return nearest ? [{ residentId, name, role: nearest.role, placeId: nearest.placeId }] : [];
    })
    .sort((one, other) => other.placeId.length - one.placeId.length)
    .map(({ placeId: _placeId, ...steward }) => steward);
}

const STEWARD_ROLES: readonly string[] = ['building-steward', 'stair-steward', 'grid-officer'];
