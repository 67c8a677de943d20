import { partName, STOP, type ZipParts } from '../../files/zip-parts.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { append, seenText } from './cell-text.ts';
import { builtInFormat } from './number-format.ts';
import type { CellStyles } from './sheet-cells.ts';
import { readXml } from './xml-part.ts';

const MOST_STRINGS = 400_000;
/** Characters of all shared strings together: half of them would fill a roster of 20,000 rows. */
const MOST_CHARACTERS = 16_000_000;
const MOST_SHEETS = 300;
const MOST_STYLES = 70_000;
/** Formats of its own that a workbook may have; Excel keeps to a few hundred. */
const MOST_FORMATS = 5_000;
const LONGEST_FORMAT = 300;
/** Bytes of the parts that only say where others are. */
const MOST_RELATIONS = 1_000_000;
const MOST_NAMES = 5_000_000;
const MOST_ROWS = 20_000;

export interface WorkbookSheet {
  name: string;
  isHidden: boolean;
  part: string;
}

export interface Workbook {
  sheets: WorkbookSheet[];
  styles: CellStyles;
}

/**
 * Finds the parts of a workbook through their relationships, whatever they are called.
 * @throws Refusal FILE_NOT_XLSX if the package names no workbook
 */
export function readWorkbook(parts: ZipParts): Workbook {
  const workbook = findWorkbook(parts);
  const relations = relationsOf(parts, workbook);
  const targetOf = (id: string | undefined) =>
    relations.find((one) => one.id === id && one.type === 'worksheet')?.target;
  const sheets: WorkbookSheet[] = [];
  let is1904 = false;
  const isWorkbook = readXml(
    parts,
    workbook,
    {
      open({ name, attributes }) {
        if (name === 'workbookPr') is1904 = /^(1|true)$/.test(attributes.date1904 ?? '');
        if (name !== 'sheet' || sheets.length >= MOST_SHEETS) return undefined;
        const id = Object.entries(attributes).find(([key]) => /^(\w+:)?id$/.test(key))?.[1];
        const part = targetOf(id) ?? (relations.length === 0 ? fallback(workbook, sheets) : '');
        // charts and macros have sheets of their own kind
        if (part === '' || !parts.has(part)) return undefined;
        const isHidden = ['hidden', 'veryHidden'].includes(attributes.state ?? '');
        sheets.push({ name: seenText(attributes.name ?? ''), isHidden, part });
        return undefined;
      },
    },
    MOST_NAMES,
  );
  if (!isWorkbook) throw new Refusal('FILE_NOT_XLSX');
  const byType = (type: string, name: string) =>
    relations.find((one) => one.type === type)?.target ?? sibling(workbook, name);
  const strings = sharedStrings(parts, byType('sharedStrings', 'sharedStrings.xml'));
  const formats = cellFormats(parts, byType('styles', 'styles.xml'));
  return { sheets, styles: { strings, formats, is1904 } };
}

function sibling(part: string, name: string): string {
  return resolve(part, name);
}

function fallback(workbook: string, sheets: readonly unknown[]): string {
  return sibling(workbook, `worksheets/sheet${sheets.length + 1}.xml`);
}

/** The part that the package itself calls its workbook. */
function findWorkbook(parts: ZipParts): string {
  const named = relationsOf(parts, '').find(({ type }) => type === 'officeDocument')?.target;
  if (named !== undefined && parts.has(named)) return named;
  let found: string | undefined;
  readXml(
    parts,
    '[Content_Types].xml',
    {
      open({ name, attributes }) {
        const isMain = /(sheet|template)\.(macroEnabled\.)?main\+xml$/i.test(
          attributes.ContentType ?? '',
        );
        if (name !== 'Override' || !isMain) return undefined;
        found = partName(attributes.PartName ?? '');
        return STOP;
      },
    },
    MOST_RELATIONS,
  );
  return found ?? 'xl/workbook.xml';
}

interface Relation {
  id: string;
  /** the last word of its address: transitional and strict forms differ before it */
  type: string;
  target: string;
}

function relationsOf(parts: ZipParts, part: string): Relation[] {
  const at = part.lastIndexOf('/') + 1;
  const relations: Relation[] = [];
  readXml(
    parts,
    `${part.slice(0, at)}_rels/${part.slice(at)}.rels`,
    {
      open({ name, attributes }) {
        if (name !== 'Relationship' || attributes.TargetMode === 'External') return undefined;
        const { Id: id = '', Type = '', Target = '' } = attributes;
        relations.push({ id, type: Type.split('/').at(-1) ?? '', target: resolve(part, Target) });
        return undefined;
      },
    },
    MOST_RELATIONS,
  );
  return relations;
}

/** A target as seen from the part that names it. */
function resolve(part: string, target: string): string {
  const plain = target.replace(/\\/g, '/');
  const folder = plain.startsWith('/') ? [] : part.split('/').slice(0, -1);
  const path = [...folder];
  for (const step of plain.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return partName(path.join('/'));
}

/** Texts of the shared table, without the phonetic runs that say how to read them. */
function sharedStrings(parts: ZipParts, part: string): string[] {
  const strings: string[] = [];
  let text = '';
  let isText = false;
  let isPhonetic = false;
  let characters = 0;
  readXml(parts, part, {
    open({ name }) {
      if (name === 'si') text = '';
      else if (name === 'rPh') isPhonetic = true;
      else if (name === 't') isText = !isPhonetic;
      return undefined;
    },
    text(piece) {
      if (isText) text = append(text, piece);
    },
    close(name) {
      if (name === 't') isText = false;
      else if (name === 'rPh') isPhonetic = false;
      else if (name === 'si') {
        strings.push(seenText(text));
        characters += text.length;
        if (strings.length > MOST_STRINGS || characters > MOST_CHARACTERS) {
          throw new Refusal('FILE_TOO_LARGE', { rows: MOST_ROWS });
        }
      }
      return undefined;
    },
  });
  return strings;
}

/** The format code of each style of a cell. */
function cellFormats(parts: ZipParts, part: string): string[] {
  const codes = new Map<number, string>();
  const formats: string[] = [];
  let isCells = false;
  readXml(parts, part, {
    open({ name, attributes }) {
      if (name === 'numFmt' && codes.size < MOST_FORMATS) {
        const code = attributes.formatCode ?? '';
        codes.set(Number(attributes.numFmtId), code.length > LONGEST_FORMAT ? 'General' : code);
      }
      if (name === 'cellXfs') isCells = true;
      else if (name === 'xf' && isCells && formats.length < MOST_STYLES) {
        const id = Number(attributes.numFmtId ?? 0);
        formats.push(codes.get(id) ?? builtInFormat(id));
      }
      return undefined;
    },
    close: (name) => (name === 'cellXfs' ? STOP : undefined),
  });
  return formats;
}
