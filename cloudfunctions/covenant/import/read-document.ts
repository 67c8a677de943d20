import type { SplitWarning } from '../../../typings/contract/covenant.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { type Paragraph, paragraphsOf } from '../split/paragraph-rules.ts';
import { type Attributes, type XmlHandlers, XmlStream } from './read-xml.ts';
import { BodyReader } from './word-body.ts';
import { NumberingReader } from './word-numbering-rules.ts';
import { StyleReader } from './word-style-rules.ts';
import { partName, ZipParts } from './zip-parts.ts';

/** A document as paragraphs with what their styles say. */
export interface ReadDocument {
  paragraphs: Paragraph[];
  warnings: SplitWarning[];
}

/** Unpacked bytes: far above any covenant, far below a function's memory. */
const MOST = { relations: 1_000_000, looks: 5_000_000, body: 40_000_000 } as const;

/**
 * The words of a .docx: tables as lines, with the numbers that Word makes by itself, without what was
 * deleted in a tracked change or is hidden. What lies outside the file, a template for instance, is left alone.
 * @throws Refusal FILE_NOT_DOCX, FILE_ENCRYPTED, FILE_TOO_LARGE, FILE_NO_WORDS, COVENANT_TOO_LONG
 */
export function readDocx(bytes: Uint8Array): ReadDocument {
  const zip = new ZipParts(bytes);
  const relations = readRelations(zip);
  const main = relations.get('_rels/.rels')?.get('officeDocument') ?? 'word/document.xml';
  const [, folder = '', name = ''] = /^(.*\/)?([^/]+)$/.exec(main) ?? [];
  const own = relations.get(`${folder}_rels/${name}.rels`);
  const styles = new StyleReader();
  const numbers = new NumberingReader();
  readParts(
    zip,
    MOST.looks,
    new Map<string, XmlHandlers>([
      [partName(own?.get('styles') ?? `${folder}styles.xml`), styles],
      [partName(own?.get('numbering') ?? `${folder}numbering.xml`), numbers],
    ]),
  );
  const body = new BodyReader(numbers, styles);
  if (!readParts(zip, MOST.body, new Map([[main, body]]))) throw new Refusal('FILE_NOT_DOCX');
  return spoken({ paragraphs: body.paragraphs, warnings: [...body.warnings] });
}

/** Reads parts as XML. @returns whether one of them is there */
function readParts(
  zip: ZipParts,
  most: number,
  readers: ReadonlyMap<string, XmlHandlers>,
): boolean {
  const streams = new Map<string, XmlStream>();
  zip.read(
    most,
    (name) => readers.has(name),
    (name, chunk) => {
      const handlers = readers.get(name);
      if (!handlers) return;
      const stream = streams.get(name) ?? new XmlStream(handlers);
      streams.set(name, stream);
      stream.write(chunk);
    },
  );
  for (const stream of streams.values()) stream.close();
  return streams.size > 0;
}

/** Part of relationships → kind → the part that it leads to, by the last word of its type. */
function readRelations(zip: ZipParts): Map<string, Map<string, string>> {
  const relations = new Map<string, Map<string, string>>();
  const streams = new Map<string, XmlStream>();
  zip.read(
    MOST.relations,
    (name) => name === '_rels/.rels' || /(?:^|\/)_rels\/[^/]*document[^/]*\.xml\.rels$/.test(name),
    (name, chunk) => {
      const found = relations.get(name) ?? new Map<string, string>();
      relations.set(name, found);
      const folder = name.replace(/_rels\/[^/]*$/, '');
      const stream =
        streams.get(name) ??
        new XmlStream({ open: (tag, attributes) => relate(found, folder, tag, attributes) });
      streams.set(name, stream);
      stream.write(chunk);
    },
  );
  for (const stream of streams.values()) stream.close();
  return relations;
}

function relate(
  found: Map<string, string>,
  folder: string,
  tag: string,
  attributes: Attributes,
): void {
  const target = attributes.get('Target') ?? '';
  const isInside = attributes.get('TargetMode')?.toLowerCase() !== 'external';
  if (tag !== 'Relationship' || !isInside || target === '') return;
  const kind = attributes.get('Type')?.split('/').at(-1) ?? '';
  const path = /^[/\\]/.test(target) ? target : `${folder}${target}`;
  if (!found.has(kind)) found.set(kind, partName(path.replace(/(^|\/)\.\//g, '$1')));
}

/** What Chinese offices and phones write plain texts in. */
const ENCODINGS = ['utf-8', 'gb18030'] as const;

/** @throws Refusal FILE_NOT_TEXT, FILE_NO_WORDS */
export function readTxt(bytes: Uint8Array): ReadDocument {
  const [first, second] = bytes;
  const wide =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff
        ? 'utf-16be'
        : undefined;
  for (const encoding of wide ? [wide] : ENCODINGS) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      // Other files may be read as letters by chance; texts have no zero bytes.
      if (!text.includes('\u0000')) {
        return spoken({ paragraphs: paragraphsOf(text), warnings: [] });
      }
    } catch (error) {
      if (error instanceof Refusal) throw error;
    }
  }
  throw new Refusal('FILE_NOT_TEXT');
}

/** A document of pictures alone has nothing to read. */
function spoken(read: ReadDocument): ReadDocument {
  if (!read.paragraphs.some(({ text }) => /[\p{L}\p{N}]/u.test(text))) {
    throw new Refusal('FILE_NO_WORDS');
  }
  return read;
}
