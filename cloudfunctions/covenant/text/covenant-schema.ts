import * as v from 'valibot';
import type { Aspect } from '../../../typings/contract/covenant.ts';
import { communityId, documentId, line, text } from '../../kernel/schema.ts';
import { kindOf } from '../../places/place-id.ts';
import { placeId } from '../../places/place-schema.ts';
import { MOST_CLAUSES } from './covenant-state-rules.ts';

/** Pieces of the inputs about covenants. */

/** Covenants are those of a community or of one of its estates. */
export const covenantPlace = v.pipe(
  placeId,
  v.check((id) => ['community', 'estate'].includes(kindOf(id) ?? '')),
);
export const title = line(60);
export const chapter = v.union([v.literal(''), line(60)]);
export const preamble = v.union([v.literal(''), text(3_000)]);
export const clauseText = text(2_000);
export const reason = text(500);
export const nullableId = v.nullable(documentId);
export const oneCovenant = { communityId, covenantId: documentId };
export const version = v.pipe(v.number(), v.integer(), v.minValue(1));

export const aspect = v.picklist([
  'patriotism',
  'law',
  'family',
  'neighbours',
  'customs',
  'environment',
  'resources',
  'rights',
  'harmony',
] satisfies Aspect[]);

/** More than fit, so that the limit gets a sentence of its own. */
export const clausesOf = <Item extends v.GenericSchema<unknown, unknown>>(item: Item) =>
  v.pipe(v.array(item), v.maxLength(MOST_CLAUSES * 4));
