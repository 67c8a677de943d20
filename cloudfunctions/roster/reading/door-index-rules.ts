import { buildingKey, estateKey, numberKey, stairKey } from '../../places/place-name.ts';
import type { DoorName } from '../cell/door-rules.ts';
import type { KnownDoors, KnownPlace } from '../import/roster-types.ts';

const KEYS: Record<string, (name: string) => string> = {
  estate: estateKey,
  building: buildingKey,
  stair: stairKey,
};

interface KnownStair {
  _id: string;
  name: string;
  /** the number that a door has, whatever way it is written → its id and number */
  doors: Map<string, { _id: string; number: string }>;
}

const NOTHING: KnownDoors = { communityId: '', places: [], households: [] };

/** What the community has, found by names however they are written. */
export class DoorIndex {
  private readonly byName = new Map<string, KnownPlace>();
  private readonly byKey = new Map<string, KnownPlace>();
  private readonly stairs = new Map<string, KnownStair[]>();
  private readonly numbers = new Map<string, { _id: string; number: string }>();

  readonly communityId: string;

  constructor({ communityId, places, households }: KnownDoors = NOTHING) {
    this.communityId = communityId;
    const byId = new Map(places.map((place) => [place._id, place]));
    const ofStair = new Map<string, KnownStair>();
    for (const place of places) {
      if (place.parentId === null) continue;
      this.byName.set(`${place.parentId}\n${place.name}`, place);
      const key = `${place.parentId}\n${KEYS[place.kind]?.(place.name) ?? place.name}`;
      if (!this.byKey.has(key)) this.byKey.set(key, place);
      if (place.kind !== 'stair') continue;
      const stair = { _id: place._id, name: place.name, doors: new Map() };
      ofStair.set(place._id, stair);
      this.stairs.set(place.parentId, [...(this.stairs.get(place.parentId) ?? []), stair]);
    }
    for (const { _id, number } of households) {
      const stairId = _id.slice(0, _id.lastIndexOf('.'));
      const stair = byId.get(stairId);
      const building = stair?.parentId ? byId.get(stair.parentId) : undefined;
      const key = numberKey(number, building?.name, stair?.name);
      this.numbers.set(`${stairId}\n${number}`, { _id, number });
      const doors = ofStair.get(stairId)?.doors;
      if (doors && !doors.has(key)) doors.set(key, { _id, number });
    }
  }

  /** A known place of this name below another, exactly so written or not. */
  place(parentId: string, kind: string, name: string): KnownPlace | undefined {
    const exact = this.byName.get(`${parentId}\n${name}`);
    return exact ?? this.byKey.get(`${parentId}\n${KEYS[kind]?.(name) ?? name}`);
  }

  private building({ estate, building }: DoorName): KnownPlace | undefined {
    const around = this.place(this.communityId, 'estate', estate);
    return around && this.place(around._id, 'building', building);
  }

  stairsOf(buildingId: string): readonly KnownStair[] {
    return this.stairs.get(buildingId) ?? [];
  }

  /** A known door of a stair, exactly so written or not. */
  door(stairId: string, name: DoorName): { _id: string; number: string } | undefined {
    const exact = this.numbers.get(`${stairId}\n${name.number}`);
    if (exact) return exact;
    const buildingId = stairId.slice(0, stairId.lastIndexOf('.'));
    const stair = this.stairsOf(buildingId).find(({ _id }) => _id === stairId);
    return stair?.doors.get(numberKey(name.number, name.building, name.stair));
  }

  /** The one stair in which a door is known that names none. */
  stairHolding(name: DoorName): string | undefined {
    const key = numberKey(name.number, name.building);
    const holding = this.stairsAround(name).filter(({ doors }) => doors.has(key));
    return holding.length === 1 ? holding[0]?.name : undefined;
  }

  /**
   * The stair that a new door without one belongs to; '' if the building has none.
   * @returns undefined if it may be any of several
   */
  stairWithout(name: DoorName): string | undefined {
    const stairs = this.stairsAround(name);
    if (stairs.length <= 1) return stairs[0]?.name ?? '';
    const key = numberKey(name.number, name.building);
    const isKnown = stairs.some(({ doors }) => doors.has(key));
    return !isKnown && stairs.some((stair) => stair.name === '') ? '' : undefined;
  }

  private stairsAround(name: DoorName): readonly KnownStair[] {
    const building = this.building(name);
    return building ? this.stairsOf(building._id) : [];
  }
}
