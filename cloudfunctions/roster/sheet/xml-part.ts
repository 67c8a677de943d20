import { TextDecoder } from 'node:util';
import { SaxesParser } from 'saxes';
import { Refusal } from '../../kernel/refusal.ts';
import { STOP, type ZipParts } from './zip-parts.ts';

export interface XmlTag {
  name: string;
  attributes: Record<string, string>;
}

export interface XmlHandlers {
  open?(tag: XmlTag): typeof STOP | undefined;
  text?(text: string): void;
  close?(name: string): typeof STOP | undefined;
}

/** Reads one part as a stream of XML. Entities other than XML's own are errors, so nothing expands. */
export function readXml(parts: ZipParts, name: string, handlers: XmlHandlers): boolean {
  const parser = new SaxesParser();
  let decoder: TextDecoder | undefined;
  let isStopped = false;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new Refusal('FILE_NOT_XLSX');
  });
  parser.on('opentag', (tag) => {
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
    if (!isStopped && handlers.close?.(localName(tag.name)) === STOP) isStopped = true;
  });
  try {
    const found = parts.read(name, (chunk) => {
      decoder ??= new TextDecoder(encodingOf(chunk));
      parser.write(decoder.decode(chunk, { stream: true }));
      return isStopped ? STOP : undefined;
    });
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
