import type { PlaceId, PlaceNode } from '../../../typings/contract/resident';

/** One visible row of the tree. */
export interface PlaceRow {
  placeId: PlaceId;
  name: string;
  depth: number;
  households: number;
  /** on: chosen itself or by a place above it; part: some below it are chosen */
  state: 'on' | 'part' | 'off';
  /** has places below it */
  branch: boolean;
  open: boolean;
}

/** True if the outer place is the inner one or lies above it. */
export function covers(outer: PlaceId, inner: PlaceId): boolean {
  return inner === outer || inner.startsWith(`${outer}.`);
}

/**
 * The part of the tree that these places cover: what someone may choose from. The topmost carry their
 * whole name, since what is above them is left out: 一期 3栋.
 */
export function withinPlaces(places: readonly PlaceNode[], own: readonly PlaceId[]): PlaceNode[] {
  const within = places.filter(({ placeId }) => own.some((outer) => covers(outer, placeId)));
  const known = new Set(within.map(({ placeId }) => placeId));
  return within.map((place) =>
    place.parentId !== null && known.has(place.parentId)
      ? place
      : { ...place, name: placeLabel(places, place.placeId) },
  );
}

/** The rows to show, in order: children follow their parent where it is open. */
export function visibleRows(
  places: readonly PlaceNode[],
  chosen: readonly PlaceId[],
  open: ReadonlySet<PlaceId>,
): PlaceRow[] {
  const known = new Set(places.map(({ placeId }) => placeId));
  const below = new Map<PlaceId, PlaceNode[]>();
  const roots: PlaceNode[] = [];
  for (const place of [...places].sort((one, two) => one.order - two.order)) {
    if (place.parentId === null || !known.has(place.parentId)) roots.push(place);
    else below.set(place.parentId, [...(below.get(place.parentId) ?? []), place]);
  }
  const rows: PlaceRow[] = [];
  const add = (place: PlaceNode, depth: number) => {
    const { placeId, name, households } = place;
    const children = below.get(placeId) ?? [];
    const isOpen = open.has(placeId);
    rows.push({
      placeId,
      name,
      depth,
      households,
      state: stateOf(placeId, chosen),
      branch: children.length > 0,
      open: isOpen,
    });
    if (isOpen) for (const child of children) add(child, depth + 1);
  };
  for (const root of roots) add(root, 0);
  return rows;
}

function stateOf(placeId: PlaceId, chosen: readonly PlaceId[]): PlaceRow['state'] {
  if (chosen.some((one) => covers(one, placeId))) return 'on';
  return chosen.some((one) => covers(placeId, one)) ? 'part' : 'off';
}

/**
 * The choice after a tap on a place. Choosing one swallows those below it, and the last missing
 * child makes the parent; leaving one out of a chosen parent keeps its siblings.
 */
export function toggle(
  places: readonly PlaceNode[],
  chosen: readonly PlaceId[],
  placeId: PlaceId,
): PlaceId[] {
  if (stateOf(placeId, chosen) !== 'on') {
    return joined(places, [...chosen.filter((one) => !covers(placeId, one)), placeId], placeId);
  }
  const outer = chosen.find((one) => covers(one, placeId)) ?? placeId;
  const rest = chosen.filter((one) => one !== outer);
  return [...rest, ...without(places, outer, placeId)];
}

/** What remains of `outer` when one place below it is left out. */
function without(places: readonly PlaceNode[], outer: PlaceId, left: PlaceId): PlaceId[] {
  if (outer === left) return [];
  return places
    .filter(({ parentId }) => parentId === outer)
    .flatMap(({ placeId }) => (covers(placeId, left) ? without(places, placeId, left) : [placeId]));
}

/** While all children of a parent are chosen, the parent stands for them. */
function joined(places: readonly PlaceNode[], chosen: PlaceId[], placeId: PlaceId): PlaceId[] {
  const parentId = places.find((place) => place.placeId === placeId)?.parentId;
  const parent = places.find((place) => place.placeId === parentId);
  if (!parent) return chosen;
  const siblings = places.filter((place) => place.parentId === parentId);
  if (!siblings.every((sibling) => chosen.includes(sibling.placeId))) return chosen;
  const rest = chosen.filter((one) => !covers(parent.placeId, one));
  return joined(places, [...rest, parent.placeId], parent.placeId);
}

/** Households of the chosen places together. */
export function householdsOf(places: readonly PlaceNode[], chosen: readonly PlaceId[]): number {
  return places
    .filter(({ placeId }) => chosen.includes(placeId))
    .reduce((sum, { households }) => sum + households, 0);
}

/** 一期 3栋: the names on the way to a place, without the community's own. */
export function placeLabel(places: readonly PlaceNode[], placeId: PlaceId): string {
  const path = places
    .filter((place) => covers(place.placeId, placeId))
    .sort((one, two) => one.placeId.length - two.placeId.length);
  const inner = path.filter(({ kind }) => kind !== 'community');
  return (inner.length > 0 ? inner : path).map(({ name }) => name).join(' ');
}
