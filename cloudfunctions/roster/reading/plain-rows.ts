import { STOP } from '../../files/zip-parts.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { plainHeading } from '../sheet/heading-rules.ts';
import type { SeenCell, SeenRow } from '../sheet/sheet-cells.ts';
import { openSource } from '../sheet/sheet-source.ts';

const HEADER_WITHIN = 30; // rows in which the headings are looked for
const MOST_SHEETS = 60;

/** A column that is wanted, by its heading. */
interface PlainColumn {
  heading: RegExp;
  /** what it is called where it is missing; '' = it may be missing */
  wanted: string;
}

interface PlainRow<Name extends string> {
  /** as Excel counts it */
  row: number;
  cells: Partial<Record<Name, SeenCell>>;
}

type Places<Name extends string> = Map<Name, number>;

/**
 * The rows of a table that is no roster and names no doors, in the first visible sheet that has the headings. Hidden
 * rows count as well.
 * @throws Refusal FILE_NOT_XLSX, FILE_ENCRYPTED, FILE_EMPTY, FILE_COLUMNS_MISSING, FILE_TOO_LARGE (details.rows)
 */
export function readPlainRows<Name extends string>(
  bytes: Uint8Array,
  columns: Record<Name, PlainColumn>,
  most: number,
): PlainRow<Name>[] {
  const source = openSource(bytes);
  const names = Object.keys(columns) as Name[];
  const missingOf = (places: Places<Name>) =>
    names.filter((name) => columns[name].wanted !== '' && !places.has(name));
  let missing = missingOf(new Map());
  let isEmpty = true;
  for (const [index, sheet] of source.sheets.slice(0, MOST_SHEETS).entries()) {
    if (sheet.isHidden) continue;
    let places: Places<Name> | undefined;
    let looked = 0;
    const rows: PlainRow<Name>[] = [];
    source.read(index, ({ row, cells }) => {
      const own = [...cells.values()].some(({ text, odd, isFilled }) => !isFilled && (text || odd));
      if (!own) return undefined;
      isEmpty = false;
      if (places) {
        rows.push({ row, cells: cellsAt(cells, places) });
        return rows.length > most ? STOP : undefined;
      }
      looked += 1;
      const found = placesOf(cells, columns);
      const lacks = missingOf(found);
      if (lacks.length === 0) places = found;
      else if (lacks.length < missing.length) missing = lacks;
      return looked >= HEADER_WITHIN && !places ? STOP : undefined;
    });
    if (!places) continue;
    if (rows.length > most) throw new Refusal('FILE_TOO_LARGE', { rows: most });
    if (rows.length > 0) return rows;
    missing = [];
  }
  if (isEmpty || missing.length === 0) throw new Refusal('FILE_EMPTY');
  const lacking = missing.map((name) => columns[name].wanted).join('、');
  throw new Refusal('FILE_COLUMNS_MISSING', { columns: lacking });
}

function placesOf<Name extends string>(
  cells: SeenRow['cells'],
  columns: Record<Name, PlainColumn>,
): Places<Name> {
  const places: Places<Name> = new Map();
  for (const [place, { text }] of cells) {
    const words = plainHeading(text);
    const name = (Object.keys(columns) as Name[]).find(
      (one) => !places.has(one) && columns[one].heading.test(words),
    );
    if (name !== undefined) places.set(name, place);
  }
  return places;
}

function cellsAt<Name extends string>(
  cells: SeenRow['cells'],
  places: Places<Name>,
): PlainRow<Name>['cells'] {
  const found: PlainRow<Name>['cells'] = {};
  for (const [name, place] of places) {
    const cell = cells.get(place);
    if (cell) found[name] = cell;
  }
  return found;
}
