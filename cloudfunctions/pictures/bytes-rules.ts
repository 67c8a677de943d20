/**
 * What a picture's file holds beside the picture: where and when it was taken, by which phone, a second picture
 * behind the first. Files are taken apart by their own forms, and put together from what draws the picture alone.
 */
export type PictureKind = 'jpg' | 'png' | 'webp';

export interface BarePicture {
  kind: PictureKind;
  bytes: Uint8Array;
}

/** Wider or higher ones are no picture of a phone's camera that our app has made smaller. */
const LONGEST_SIDE = 4_096;

/** @returns undefined for what is no JPEG, PNG or WebP, is broken, moves, or is too large to be shown */
export function barePicture(file: Uint8Array): BarePicture | undefined {
  for (const [kind, bare] of READERS) {
    const bytes = bare(new Reader(file));
    if (bytes) return { kind, bytes };
  }
  return undefined;
}

const READERS: [PictureKind, (reader: Reader) => Uint8Array | undefined][] = [
  ['jpg', bareJpeg],
  ['png', barePng],
  ['webp', bareWebp],
];

/** Reads a file from front to back; what lies behind its end reads as undefined. */
class Reader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get left(): number {
    return this.#bytes.length - this.at;
  }

  /** @param ahead counted from where the reader stands */
  number(ahead: number, bytes: 1 | 2 | 3 | 4, little = false): number {
    const from = this.at + ahead;
    if (from + bytes > this.#bytes.length) return Number.NaN;
    if (bytes === 1) return this.#view.getUint8(from);
    if (bytes === 2) return this.#view.getUint16(from, little);
    if (bytes === 4) return this.#view.getUint32(from, little);
    return this.#view.getUint16(from, true) + this.#view.getUint8(from + 2) * 0x1_00_00;
  }

  text(ahead: number, length: number): string {
    return String.fromCharCode(...this.#bytes.subarray(this.at + ahead, this.at + ahead + length));
  }

  /** @returns undefined if so many are not there */
  take(length: number): Uint8Array | undefined {
    if (!(length >= 0 && length <= this.left)) return undefined;
    this.at += length;
    return this.#bytes.subarray(this.at - length, this.at);
  }
}

const isFit = (width: number, height: number) =>
  width > 0 && height > 0 && width <= LONGEST_SIDE && height <= LONGEST_SIDE;

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const SOI = 0xffd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
const APP2 = 0xe2;
const APP14 = 0xee;
/** tables and intervals that a coding needs: DQT, DHT, DAC, DRI */
const TABLES = [0xdb, 0xc4, 0xcc, 0xdd];
/** frames of every coding; 0xc4, 0xc8 and 0xcc among them are something else */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
const isSpace = (marker: number) => marker === 0 || (marker >= 0xd0 && marker <= 0xd7);

/** What draws a picture, and of what programs add the segments that its colours need. */
function isNeeded(marker: number, reader: Reader): boolean {
  if (marker === APP2) return reader.text(4, 12) === 'ICC_PROFILE\0';
  if (marker === APP0) return reader.text(4, 5) === 'JFIF\0';
  return marker === APP14 || marker === SOS || isFrame(marker) || TABLES.includes(marker);
}

/** Ends with the first picture: what follows it is another one, or a film. */
function bareJpeg(reader: Reader): Uint8Array | undefined {
  if (reader.number(0, 2) !== SOI) return undefined;
  const parts = [reader.take(2) as Uint8Array];
  let isSized = false;
  while (reader.number(0, 1) === 0xff) {
    const marker = reader.number(1, 1);
    if (marker === 0xff) {
      reader.at += 1; // filled up
      continue;
    }
    if (marker === EOI) {
      parts.push(reader.take(2) as Uint8Array);
      return isSized ? joined(parts) : undefined;
    }
    if (isFrame(marker)) {
      isSized = isFit(reader.number(7, 2), reader.number(5, 2));
      if (!isSized) return undefined;
    }
    const needed = isNeeded(marker, reader);
    const segment = reader.take(reader.number(2, 2) + 2);
    if (!segment || segment.length < 4) return undefined;
    if (needed) parts.push(segment);
    if (marker === SOS) parts.push(scanOf(reader));
  }
  return undefined;
}

/** What is drawn, up to the next marker that is none of its own. */
function scanOf(reader: Reader): Uint8Array {
  let length = 0;
  while (length < reader.left) {
    const isMarker = reader.number(length, 1) === 0xff;
    if (isMarker && !isSpace(reader.number(length + 1, 1))) break;
    length += isMarker ? 2 : 1;
  }
  return reader.take(Math.min(length, reader.left)) as Uint8Array;
}

const PNG = '\x89PNG\r\n\x1a\n';
const PNG_PARTS = ['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT'];

function barePng(reader: Reader): Uint8Array | undefined {
  if (reader.text(0, 8) !== PNG) return undefined;
  const parts = [reader.take(8) as Uint8Array];
  while (reader.left >= 12) {
    const name = reader.text(4, 4);
    const isFirst = parts.length === 1;
    if (isFirst && (name !== 'IHDR' || !isFit(reader.number(8, 4), reader.number(12, 4)))) {
      return undefined;
    }
    const chunk = reader.take(reader.number(0, 4) + 12);
    if (!chunk) return undefined;
    if (PNG_PARTS.includes(name)) parts.push(chunk);
    if (name === 'IEND') return joined(parts);
  }
  return undefined;
}

const WEBP_PARTS = ['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ICCP'];
/** In the flags of VP8X: what it says of Exif, XMP and moving is not so any more. */
const WEBP_FLAGS = 0x30;

function bareWebp(reader: Reader): Uint8Array | undefined {
  if (reader.text(0, 4) !== 'RIFF' || reader.text(8, 4) !== 'WEBP') return undefined;
  const start = reader.take(12) as Uint8Array;
  const parts: Uint8Array[] = [];
  let isSized = false;
  let hasPicture = false;
  while (reader.left >= 8) {
    const name = reader.text(0, 4);
    const length = reader.number(4, 4, true);
    if (name === 'VP8X' || name === 'VP8 ' || name === 'VP8L') {
      isSized = isFit(...webpSize(name, reader));
      if (!isSized) return undefined;
      hasPicture ||= name !== 'VP8X';
    }
    const chunk = reader.take(8 + length + (length % 2));
    if (!chunk) return undefined;
    if (WEBP_PARTS.includes(name)) parts.push(name === 'VP8X' ? withFlags(chunk) : chunk);
  }
  if (!isSized || !hasPicture) return undefined;
  const whole = joined([start, ...parts]);
  new DataView(whole.buffer).setUint32(4, whole.length - 8, true);
  return whole;
}

function withFlags(chunk: Uint8Array): Uint8Array {
  const copy = chunk.slice();
  copy[8] = (copy[8] ?? 0) & WEBP_FLAGS;
  return copy;
}

function webpSize(name: string, reader: Reader): [width: number, height: number] {
  if (name === 'VP8X') return [reader.number(12, 3) + 1, reader.number(15, 3) + 1];
  if (name === 'VP8 ') {
    return [reader.number(14, 2, true) & 0x3fff, reader.number(16, 2, true) & 0x3fff];
  }
  const bits = reader.number(9, 4, true);
  return [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1];
}
