import type { Stored } from './collection.ts';
import { type Aggregation, allOf, type Condition, command, type Reader } from './table.ts';

/**
 * Lists are read in a total order: by a field or several, and by the id among equals. A cursor is the
 * place of the last row seen, so that nothing is repeated or skipped whatever is added meanwhile.
 */
export interface Place {
  /** of the fields that sort: one, or several texts */
  value: number | string | string[];
  id: string;
}

const NUMBER = /^(\d{1,15}):(.+)$/;
const TEXTS = /^_([A-Za-z0-9_.-]*):(.+)$/;

const coded = (text: string) => Buffer.from(text).toString('base64url');
const decoded = (text: string) => Buffer.from(text, 'base64url').toString('utf8');

/** `1750000000000:id`; texts in base64url behind an underscore, with dots between them. */
export function cursorOf({ value, id }: Place): string {
  if (typeof value === 'number') return `${value}:${id}`;
  const texts = Array.isArray(value) ? value : [value];
  return `_${texts.map(coded).join('.')}:${id}`;
}

/** @returns undefined without a cursor, and for one that no list has made: the list from its start */
export function placeOf(cursor: string | undefined): Place | undefined {
  const [, number, numberId] = NUMBER.exec(cursor ?? '') ?? [];
  if (number && numberId) return { value: Number(number), id: numberId };
  const [, texts, textId] = TEXTS.exec(cursor ?? '') ?? [];
  if (texts === undefined || !textId) return undefined;
  const [first = '', ...others] = texts.split('.').map(decoded);
  return { value: others.length > 0 ? [first, ...others] : first, id: textId };
}

export interface PageOptions {
  /** the field that sorts: a number (an instant) or a text; `_id` alone where it sorts by itself; or several texts */
  by: string | readonly string[];
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

/** The rows behind a place, for a condition; all of them for the place of a list in another order. */
export function behind(
  by: string | readonly string[],
  direction: 'asc' | 'desc',
  place: Place | undefined,
): Record<string, unknown>[] {
  if (!place) return [];
  const beyond = (value: unknown) => (direction === 'asc' ? command.gt(value) : command.lt(value));
  if (by === '_id') return [{ _id: beyond(place.id) }];
  const fields = [by].flat();
  const values = [place.value].flat();
  if (fields.length !== values.length) return [];
  const steps = [...fields, '_id'].map((field, at) => ({
    ...Object.fromEntries(fields.slice(0, at).map((before, index) => [before, values[index]])),
    [field]: beyond(field === '_id' ? place.id : values[at]),
  }));
  return [command.or(steps) as unknown as Record<string, unknown>];
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
  const fields = by === '_id' ? [] : [by].flat();
  const found = await reader.aggregate<Row>(where, (pipeline) => {
    const order = Object.fromEntries([...fields, '_id'].map((field) => [field, sign]));
    const chosen = pipeline.sort(order).limit(limit + 1);
    return join?.(chosen) ?? chosen;
  });
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return {
    rows,
    next:
      found.length > limit && last
        ? cursorOf({ value: valueIn(last, fields), id: last._id })
        : null,
  };
}

function valueIn(row: Stored, fields: readonly string[]): Place['value'] {
  const [first, ...others] = fields.map((field) =>
    field
      .split('.')
      .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], row),
  );
  if (others.length > 0) return [first, ...others].map((value) => String(value ?? ''));
  if (fields.length === 0) return 0;
  return typeof first === 'number' ? first : String(first ?? '');
}
