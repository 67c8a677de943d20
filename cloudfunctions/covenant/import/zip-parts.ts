import { Unzip, UnzipInflate } from 'fflate';
import { Refusal } from '../../kernel/refusal.ts';

/** Packed bytes at a time: what they swell to, a thousandfold at most, is counted before the next ones. */
const CHUNK = 4 * 1024;

/** The parts of a zip, unpacked piece by piece, and never more of them than fits. */
export class ZipParts {
  readonly #bytes: Uint8Array;

  /** @throws Refusal FILE_NOT_DOCX, FILE_ENCRYPTED */
  constructor(bytes: Uint8Array) {
    // OLE compound files: a sealed document, or one of the old .doc form.
    if (Buffer.from(bytes.subarray(0, 8)).toString('hex') === 'd0cf11e0a1b11ae1') {
      const isSealed = Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'));
      throw new Refusal(isSealed ? 'FILE_ENCRYPTED' : 'FILE_NOT_DOCX');
    }
    if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new Refusal('FILE_NOT_DOCX');
    this.#bytes = bytes;
  }

  /**
   * Hands out the parts that are wanted, piece by piece; of two parts of one name the first.
   * @param most unpacked bytes of them all
   * @throws Refusal FILE_NOT_DOCX for a broken archive, FILE_TOO_LARGE for one that swells without end
   */
  read(
    most: number,
    isWanted: (name: string) => boolean,
    onData: (name: string, chunk: Uint8Array) => void,
  ): void {
    let unpacked = 0;
    const open = new Set<string>();
    const seen = new Set<string>();
    const unzip = new Unzip((file) => {
      const name = partName(file.name);
      if (seen.has(name) || !isWanted(name)) return;
      seen.add(name);
      open.add(name);
      if ((file.originalSize ?? 0) > most) throw tooLarge();
      file.ondata = (error, chunk, isLast) => {
        if (error) throw error;
        unpacked += chunk.length;
        if (unpacked > most) throw tooLarge();
        onData(name, chunk);
        if (isLast) open.delete(name);
      };
      file.start();
    });
    unzip.register(UnzipInflate);
    try {
      for (let at = 0; at < this.#bytes.length; at += CHUNK) {
        unzip.push(this.#bytes.subarray(at, at + CHUNK), at + CHUNK >= this.#bytes.length);
      }
    } catch (error) {
      throw error instanceof Refusal ? error : new Refusal('FILE_NOT_DOCX');
    }
    if (open.size > 0) throw new Refusal('FILE_NOT_DOCX'); // cut short
  }
}

/** Names are compared whatever their capitals, and whichever way their slashes lean. */
export const partName = (name: string): string =>
  name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();

/** The file itself may be small. */
export const tooLarge = (): Refusal => new Refusal('FILE_TOO_LARGE', { unpacked: true });
