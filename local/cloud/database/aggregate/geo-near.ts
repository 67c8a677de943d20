import { type Document, isPlainObject } from '../ejson.ts';
import { refused } from '../error.ts';
import { pathValues, splitPath } from '../paths.ts';
import { distanceInMetres, distanceLimit, readPoint } from '../query/geo.ts';
import { readGeometry } from '../query/geometry.ts';
import { withField } from './reshape.ts';
import { outputName, queryIn, type Stage, type StageContext, stageOptions } from './stage.ts';

const OPTIONS = [
  'spherical',
  'limit',
  'num',
  'maxDistance',
  'minDistance',
  'query',
  'distanceMultiplier',
  'includeLocs',
  'uniqueDocs',
  'key',
];

/** Compiles $geoNear: documents by distance in metres from a point, which it adds to them. */
export function geoNear(operand: unknown, context: StageContext): Stage {
  const options = stageOptions(operand, '$geoNear', ['near', 'distanceField'], OPTIONS);
  const from = readPoint(options.near, '$geoNear near');
  const distanceField = splitPath(outputName(options.distanceField, '$geoNear'));
  const locations = options.includeLocs
    ? splitPath(outputName(options.includeLocs, '$geoNear'))
    : undefined;
  const least = distanceLimit(options.minDistance, 'minDistance') ?? 0;
  const most = distanceLimit(options.maxDistance, 'maxDistance') ?? Number.POSITIVE_INFINITY;
  const factor = distanceLimit(options.distanceMultiplier, 'distanceMultiplier') ?? 1;
  const limit = distanceLimit(options.limit ?? options.num, 'limit') ?? Number.POSITIVE_INFINITY;
  const query = queryIn(context, options.query ?? {});
  if (query.near) throw refused('$near is not allowed in the query of $geoNear');
  if (options.key !== undefined && typeof options.key !== 'string') {
    throw refused('$geoNear: key must be the name of a field');
  }
  const key = options.key === undefined ? undefined : splitPath(options.key as string);
  return (documents) => {
    const found: { document: Document; distance: number; place: unknown }[] = [];
    for (const document of documents) {
      if (!query.test(document)) continue;
      const nearest = nearestPlace(document, key, (place) => distanceInMetres(from, place));
      if (!nearest || nearest.distance < least || nearest.distance > most) continue;
      found.push({ document, ...nearest });
    }
    found.sort((left, right) => left.distance - right.distance);
    return found.slice(0, limit).map(({ document, distance, place }) => {
      const measured = withField(document, distanceField, distance * factor);
      return locations ? withField(measured, locations, place) : measured;
    });
  };
}

/** Without a key, MongoDB takes the field of the geo index; here it is the field with a geometry. */
function nearestPlace(
  document: Document,
  key: readonly string[] | undefined,
  measure: (place: unknown) => number | undefined,
): { distance: number; place: unknown } | undefined {
  const places = key ? pathValues(document, key) : geometriesOf(document);
  let nearest: { distance: number; place: unknown } | undefined;
  for (const place of places) {
    const distance = measure(place);
    if (distance !== undefined && (!nearest || distance < nearest.distance)) {
      nearest = { distance, place };
    }
  }
  return nearest;
}

function geometriesOf(document: Document): unknown[] {
  return Object.values(document).flatMap((value) => {
    if (isPlainObject(value)) {
      return 'coordinates' in value && readGeometry(value) ? [value] : geometriesOf(value);
    }
    return [];
  });
}
