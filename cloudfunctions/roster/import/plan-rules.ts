import type { OtherWriting } from '../../../typings/contract/roster.ts';
import { ancestorsAndSelf } from '../../kernel/path-id.ts';
import { buildingOf, segment } from '../../places/place-id.ts';
import { buildingKey, estateKey, numberKey, stairKey } from '../../places/place-name.ts';
import type { DoorName } from '../cell/door-rules.ts';
import { DoorIndex } from '../reading/door-index-rules.ts';
import type { PlannedHousehold, PlannedPlace, RosterEntry } from './roster-types.ts';

const KEY = { estate: estateKey, building: buildingKey, stair: stairKey };

export interface RosterPlan {
  places: PlannedPlace[];
  households: PlannedHousehold[];
  otherWritings: OtherWriting[];
}

/**
 * The tree and the households that the entries describe, parents first. What the community has is found
 * however it is written; a new place gets its id from its name in the one form that all writings share.
 */
export function planRoster(
  communityId: string,
  entries: readonly RosterEntry[],
  known: DoorIndex = new DoorIndex(),
): RosterPlan {
  const places = new Map<string, PlannedPlace>();
  const named = new Map<string, PlannedPlace>();
  const place = (parentId: string, kind: PlannedPlace['kind'], name: string): PlannedPlace => {
    const already = named.get(`${parentId}\n${kind}\n${name}`);
    if (already) return already;
    const found = known.place(parentId, kind, name);
    const _id = found?._id ?? `${parentId}.${segment(parentId, KEY[kind](name))}`;
    const made = places.get(_id) ?? placeOf(_id, parentId, kind, found?.name ?? name, places);
    places.set(_id, made);
    named.set(`${parentId}\n${kind}\n${name}`, made);
    return made;
  };
  const otherWritings: OtherWriting[] = [];
  const households = entries.map((entry): PlannedHousehold => {
    const estate = place(communityId, 'estate', entry.estate);
    const building = place(estate._id, 'building', entry.building);
    const stair = place(building._id, 'stair', stairOf(entry, building._id, known));
    const door = known.door(stair._id, entry);
    const key = numberKey(entry.number, entry.building, entry.stair);
    const number = door?.number ?? entry.number;
    const _id = door?._id ?? `${stair._id}.${segment(stair._id, key)}`;
    const label = `${stair.label} ${number}`;
    const written = [entry.estate, entry.building, entry.stair, entry.number].filter(Boolean);
    if (door && written.join(' ') !== label) {
      otherWritings.push({ row: entry.row, written: written.join(' '), known: label });
    }
    return {
      _id,
      buildingId: buildingOf(_id) ?? building._id,
      lineage: [...stair.lineage],
      label,
      number,
      sortKey: sortKeyOf(stair.name, number),
      entry,
    };
  });
  return { places: [...places.values()], households, otherWritings };
}

/** A building that is known without stairs stays so where the door is known there. */
export function stairOf(entry: DoorName, buildingId: string, known: DoorIndex): string {
  const stairs = known.stairsOf(buildingId);
  const [only] = stairs;
  const isWithout = stairs.length === 1 && only?.name === '';
  if (!isWithout || entry.stair === '') return entry.stair;
  return only.doors.has(numberKey(entry.number, entry.building, entry.stair)) ? '' : entry.stair;
}

/** A place without a name, the stair of a building that has none, is called what its building is called. */
function placeOf(
  _id: string,
  parentId: string,
  kind: PlannedPlace['kind'],
  name: string,
  places: ReadonlyMap<string, PlannedPlace>,
): PlannedPlace {
  const around = places.get(parentId)?.label ?? '';
  return {
    _id,
    parentId,
    kind,
    name,
    label: [around, name].filter(Boolean).join(' '),
    order: name === '' ? 0 : orderOf(name, places.size),
    lineage: ancestorsAndSelf(_id),
  };
}

/** Households at or below each place. */
export function countByPlace(
  households: readonly Pick<PlannedHousehold, 'lineage'>[],
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { lineage } of households) {
    for (const place of lineage) counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  return counts;
}

/** A name's number orders it among its siblings; names without one come after, as they appeared. */
function orderOf(name: string, appeared: number): number {
  const [digits] = /\d{1,5}/.exec(name) ?? [];
  return digits === undefined ? 100_000 + appeared : Number(digits);
}

/** Sorts stair 2 before 10 and house 301 before 1001; letters, digits and dashes only. */
export function sortKeyOf(stair: string, number: string): string {
  const part = (text: string, width: number) => {
    const [digits = '0'] = /\d+/.exec(text) ?? [];
    const letters = text.replace(/[^A-Za-z]/g, '').toUpperCase();
    return `${digits.slice(0, width).padStart(width, '0')}${letters}`;
  };
  return `${part(stair, 3)}-${part(number, 8)}`;
}
