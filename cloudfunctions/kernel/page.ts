import type { Stored } from './collection.ts';
import { type Aggregation, allOf, type Condition, command, type Reader } from './table.ts';

/**
 * Lists are read in a total order: by one field, and by the id among equals. A cursor is the place of the
 * last row seen, so that nothing is repeated or skipped whatever is added meanwhile.
 */
export interface Place {
  value: number | string;
  id: string;
}

const NUMBER = /^(\d{1,15}):(.+)$/;
const TEXT = /^_([A-Za-z0-9_-]*):(.+)$/;

/** `1750000000000:id`; a text in base64url behind an underscore. */
export function cursorOf({ value, id }: Place): string {
  const first =
    typeof value === 'number' ? String(value) : `_${Buffer.from(value).toString('base64url')}`;
  return `${first}:${id}`;
}

/** @returns undefined without a cursor, and for one that no list has made: the list from its start */
export function placeOf(cursor: string | undefined): Place | undefined {
  const [, number, numberId] = NUMBER.exec(cursor ?? '') ?? [];
  if (number && numberId) return { value: Number(number), id: numberId };
  const [, text, textId] = TEXT.exec(cursor ?? '') ?? [];
  if (text === undefined || !textId) return undefined;
  return { value: Buffer.from(text, 'base64url').toString('utf8'), id: textId };
}

export interface PageOptions {
  /** the field that sorts: a number (an instant) or a text; `_id` alone where it sorts by itself */
  by: string;
  direction: 'asc' | 'desc';
  /** rows a page */
  limit: number;
  after: string | undefined;
  /** joins of the rows of this page, after they are chosen: filters belong into the condition */
  join?(pipeline: Aggregation): Aggregation;
}

export interface Page<Row> {
  rows: Row[];
  /** the cursor of the next page, or null at the end */
  next: string | null;
}

/** The rows behind a place, for a condition. */
export function behind(
  by: string,
  direction: 'asc' | 'desc',
  place: Place | undefined,
): Record<string, unknown>[] {
  if (!place) return [];
  const beyond = (value: unknown) => (direction === 'asc' ? command.gt(value) : command.lt(value));
  if (by === '_id') return [{ _id: beyond(place.id) }];
  return [
    command.or([
      { [by]: beyond(place.value) },
      { [by]: place.value, _id: beyond(place.id) },
    ]) as unknown as Record<string, unknown>,
  ];
}

/** One page of a list. One database request. */
export async function readPage<Doc extends Stored, Row extends Doc = Doc>(
  reader: Reader<Doc>,
  condition: Condition,
  { by, direction, limit, after, join }: PageOptions,
): Promise<Page<Row>> {
  const { communityId, ...rest } = condition;
  const where = allOf(communityId, rest, ...behind(by, direction, placeOf(after)));
  const sign = direction === 'asc' ? 1 : -1;
  const found = await reader.aggregate<Row>(where, (pipeline) => {
    const chosen = pipeline
      .sort(by === '_id' ? { _id: sign } : { [by]: sign, _id: sign })
      .limit(limit + 1);
    return join?.(chosen) ?? chosen;
  });
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return {
    rows,
    next:
      found.length > limit && last ? cursorOf({ value: valueIn(last, by), id: last._id }) : null,
  };
}

function valueIn(row: Stored, by: string): number | string {
  if (by === '_id') return 0;
  const value = by
    .split('.')
    .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], row);
  return typeof value === 'number' ? value : String(value ?? '');
}
