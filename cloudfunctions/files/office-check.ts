import { SaxesParser } from 'saxes';
import { Refusal } from '../kernel/refusal.ts';
import { STOP, ZipParts } from './zip-parts.ts';

/** What a document of an office program must not bring along. */
export type OfficeFault = 'other-kind' | 'macros' | 'links';

/** The part that makes a zip a document of its kind (ECMA-376). */
const MAIN_PART = { docx: 'word/document.xml', xlsx: 'xl/workbook.xml' } as const;
export type OfficeKind = keyof typeof MAIN_PART;

/** Parts that run: macros, controls, the macro sheets of Excel 4. */
const RUNNING = /vbaproject[^/]*\.bin$|(^|\/)(activex|macrosheets)\//;
/** Parts that fetch: links to other workbooks, DDE, queries. */
const FETCHING = /^xl\/(externallinks\/|connections\.xml$|querytables\/)/;
/** Relationships that lead outside when somebody follows them, and not before. */
const FOLLOWED = ['hyperlink'];
/** Fields of Word that fetch or start something when the document is opened or printed. */
const FETCHING_FIELD =
  /^\s*(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|DATABASE|RD)\b/i;
const FIELD_PARTS = /^word\/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml$/;

/** Inflated bytes: of relationships and types, and of each part that may hold fields. */
const MOST_RELATIONS = 1_000_000;
const MOST_WORDS = 40_000_000;
const MOST_PARTS = 600; // that are read
/** Bytes of one tag or one text: the parser keeps them in memory until they end. */
const LONGEST = 2_000_000;
const DEEPEST = 300;
const LONGEST_FIELD = 20_000;

/**
 * Holds a document to its kind: the parts of one, nothing that runs, nothing that is fetched from elsewhere when
 * it is opened (a remote template, a linked picture or workbook, a query, a field that includes). Links that
 * somebody has to follow may stand in it. Parts are read piece by piece.
 * @returns what is wrong with it, or null
 * @throws Refusal FILE_TOO_LARGE, FILE_ENCRYPTED; `broken` for an archive that cannot be read
 */
export function officeFault(
  bytes: Uint8Array,
  kind: OfficeKind,
  broken: 'FILE_NOT_DOCX' | 'FILE_NOT_XLSX',
): OfficeFault | null {
  const parts = new ZipParts(bytes, broken);
  if (!parts.has(MAIN_PART[kind])) return 'other-kind';
  const names = parts.names;
  if (names.some((name) => RUNNING.test(name)) || isRunning(parts)) return 'macros';
  if (names.some((name) => FETCHING.test(name))) return 'links';
  const relations = names.filter((name) => name.endsWith('.rels'));
  const words = names.filter((name) => kind === 'docx' && FIELD_PARTS.test(name));
  if (relations.length + words.length > MOST_PARTS) {
    throw new Refusal('FILE_TOO_LARGE', { unpacked: true });
  }
  if (relations.some((name) => leadsOutside(parts, name))) return 'links';
  return words.some((name) => fetches(parts, name)) ? 'links' : null;
}

/** Macros under another name are told by their type. */
function isRunning(parts: ZipParts): boolean {
  let found = false;
  readTags(parts, '[Content_Types].xml', MOST_RELATIONS, {
    open(_, attributes) {
      found ||= /macroEnabled|vbaProject|macrosheet|activeX/i.test(attributes.contenttype ?? '');
      return found ? STOP : undefined;
    },
  });
  return found;
}

function leadsOutside(parts: ZipParts, name: string): boolean {
  let found = false;
  readTags(parts, name, MOST_RELATIONS, {
    open(tag, attributes) {
      const { type = '', targetmode = '' } = attributes;
      const isOutside = targetmode.trim().toLowerCase() === 'external';
      const kind = type.split('/').at(-1) ?? '';
      found ||= tag === 'relationship' && isOutside && !FOLLOWED.includes(kind);
      return found ? STOP : undefined;
    },
  });
  return found;
}

/** A field begins with its name; its words may stand in several runs. */
function fetches(parts: ZipParts, name: string): boolean {
  let field = '';
  let isField = false;
  let found = false;
  const look = () => {
    found ||= FETCHING_FIELD.test(field);
    return found ? STOP : undefined;
  };
  readTags(parts, name, MOST_WORDS, {
    open(tag, attributes) {
      if (tag === 'instrtext' || tag === 'delinstrtext') isField = true;
      else if (tag === 'fldsimple') {
        field = attributes.instr ?? '';
        return look();
      } else if (tag === 'fldchar') field = '';
      return undefined;
    },
    text(piece) {
      if (isField && field.length < LONGEST_FIELD) field += piece;
    },
    close(tag) {
      if (tag !== 'instrtext' && tag !== 'delinstrtext') return undefined;
      isField = false;
      return look();
    },
  });
  return found;
}

interface TagHandlers {
  /** names in small letters, without their prefixes */
  open(tag: string, attributes: Record<string, string>): typeof STOP | undefined;
  text?(piece: string): void;
  close?(tag: string): typeof STOP | undefined;
}

/** Reads one part as a stream of XML. @throws Refusal for a broken one: office programs do not open it either */
function readTags(parts: ZipParts, name: string, most: number, handlers: TagHandlers): void {
  const parser = new SaxesParser();
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let isStopped = false;
  let depth = 0;
  let pending = 0;
  parser.on('error', () => {
    throw new Refusal(parts.broken);
  });
  parser.on('doctype', () => {
    throw new Refusal(parts.broken);
  });
  parser.on('opentag', (tag) => {
    pending = 0;
    depth += 1;
    if (depth > DEEPEST) throw new Refusal('FILE_TOO_LARGE', { unpacked: true });
    const attributes = Object.fromEntries(
      Object.entries(tag.attributes as Record<string, string>).map(([key, value]) => [
        localName(key),
        value,
      ]),
    );
    if (!isStopped && handlers.open(localName(tag.name), attributes) === STOP) isStopped = true;
  });
  const onText = (text: string) => {
    if (!isStopped) handlers.text?.(text);
  };
  parser.on('text', onText);
  parser.on('cdata', onText);
  parser.on('closetag', (tag) => {
    pending = 0;
    depth -= 1;
    if (!isStopped && handlers.close?.(localName(tag.name)) === STOP) isStopped = true;
  });
  const take = (chunk: Uint8Array) => {
    decoder ??= new TextDecoder(encodingOf(chunk));
    pending += chunk.length;
    parser.write(decoder.decode(chunk, { stream: true }));
    if (pending > LONGEST) throw new Refusal('FILE_TOO_LARGE', { unpacked: true });
    return isStopped ? STOP : undefined;
  };
  parts.read(name, take, most);
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1).toLowerCase();
