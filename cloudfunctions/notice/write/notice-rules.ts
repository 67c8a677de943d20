import type {
  NoticeKind,
  NoticeLine,
  NoticeState,
  TurnoutLine,
} from '../../../typings/contract/notice.ts';
import type { HeldRole } from '../../../typings/contract/resident.ts';
import { ancestorsAndSelf, covers, parentOf } from '../../kernel/path-id.ts';
import type { ResidentHousehold } from '../../people/collections.ts';
import { OVERSEERS } from '../../people/officers.ts';
import type { PlaceDocument } from '../../places/collections.ts';
import { kindOf } from '../../places/place-id.ts';
import type { NoticeDocument } from '../collections.ts';
import type { Sight, StairCount } from '../read/notice-types.ts';

/** Places without those that another of them covers already, in a stable order. */
export function outermost(places: readonly string[]): string[] {
  const unique = [...new Set(places)].sort();
  return unique.filter((place) => !unique.some((other) => other !== place && covers(other, place)));
}

/** The places and all around them. */
export function reachOf(places: readonly string[]): string[] {
  return [...new Set(places.flatMap(ancestorsAndSelf))].sort();
}

export function sightOf(
  households: readonly ResidentHousehold[],
  roles: readonly HeldRole[],
): Sight {
  const own = [...households.map(({ householdId }) => householdId), ...roles.map((r) => r.placeId)];
  const overseen = roles.filter(({ role }) => OVERSEERS.includes(role));
  return {
    audience: reachOf(own),
    reach: [...new Set(overseen.map(({ placeId }) => placeId))].sort(),
    offices: roles.map(({ role, placeId }) => ({
      role,
      placeId,
      around: ancestorsAndSelf(placeId),
    })),
  };
}

/** States in which those whom a notice is for see it. */
const SHOWN: readonly NoticeState[] = ['published', 'withdrawn'];

export function sees(
  sight: Sight,
  residentId: string,
  notice: Pick<NoticeDocument, 'audience' | 'reach' | 'roles' | 'state' | 'authorId'>,
): boolean {
  if (notice.authorId === residentId) return true;
  if (!SHOWN.includes(notice.state)) return false;
  if (notice.roles.length > 0) {
    return sight.offices.some(
      ({ role, placeId, around }) =>
        (role === 'secretary' && notice.reach.includes(placeId)) ||
        (notice.roles.includes(role) &&
          (notice.reach.includes(placeId) ||
            notice.audience.some((place) => around.includes(place)))),
    );
  }
  return (
    notice.audience.some((place) => sight.audience.includes(place)) ||
    notice.reach.some((place) => sight.reach.includes(place))
  );
}

const PINNED = 10_000_000_000_000; // milliseconds: above every instant until the year 2286

/** What lists are sorted by: the newest first, pinned ones above all others. */
export function orderOf(publishedAt: number, pinned: boolean): number {
  return pinned ? publishedAt + PINNED : publishedAt;
}

/** 居务公开 stays published for at least 15 days (城市居民委员会组织法, art. 34). */
export const AFFAIRS_DAYS = 15;

/** The last instant a notice is current: 居务公开 never shorter than the law asks, which is until `least`. */
export function expiryOf(kind: NoticeKind, expiresAt: number | null, least: number): number | null {
  return expiresAt === null || kind !== 'affairs' ? expiresAt : Math.max(expiresAt, least);
}

/** A notice still asks the person to do something. */
function needsConfirmation(line: NoticeLine): boolean {
  return (
    line.state === 'published' && line.mustConfirm && line.addressed && line.confirmedAt === null
  );
}

/**
 * Splits what home shows. Needs: what can still be done in time, soonest deadline first; then what has
 * no deadline; then what is overdue, the latest first. News: the newest of the rest.
 */
export function arrangeHome(
  lines: readonly NoticeLine[],
  at: number,
  mostNeeds: number,
  mostNews: number,
): { needs: NoticeLine[]; needsMore: number; news: NoticeLine[] } {
  const rank = ({ confirmUntil }: NoticeLine) =>
    confirmUntil === null ? 1 : confirmUntil >= at ? 0 : 2;
  const open = lines
    .filter(needsConfirmation)
    .sort(
      (one, other) =>
        rank(one) - rank(other) ||
        (rank(one) === 0 ? (one.confirmUntil ?? 0) - (other.confirmUntil ?? 0) : 0) ||
        other.publishedAt - one.publishedAt,
    );
  const news = lines
    .filter((line) => !needsConfirmation(line) && line.state === 'published')
    .sort(
      (one, other) =>
        orderOf(other.publishedAt, other.pinned) - orderOf(one.publishedAt, one.pinned),
    );
  return {
    needs: open.slice(0, mostNeeds),
    needsMore: Math.max(0, open.length - mostNeeds),
    news: news.slice(0, mostNews),
  };
}

/**
 * One line for each building that an officer looks after and the notice asks; for an officer of a
 * stair, the stair. `places` are the buildings and stairs concerned, `scope` the officer's places.
 */
export function turnoutLines(
  audience: readonly string[],
  places: readonly Pick<PlaceDocument, '_id' | 'kind' | 'label' | 'households'>[],
  counts: readonly StairCount[],
  scope: readonly string[],
): TurnoutLine[] {
  const inScope = (id: string) => scope.some((place) => covers(place, id));
  const addressed = (id: string) => audience.some((place) => covers(place, id));
  const stairsOnly = places.filter(({ kind }) => kind === 'stair');
  const lines = places
    .filter(({ kind, _id }) =>
      kind === 'building'
        ? inScope(_id)
        : kind === 'stair' && inScope(_id) && !inScope(parentOf(_id) ?? ''),
    )
    .map(({ _id, label, households, kind }) => ({
      placeId: _id,
      label,
      ...counted(counts.filter(({ stairId }) => covers(_id, stairId) && addressed(stairId))),
      households:
        addressed(_id) || kind === 'stair'
          ? addressed(_id)
            ? households
            : 0
          : stairsOnly
              .filter((stair) => covers(_id, stair._id) && addressed(stair._id))
              .reduce((sum, stair) => sum + stair.households, 0),
    }))
    .filter(({ households }) => households > 0);
  return lines;
}

function counted(counts: readonly StairCount[]): Pick<StairCount, 'confirmed' | 'noted'> {
  const sumOf = (field: 'confirmed' | 'noted') =>
    counts.reduce((sum, count) => sum + count[field], 0);
  return { confirmed: sumOf('confirmed'), noted: sumOf('noted') };
}

/** Buildings and stairs to ask the database for, so that turnoutLines can count. */
export function turnoutPlaces(audience: readonly string[], scope: readonly string[]): string[] {
  const narrow = [...audience, ...scope].filter((id) => kindOf(id) === 'stair');
  return [...new Set(narrow.flatMap((id) => [id, parentOf(id) ?? id]))];
}
