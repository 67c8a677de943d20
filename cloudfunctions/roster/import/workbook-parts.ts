import { Unzip, UnzipInflate } from 'fflate';
import { SaxesParser } from 'saxes';
import { Refusal } from '../../kernel/refusal.ts';

const CHUNK = 64 * 1024;
/** Inflated bytes of one part: far above a roster of 20,000 rows, far below a function's memory. */
const MOST_INFLATED = 100_000_000;

/** Ends a part's reading early, when what was sought has been found. */
export const STOP = Symbol('stop');

/** OLE compound files: an encrypted workbook, or one of the old .xls form. */
export function refuseOldForms(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new Refusal('FILE_EMPTY');
  const isOle = Buffer.from(bytes.subarray(0, 8)).toString('hex') === 'd0cf11e0a1b11ae1';
  if (isOle) {
    const isSealed = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(
      Buffer.from('EncryptedPackage', 'utf16le'),
    );
    throw new Refusal(isSealed ? 'FILE_ENCRYPTED' : 'FILE_NOT_XLSX');
  }
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new Refusal('FILE_NOT_XLSX');
}

/**
 * Inflates one part of the workbook piece by piece.
 * @returns false if there is no such part
 * @throws Refusal FILE_NOT_XLSX for a broken archive, FILE_TOO_LARGE for one that swells without end
 */
function inflatePart(
  bytes: Uint8Array,
  name: string,
  onData: (chunk: Uint8Array) => typeof STOP | undefined,
): boolean {
  let found = false;
  let done = false;
  let size = 0;
  const unzip = new Unzip((file) => {
    if (done || file.name !== name) return;
    found = true;
    file.ondata = (error, chunk, isLast) => {
      if (done) return;
      if (error) throw error;
      size += chunk.length;
      if (size > MOST_INFLATED) {
        throw new Refusal('FILE_TOO_LARGE', { megabytes: MOST_INFLATED / 1_000_000 });
      }
      if (onData(chunk) === STOP || isLast) done = true;
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  for (let at = 0; at < bytes.length && !done; at += CHUNK) {
    unzip.push(bytes.subarray(at, at + CHUNK), at + CHUNK >= bytes.length);
  }
  if (found && !done) throw new Refusal('FILE_NOT_XLSX'); // cut short
  return found;
}

export interface XmlTag {
  name: string;
  attributes: Record<string, string>;
}

export interface XmlHandlers {
  open?(tag: XmlTag): void;
  text?(text: string): void;
  close?(name: string): typeof STOP | undefined;
}

/** Reads one part as a stream of XML. Entities other than XML's own are errors, so nothing expands. */
export function readXml(bytes: Uint8Array, name: string, handlers: XmlHandlers): boolean {
  const parser = new SaxesParser();
  const decoder = new TextDecoder();
  let isStopped = false;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new Refusal('FILE_NOT_XLSX');
  });
  parser.on('opentag', (tag) => {
    if (isStopped) return;
    handlers.open?.({
      name: localName(tag.name),
      attributes: tag.attributes as Record<string, string>,
    });
  });
  parser.on('text', (text) => {
    if (!isStopped) handlers.text?.(text);
  });
  parser.on('closetag', (tag) => {
    if (!isStopped && handlers.close?.(localName(tag.name)) === STOP) isStopped = true;
  });
  try {
    const found = inflatePart(bytes, name, (chunk) => {
      parser.write(decoder.decode(chunk, { stream: true }));
      return isStopped ? STOP : undefined;
    });
    if (found && !isStopped) parser.close(); // complains of an end too early
    return found;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('FILE_NOT_XLSX'); // a broken archive or broken XML
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
