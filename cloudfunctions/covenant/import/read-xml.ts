import { SaxesParser } from 'saxes';
import { Refusal } from '../../kernel/refusal.ts';
import { tooLarge } from './zip-parts.ts';

/** The attributes of an element, without their prefixes. */
export type Attributes = ReadonlyMap<string, string>;

/** Names of the root's own namespace come without a prefix, others with theirs. */
export interface XmlHandlers {
  open(name: string, attributes: Attributes): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Elements within each other; a document has about thirty. */
const DEEPEST = 200;
/** Characters of one tag or one text: the parser keeps them in memory until they end. */
const LONGEST = 2_000_000;

/**
 * Reads a part of a document as a stream. Entities other than XML's own are errors, so nothing expands.
 */
export class XmlStream {
  readonly #parser = new SaxesParser();
  #decoder: InstanceType<typeof TextDecoder> | undefined;
  #prefix: string | undefined;
  #depth = 0;
  /** characters since something ended */
  #pending = 0;

  constructor(handlers: XmlHandlers) {
    const broken = () => {
      throw new Refusal('FILE_NOT_DOCX');
    };
    this.#parser.on('error', broken);
    this.#parser.on('doctype', broken);
    this.#parser.on('opentag', ({ name, attributes }) => {
      this.#pending = 0;
      this.#depth += 1;
      if (this.#depth > DEEPEST) broken();
      const at = name.indexOf(':');
      this.#prefix ??= at < 0 ? '' : name.slice(0, at + 1);
      const named = Object.entries(attributes).map(([key, value]): [string, string] => [
        key.slice(key.indexOf(':') + 1),
        String(value),
      ]);
      handlers.open(this.#own(name), new Map(named));
    });
    this.#parser.on('text', (text) => handlers.text?.(text));
    this.#parser.on('closetag', ({ name }) => {
      this.#pending = 0;
      this.#depth -= 1;
      handlers.close?.(this.#own(name));
    });
  }

  write(chunk: Uint8Array): void {
    const [first, second] = chunk;
    const wide = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff;
    this.#decoder ??= new TextDecoder(wide === true ? 'utf-16be' : wide || 'utf-8');
    this.#pending += chunk.length;
    this.#parser.write(this.#decoder.decode(chunk, { stream: true }));
    if (this.#pending > LONGEST) throw tooLarge();
  }

  /** Complains of an end too early. */
  close(): void {
    this.#parser.close();
  }

  #own(name: string): string {
    const prefix = this.#prefix ?? '';
    return prefix !== '' && name.startsWith(prefix) ? name.slice(prefix.length) : name;
  }
}
