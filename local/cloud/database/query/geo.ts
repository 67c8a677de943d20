import { type Document, isPlainObject } from '../ejson.ts';
import { refused } from '../error.ts';
import {
  contains,
  type Geometry,
  intersects,
  type Position,
  readGeometry,
  withinPolygons,
} from './geometry.ts';

/** Metres: the radius that MongoDB's spherical distances use. */
const EARTH_RADIUS = 6_378_100;

/** A search by distance from a point. */
export interface Near {
  /** metres (or radians, or plane units for a plain pair); undefined beyond the limits */
  distance(value: unknown): number | undefined;
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** The angle between two places seen from the earth's centre, in radians. */
function sphericalAngle(from: Position, to: Position): number {
  const height = Math.sin(radians(to[1] - from[1]) / 2) ** 2;
  const width = Math.sin(radians(to[0] - from[0]) / 2) ** 2;
  const part = height + Math.cos(radians(from[1])) * Math.cos(radians(to[1])) * width;
  return 2 * Math.asin(Math.min(1, Math.sqrt(part)));
}

/** The distance in metres from a point to the nearest place of a stored geometry. */
export function distanceInMetres(from: Position, value: unknown): number | undefined {
  const angle = nearestAngle(from, value);
  return angle === undefined ? undefined : angle * EARTH_RADIUS;
}

function nearestAngle(from: Position, value: unknown): number | undefined {
  const geometry = readGeometry(value);
  if (!geometry) return undefined;
  if (geometry.polygons.length > 0 && withinPolygons(from, geometry.polygons)) return 0;
  const places = [...geometry.points, ...geometry.lines.flat(), ...geometry.polygons.flat(2)];
  if (places.length === 0) return undefined;
  return Math.min(...places.map((place) => sphericalAngle(from, place)));
}

export function readPoint(value: unknown, name: string): Position {
  const geometry = readGeometry(value);
  const point = geometry?.points[0];
  if (!point || geometry.points.length !== 1) throw refused(`${name} needs a point`);
  return point;
}

/** The operand of $near or $nearSphere: a GeoJSON point in $geometry, or a plain pair. */
export function compileNear(name: string, operand: unknown, siblings: Document): Near {
  const isGeoJson = isPlainObject(operand) && '$geometry' in operand;
  const options = isGeoJson ? operand : siblings;
  if (isGeoJson) {
    const stranger = Object.keys(operand).find(
      (key) => !['$geometry', '$minDistance', '$maxDistance'].includes(key),
    );
    if (stranger) throw refused(`${name} does not know ${stranger}`);
  }
  const from = readPoint(isGeoJson ? operand.$geometry : operand, name);
  const least = distanceLimit(options.$minDistance, '$minDistance') ?? 0;
  const most = distanceLimit(options.$maxDistance, '$maxDistance') ?? Number.POSITIVE_INFINITY;
  const measure = (value: unknown): number | undefined => {
    if (isGeoJson) return distanceInMetres(from, value);
    if (name === '$nearSphere') return nearestAngle(from, value);
    const to = readGeometry(value)?.points[0];
    return to && Math.hypot(to[0] - from[0], to[1] - from[1]);
  };
  return {
    distance(value) {
      const distance = measure(value);
      if (distance === undefined || distance < least || distance > most) return undefined;
      return distance;
    },
  };
}

export function distanceLimit(value: unknown, name: string): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number' || !(value >= 0)) {
    throw refused(`${name} must be a number that is not negative`);
  }
  return value;
}

/** The test of $geoWithin: $geometry with polygons, $centerSphere, $center, $box or $polygon. */
export function compileGeoWithin(operand: unknown): (value: unknown) => boolean {
  if (!isPlainObject(operand)) throw refused('$geoWithin needs an object');
  const [shape, ...others] = Object.keys(operand);
  if (!shape || others.length > 0) throw refused('$geoWithin needs exactly one shape');
  const value = operand[shape];
  switch (shape) {
    case '$geometry': {
      const outer = geometryOf(value, '$geoWithin');
      if (outer.polygons.length === 0) {
        throw refused('$geoWithin not supported with provided geometry: it must be a polygon');
      }
      return overGeometry((inner) => contains(outer, inner));
    }
    case '$centerSphere': {
      const [centre, radius] = circle(value, shape);
      return overGeometry((inner) => all(inner, (at) => sphericalAngle(centre, at) <= radius));
    }
    case '$center': {
      const [centre, radius] = circle(value, shape);
      return overGeometry((inner) =>
        all(inner, (at) => Math.hypot(at[0] - centre[0], at[1] - centre[1]) <= radius),
      );
    }
    case '$box': {
      if (!Array.isArray(value) || value.length !== 2) throw refused('$box needs two corners');
      const [a, b] = value.map((corner) => readPoint(corner, '$box')) as [Position, Position];
      const inside = (low: number, high: number, at: number) =>
        at >= Math.min(low, high) && at <= Math.max(low, high);
      return overGeometry((inner) =>
        all(inner, (at) => inside(a[0], b[0], at[0]) && inside(a[1], b[1], at[1])),
      );
    }
    case '$polygon': {
      if (!Array.isArray(value) || value.length < 3) throw refused('$polygon needs 3 points');
      const ring = value.map((corner) => readPoint(corner, '$polygon'));
      const closed = [...ring, ring[0] as Position];
      return overGeometry((inner) => all(inner, (at) => withinPolygons(at, [[closed]])));
    }
  }
  throw refused(`unknown geo specifier: ${shape}`);
}

/** The test of $geoIntersects. */
export function compileGeoIntersects(operand: unknown): (value: unknown) => boolean {
  if (!isPlainObject(operand) || !('$geometry' in operand)) {
    throw refused('$geoIntersects needs a $geometry');
  }
  if (Object.keys(operand).length > 1) throw refused('$geoIntersects knows only $geometry');
  const wanted = geometryOf(operand.$geometry, '$geoIntersects');
  return overGeometry((held) => intersects(wanted, held));
}

function overGeometry(test: (geometry: Geometry) => boolean): (value: unknown) => boolean {
  return (value) => {
    const geometry = readGeometry(value);
    return geometry !== undefined && test(geometry);
  };
}

function all(geometry: Geometry, test: (at: Position) => boolean): boolean {
  const places = [...geometry.points, ...geometry.lines.flat(), ...geometry.polygons.flat(2)];
  return places.length > 0 && places.every(test);
}

function geometryOf(value: unknown, name: string): Geometry {
  const geometry = readGeometry(value);
  if (!geometry) throw refused(`${name}: the geometry is malformed`);
  return geometry;
}

function circle(value: unknown, name: string): [Position, number] {
  if (!Array.isArray(value) || value.length !== 2) {
    throw refused(`${name} needs a centre and a radius`);
  }
  const radius = distanceLimit(value[1], name);
  if (radius === undefined) throw refused(`${name} needs a radius`);
  return [readPoint(value[0], name), radius];
}
