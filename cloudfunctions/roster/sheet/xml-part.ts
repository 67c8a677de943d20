import { TextDecoder } from 'node:util';
import { SaxesParser } from 'saxes';
import { STOP, type ZipParts } from '../../files/zip-parts.ts';
import { Refusal } from '../../kernel/refusal.ts';

export interface XmlTag {
  name: string;
  attributes: Record<string, string>;
}

export interface XmlHandlers {
  open?(tag: XmlTag): typeof STOP | undefined;
  text?(text: string): void;
  close?(name: string): typeof STOP | undefined;
}

/** Elements within each other; a sheet has about ten. */
const DEEPEST = 200;
/** Bytes of one tag or one text: the parser keeps them in memory until they end. */
const LONGEST = 2_000_000;

/**
 * Reads one part as a stream of XML. Entities other than XML's own are errors, so nothing expands.
 * @param most bytes of the part
 */
export function readXml(
  parts: ZipParts,
  name: string,
  handlers: XmlHandlers,
  most?: number,
): boolean {
  const parser = new SaxesParser();
  let decoder: TextDecoder | undefined;
  let isStopped = false;
  let depth = 0;
  let pending = 0; // bytes since something ended
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new Refusal('FILE_NOT_XLSX');
  });
  parser.on('opentag', (tag) => {
    pending = 0;
    depth += 1;
    if (depth > DEEPEST) throw new Refusal('FILE_NOT_XLSX');
    if (isStopped) return;
    const attributes = tag.attributes as Record<string, string>;
    if (handlers.open?.({ name: localName(tag.name), attributes }) === STOP) isStopped = true;
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
  try {
    const take = (chunk: Uint8Array) => {
      decoder ??= new TextDecoder(encodingOf(chunk));
      pending += chunk.length;
      parser.write(decoder.decode(chunk, { stream: true }));
      if (pending > LONGEST) throw new Refusal('FILE_TOO_LARGE', { unpacked: true });
      return isStopped ? STOP : undefined;
    };
    const found = parts.read(name, take, most);
    if (found && !isStopped) parser.close(); // complains of an end too early
    return found;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('FILE_NOT_XLSX'); // broken XML
  }
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
