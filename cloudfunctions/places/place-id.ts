import { createHash } from 'node:crypto';
import type { PlaceKind } from '../../typings/contract/resident.ts';
import { ancestorsAndSelf } from '../kernel/path-id.ts';

/**
 * Ids of places are paths, `community.estate.building.stair`, and a household adds a fifth segment:
 * whether one place lies within another is then a question about two strings, not about the database.
 */
const KINDS: readonly (PlaceKind | 'household')[] = [
  'community',
  'estate',
  'building',
  'stair',
  'household',
];

export const PLACE_ID = /^[a-z0-9]{2,24}(?:\.[a-z0-9]{1,12}){0,3}$/;
export const HOUSEHOLD_ID = /^[a-z0-9]{2,24}(?:\.[a-z0-9]{1,12}){4}$/;

export function kindOf(id: string): PlaceKind | 'household' | undefined {
  return KINDS[id.split('.').length - 1];
}

/** The building a stair or household lies in; undefined for wider places. */
export function buildingOf(id: string): string | undefined {
  return ancestorsAndSelf(id)[2];
}

/**
 * The segment that a name gets below its parent: the same name gives the same id at every import.
 * Eight characters of base 36, from SHA-256.
 */
export function segment(parentId: string, name: string): string {
  const digest = createHash('sha256').update(`${parentId}\n${name}`).digest();
  return digest.readBigUInt64BE(0).toString(36).padStart(13, '0').slice(-8);
}
