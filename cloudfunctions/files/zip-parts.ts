import { crc32 } from 'node:zlib';
import { Inflate } from 'fflate';
import type { ErrorCode } from '../../typings/contract/envelope.ts';
import { Refusal } from '../kernel/refusal.ts';

/**
 * Inflated bytes of one part, and of all that is read of a file: far above 20,000 rows. They pass by piece by
 * piece; whoever keeps some of them sets narrower limits.
 */
const MOST_OF_ONE = 100_000_000;
const MOST_OF_ALL = 300_000_000;
const MOST_PARTS = 10_000;
/** Packed bytes at a time: what they swell to, a thousandfold at most, is in memory at once. */
const CHUNK = 4 * 1024;

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const ZIP64_LOCATOR = 0x07064b50;
const MOST_COMMENT = 65_535;
const IN_ZIP64 = 0xffff_ffff;

/** Ends a part's reading early, when what was sought has been found. */
export const STOP = Symbol('stop');

interface Entry {
  name: string;
  method: number;
  crc: number;
  start: number;
  size: number;
  isEncrypted: boolean;
}

/**
 * The parts of a zip archive by its own directory, so that an archive within the archive stays closed.
 * Names are compared without regard to capitals, slashes or backslashes.
 */
export class ZipParts {
  private readonly bytes: Buffer;
  /** the code that a broken archive is refused with */
  readonly broken: ErrorCode;
  private readonly entries = new Map<string, Entry>();
  private inflated = 0;

  /**
   * @param broken what is refused with if the archive is broken
   * @throws Refusal with that code
   */
  constructor(bytes: Uint8Array, broken: ErrorCode = 'FILE_NOT_XLSX') {
    this.broken = broken;
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    try {
      for (const entry of directory(this.bytes)) this.entries.set(partName(entry.name), entry);
    } catch {
      throw new Refusal(broken); // offsets that lead out of the file
    }
  }

  get names(): string[] {
    return [...this.entries.keys()];
  }

  has(name: string): boolean {
    return this.entries.has(partName(name));
  }

  /**
   * Inflates a part piece by piece.
   * @param most inflated bytes of it
   * @returns false if there is no such part
   * @throws Refusal the code for a broken one, FILE_ENCRYPTED, FILE_TOO_LARGE for one that swells without end
   */
  read(
    name: string,
    onData: (chunk: Uint8Array) => typeof STOP | undefined,
    most = MOST_OF_ONE,
  ): boolean {
    const entry = this.entries.get(partName(name));
    if (!entry) return false;
    if (entry.isEncrypted) throw new Refusal('FILE_ENCRYPTED');
    let isStopped = false;
    let size = 0;
    let crc = 0;
    const take = (chunk: Uint8Array) => {
      size += chunk.length;
      this.inflated += chunk.length;
      if (size > most || this.inflated > MOST_OF_ALL) {
        throw new Refusal('FILE_TOO_LARGE', { unpacked: true });
      }
      crc = crc32(chunk, crc);
      if (!isStopped && onData(chunk) === STOP) isStopped = true;
    };
    try {
      this.pieces(entry, take, () => isStopped);
    } catch (error) {
      if (error instanceof Refusal) throw error;
      throw new Refusal(this.broken); // cut short or damaged
    }
    if (!isStopped && entry.crc !== 0 && crc !== entry.crc) throw new Refusal(this.broken);
    return true;
  }

  private pieces(entry: Entry, take: (chunk: Uint8Array) => void, isDone: () => boolean): void {
    const { start, size, method } = entry;
    const end = start + size;
    if (end > this.bytes.length) throw new Error('cut short');
    const inflate = method === 8 ? new Inflate((chunk) => take(chunk)) : undefined;
    if (!inflate && method !== 0) throw new Error(`method ${method}`);
    for (let at = start; at < end && !isDone(); at += CHUNK) {
      const piece = this.bytes.subarray(at, Math.min(at + CHUNK, end));
      if (inflate) inflate.push(piece, at + CHUNK >= end);
      else take(piece);
    }
  }
}

/** A part's name as it is compared. */
export function partName(name: string): string {
  const plain = name.replace(/\\/g, '/').replace(/^\/+/, '').toLowerCase();
  try {
    return decodeURI(plain);
  } catch {
    return plain;
  }
}

function* directory(bytes: Buffer): Generator<Entry> {
  const end = endOfDirectory(bytes);
  const size = bytes.readUInt32LE(end + 12);
  let at = bytes.readUInt32LE(end + 16);
  let shift = 0;
  if (at === IN_ZIP64 && bytes.readUInt32LE(end - 20) === ZIP64_LOCATOR) {
    at = Number(bytes.readBigUInt64LE(Number(bytes.readBigUInt64LE(end - 12)) + 48));
  } else {
    shift = Math.max(0, end - size - at); // something else stands before the archive
  }
  at += shift;
  for (let n = 0; at < end && bytes.readUInt32LE(at) === DIRECTORY_ENTRY; n += 1) {
    if (n >= MOST_PARTS) throw new Error('too many parts');
    const nameLength = bytes.readUInt16LE(at + 28);
    const extraLength = bytes.readUInt16LE(at + 30);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const extra = bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
    const [, packed, offset] = sizes(bytes, at, extra);
    const local = offset + shift;
    if (bytes.readUInt32LE(local) !== LOCAL_HEADER) throw new Error('no part there');
    yield {
      name,
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      start: local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28),
      size: packed,
      isEncrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
    };
    at += 46 + nameLength + extraLength + bytes.readUInt16LE(at + 32);
  }
}

function endOfDirectory(bytes: Buffer): number {
  const last = bytes.length - 22;
  for (let at = last; at >= 0 && at >= last - MOST_COMMENT; at -= 1) {
    if (bytes.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  }
  throw new Error('no directory');
}

/** Inflated size, packed size, offset: those that do not fit into 32 bits stand in the extra field. */
function sizes(bytes: Buffer, at: number, extra: Buffer): [number, number, number] {
  const plain = [24, 20, 42].map((field) => bytes.readUInt32LE(at + field));
  let large = extra.length;
  for (let place = 0; place + 4 <= extra.length; place += 4 + extra.readUInt16LE(place + 2)) {
    if (extra.readUInt16LE(place) === 1) large = place + 4;
  }
  const [inflated = 0, packed = 0, offset = 0] = plain.map((value) => {
    if (value !== IN_ZIP64 || large + 8 > extra.length) return value;
    large += 8;
    return Number(extra.readBigUInt64LE(large - 8));
  });
  return [inflated, packed, offset];
}
