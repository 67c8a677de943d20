import type { Stored } from './collection.ts';
import { type Aggregation, type Condition, command, type Reader } from './table.ts';

/**
 * Lists are read in a total order: by one or more fields, and by the id among equals. A cursor is the
 * place of the last row seen, so that nothing is repeated or skipped whatever is added meanwhile.
 */
export interface Place {
  values: (number | string)[];
  id: string;
}

const VALUE = /^(?:(\d{1,15})|_([A-Za-z0-9_-]*)):/;

/** `1750000000000:id`; a text in base64url behind an underscore, `_5byg:id`. */
export function cursorOf({ values, id }: Place): string {
  const parts = values.map((value) =>
    typeof value === 'number' ? `${value}:` : `_${Buffer.from(value).toString('base64url')}:`,
  );
  return `${parts.join('')}${id}`;
}

/**
 * @param fields how many fields sort the list
 * @returns undefined without a cursor, and for one that no such list has made: the list from its start
 */
function placeOf(cursor: string | undefined, fields: number): Place | undefined {
  if (cursor === undefined) return undefined;
  const values: (number | string)[] = [];
  let rest = cursor;
  while (values.length < fields) {
    const [whole, number, text] = VALUE.exec(rest) ?? [];
    if (whole === undefined) return undefined;
    values.push(number ? Number(number) : Buffer.from(text ?? '', 'base64url').toString('utf8'));
    rest = rest.slice(whole.length);
  }
  return rest === '' ? undefined : { values, id: rest };
}

export interface PageOptions {
  /** the fields that sort, each a number or a text; none: the id alone */
  by: readonly string[];
  direction: 'asc' | 'desc';
  /** rows a page */
  limit: number;
  after: string | undefined;
  /** conditions about joined documents: with their joins, before the rows of this page are chosen */
  filter?(pipeline: Aggregation): Aggregation;
  /** joins for the rows of this page, after they are chosen: filters belong in the condition */
  join?(pipeline: Aggregation): Aggregation;
}

export interface Page<Row> {
  rows: Row[];
  /** the cursor of the next page, or null at the end */
  next: string | null;
}

/**
 * The conditions that leave what lies behind a place: an alternative for each field, and one for the id; and, beside
 * the alternatives, how far the first field may reach, from where an index is read on.
 */
function behind(by: readonly string[], direction: 'asc' | 'desc', place: Place): unknown[] {
  const beyond = (value: unknown) => (direction === 'asc' ? command.gt(value) : command.lt(value));
  const fields = [...by, '_id'];
  const values = [...place.values, place.id];
  const [first = '_id'] = fields;
  const from = direction === 'asc' ? command.gte(values[0]) : command.lte(values[0]);
  return [
    { [first]: from },
    command.or(
      fields.map((field, index) => ({
        ...Object.fromEntries(fields.slice(0, index).map((equal, at) => [equal, values[at]])),
        [field]: beyond(values[index]),
      })),
    ),
  ];
}

/** One page of a list. One database request. */
export async function readPage<Doc extends Stored, Row extends Doc = Doc>(
  reader: Reader<Doc>,
  condition: Condition,
  { by, direction, limit, after, filter, join }: PageOptions,
): Promise<Page<Row>> {
  const place = placeOf(after, by.length);
  const where = place
    ? (command.and([condition, ...behind(by, direction, place)]) as unknown as Condition)
    : condition;
  const sign = direction === 'asc' ? (1 as const) : (-1 as const);
  const found = await reader.aggregate<Row>(where, (pipeline) => {
    const order = Object.fromEntries([...by, '_id'].map((field) => [field, sign]));
    const sorted = pipeline.sort(order);
    const chosen = (filter?.(sorted) ?? sorted).limit(limit + 1);
    return join?.(chosen) ?? chosen;
  });
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  const hasMore = found.length > limit && last !== undefined;
  const values = last ? by.map((field) => valueIn(last, field)) : [];
  return { rows, next: hasMore ? cursorOf({ values, id: last._id }) : null };
}

function valueIn(row: Stored, field: string): number | string {
  const value = field
    .split('.')
    .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], row);
  return typeof value === 'number' ? value : String(value ?? '');
}
