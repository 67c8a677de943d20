import { isPlainObject } from '../ejson.ts';

/** Longitude and latitude in degrees. */
export type Position = readonly [number, number];
type Ring = Position[];
/** The first ring is the outside, the others are holes. */
type Polygon = Ring[];

/** Any GeoJSON geometry, taken apart. */
export interface Geometry {
  points: Position[];
  lines: Position[][];
  polygons: Polygon[];
}

/** Reads GeoJSON or a plain pair of numbers; undefined if the value is no geometry. */
export function readGeometry(value: unknown): Geometry | undefined {
  const plain = readPosition(value) ?? legacyObject(value);
  if (plain) return { points: [plain], lines: [], polygons: [] };
  if (!isPlainObject(value) || typeof value.type !== 'string') return undefined;
  const { type, coordinates } = value;
  const geometry: Geometry = { points: [], lines: [], polygons: [] };
  switch (type) {
    case 'Point':
      return fill(geometry.points, [coordinates], readPosition) && geometry;
    case 'MultiPoint':
      return fill(geometry.points, coordinates, readPosition) && geometry;
    case 'LineString':
      return fill(geometry.lines, [coordinates], readLine) && geometry;
    case 'MultiLineString':
      return fill(geometry.lines, coordinates, readLine) && geometry;
    case 'Polygon':
      return fill(geometry.polygons, [coordinates], readPolygon) && geometry;
    case 'MultiPolygon':
      return fill(geometry.polygons, coordinates, readPolygon) && geometry;
    case 'GeometryCollection':
      return readCollection(value.geometries, geometry);
  }
  return undefined;
}

function readCollection(members: unknown, into: Geometry): Geometry | undefined {
  if (!Array.isArray(members)) return undefined;
  for (const member of members) {
    const geometry = readGeometry(member);
    if (!geometry) return undefined;
    into.points.push(...geometry.points);
    into.lines.push(...geometry.lines);
    into.polygons.push(...geometry.polygons);
  }
  return into;
}

function fill<T>(
  into: T[],
  source: unknown,
  read: (value: unknown) => T | undefined,
): true | undefined {
  if (!Array.isArray(source) || source.length === 0) return undefined;
  for (const one of source) {
    const value = read(one);
    if (value === undefined) return undefined;
    into.push(value);
  }
  return true;
}

function readPosition(value: unknown): Position | undefined {
  if (!Array.isArray(value) || value.length < 2) return undefined;
  const [longitude, latitude] = value;
  if (!Number.isFinite(longitude) || !Number.isFinite(latitude)) return undefined;
  if (Math.abs(longitude) > 180 || Math.abs(latitude) > 90) return undefined;
  return [longitude, latitude];
}

/** MongoDB's older form: an object of two numbers, such as {lng, lat}. */
function legacyObject(value: unknown): Position | undefined {
  if (!isPlainObject(value)) return undefined;
  const numbers = Object.values(value);
  return numbers.length === 2 ? readPosition(numbers) : undefined;
}

function readLine(value: unknown): Position[] | undefined {
  const line: Position[] = [];
  return fill(line, value, readPosition) && line.length >= 2 ? line : undefined;
}

function readRing(value: unknown): Ring | undefined {
  const ring = readLine(value);
  if (!ring || ring.length < 4) return undefined;
  return samePlace(ring[0] as Position, ring.at(-1) as Position) ? ring : undefined;
}

function readPolygon(value: unknown): Polygon | undefined {
  const polygon: Polygon = [];
  return fill(polygon, value, readRing) && polygon;
}

const samePlace = (a: Position, b: Position): boolean => a[0] === b[0] && a[1] === b[1];

/** Twice the signed area of a triangle: its sign says on which side of a line a place lies. */
const side = (a: Position, b: Position, at: Position): number =>
  (b[0] - a[0]) * (at[1] - a[1]) - (b[1] - a[1]) * (at[0] - a[0]);

function onSegment(at: Position, a: Position, b: Position): boolean {
  return (
    Math.abs(side(a, b, at)) < 1e-12 &&
    at[0] >= Math.min(a[0], b[0]) &&
    at[0] <= Math.max(a[0], b[0]) &&
    at[1] >= Math.min(a[1], b[1]) &&
    at[1] <= Math.max(a[1], b[1])
  );
}

function segmentsMeet(a: Position, b: Position, c: Position, d: Position): boolean {
  if (onSegment(a, c, d) || onSegment(b, c, d) || onSegment(c, a, b) || onSegment(d, a, b)) {
    return true;
  }
  return side(a, b, c) > 0 !== side(a, b, d) > 0 && side(c, d, a) > 0 !== side(c, d, b) > 0;
}

function segments(line: Position[]): [Position, Position][] {
  return line.slice(1).map((end, at) => [line[at] as Position, end]);
}

function ringHolds(ring: Ring, at: Position): 'inside' | 'edge' | 'outside' {
  let inside = false;
  for (const [a, b] of segments(ring)) {
    if (onSegment(at, a, b)) return 'edge';
    const crosses = a[1] > at[1] !== b[1] > at[1];
    if (crosses && at[0] < ((b[0] - a[0]) * (at[1] - a[1])) / (b[1] - a[1]) + a[0]) {
      inside = !inside;
    }
  }
  return inside ? 'inside' : 'outside';
}

/** Whether a place lies in a polygon or on its edge; edges are straight in degrees. */
export function withinPolygons(at: Position, polygons: Polygon[]): boolean {
  return polygons.some(([outside, ...holes]) => {
    if (!outside || ringHolds(outside, at) === 'outside') return false;
    return holes.every((hole) => ringHolds(hole, at) !== 'inside');
  });
}

const edges = (geometry: Geometry): [Position, Position][] => [
  ...geometry.lines.flatMap(segments),
  ...geometry.polygons.flat().flatMap(segments),
];

/** Whether two geometries share a place. */
export function intersects(one: Geometry, other: Geometry): boolean {
  if (touches(one, other) || touches(other, one)) return true;
  const others = edges(other);
  return edges(one).some(([a, b]) => others.some(([c, d]) => segmentsMeet(a, b, c, d)));
}

/** Whether a place of `inner` lies on or in `outer`; crossing edges are a matter of their own. */
function touches(outer: Geometry, inner: Geometry): boolean {
  const places = [...inner.points, ...inner.lines.flat(), ...inner.polygons.flat(2)];
  return places.some(
    (at) =>
      outer.points.some((point) => samePlace(point, at)) ||
      edges(outer).some(([a, b]) => onSegment(at, a, b)) ||
      withinPolygons(at, outer.polygons),
  );
}

/** Whether the polygons of `outer` hold all of `inner`. */
export function contains(outer: Geometry, inner: Geometry): boolean {
  const places = [...inner.points, ...inner.lines.flat(), ...inner.polygons.flat(2)];
  if (places.length === 0 || !places.every((at) => withinPolygons(at, outer.polygons)))
    return false;
  const middle = (a: Position, b: Position): Position => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  return edges(inner).every(([a, b]) => withinPolygons(middle(a, b), outer.polygons));
}
