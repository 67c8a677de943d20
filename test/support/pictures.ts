import assert from 'node:assert/strict';
import { crc32, deflateSync } from 'node:zlib';
import type { PictureDocument } from '../../cloudfunctions/pictures/collections.ts';
import type { PictureLine, PicturePurpose } from '../../typings/contract/parts/picture.ts';
import type { UploadTicket } from '../../typings/contract/upload.ts';
import { MAPLE } from './community.ts';
import { commandId, type Input } from './inputs.ts';
import type { As, Linli } from './linli.ts';
import { patch } from './patch.ts';

/** Pictures as phones make them, and their way into the cloud. */

const bytes = (...parts: (string | number[] | Uint8Array)[]): Buffer =>
  Buffer.concat(
    parts.map((part) =>
      typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part),
    ),
  );

/** What tells where and when a picture was taken; it must be nowhere in what is stored. */
export const SECRET = 'GPS 39.9042N 116.4074E';

const segment = (marker: number, content: Uint8Array): Buffer =>
  bytes([0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 0xff], content);

/** A JPEG's parts, with what a phone writes beside them. */
export function jpeg({ width = 640, height = 480, tail = bytes(SECRET), n = 0 } = {}): Buffer {
  const size = [height >> 8, height & 0xff, width >> 8, width & 0xff];
  return bytes(
    [0xff, 0xd8],
    segment(0xe0, bytes('JFIF\0', [1, 1, 0, 0, 1, 0, 1, 0, 0])),
    segment(0xe1, bytes('Exif\0\0', SECRET)),
    segment(0xe1, bytes('http://ns.adobe.com/xap/1.0/\0', SECRET)),
    segment(0xe2, bytes('ICC_PROFILE\0', [1, 1], 'colours')),
    segment(0xe2, bytes('MPF\0', SECRET)),
    segment(0xfe, bytes(SECRET)),
    segment(
      0xdb,
      bytes(
        [0],
        Array.from({ length: 64 }, () => 1),
      ),
    ),
    segment(0xc0, bytes([8], size, [1, 1, 0x11, 0])),
    segment(0xda, bytes([1, 1, 0, 0, 63, 0])),
    [0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56, n],
    [0xff, 0xd9],
    tail,
  );
}

const chunk = (name: string, content: Uint8Array): Buffer => {
  const named = bytes(name, content);
  const numbers = Buffer.alloc(8);
  numbers.writeUInt32BE(content.length, 0);
  numbers.writeUInt32BE(crc32(named), 4);
  return bytes(numbers.subarray(0, 4), named, numbers.subarray(4));
};

/** A PNG that any browser draws: one colour. */
export function png({ width = 8, height = 8 } = {}): Buffer {
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  const row = [0, ...Array.from({ length: 8 * 3 }, () => 0x66)];
  const rows = Array.from({ length: 8 }, () => row).flat();
  return bytes(
    '\x89PNG\r\n\x1a\n',
    chunk('IHDR', bytes(size, [8, 2, 0, 0, 0])),
    chunk('tEXt', bytes('Comment\0', SECRET)),
    chunk('eXIf', bytes(SECRET)),
    chunk('IDAT', deflateSync(Buffer.from(rows))),
    chunk('IEND', bytes()),
    SECRET,
  );
}

const part = (name: string, content: Uint8Array): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(content.length);
  return bytes(name, length, content, content.length % 2 === 1 ? [0] : []);
};

/** The parts of a WebP. */
export function webp({ moving = false } = {}): Buffer {
  const picture = bytes([0x10, 0, 0, 0x9d, 0x01, 0x2a, 0x40, 1, 0xf0, 0], 'drawn');
  const parts = bytes(
    part('VP8X', bytes([0x2c, 0, 0, 0, 0x3f, 1, 0, 0xef, 0, 0])),
    part('ICCP', bytes('colours')),
    moving ? part('ANMF', picture) : part('VP8 ', picture),
    part('EXIF', bytes(SECRET)),
    part('XMP ', bytes(SECRET)),
  );
  const length = Buffer.alloc(4);
  length.writeUInt32LE(parts.length + 4);
  return bytes('RIFF', length, 'WEBP', parts);
}

export const ofPictures = (more: Input): Input => ({ communityId: MAPLE, ...more });

/** Puts bytes where a phone was told to. @returns the file's id */
export async function upload(linli: Linli, as: As, n: number, file = jpeg({ n })): Promise<string> {
  const { url, headers, fileId } = await call<UploadTicket>(
    linli,
    'beginPicture',
    { communityId: MAPLE, commandId: commandId(n) },
    as,
  );
  const response = await fetch(url, { method: 'PUT', headers, body: new Uint8Array(file) });
  assert.equal(response.status, 200);
  return fileId;
}

async function call<Data>(linli: Linli, action: string, input: Input, as: As): Promise<Data> {
  const { envelope } = await linli.call('moderation', action, input, as);
  assert.ok(envelope.ok, `${action}: ${JSON.stringify(envelope)}`);
  return envelope.data as Data;
}

/** Uploads a picture as a phone does; its check answers with a word of the test's. @returns its id */
export async function addPicture(
  linli: Linli,
  as: As,
  purpose: PicturePurpose,
  n: number,
  verdict: 'pass' | 'risky' | 'review' | null = 'pass',
): Promise<string> {
  await linli.verdict('picture', 'fail'); // no answers but ours
  const fileId = await upload(linli, as, n);
  const input = ofPictures({ fileId, purpose, commandId: commandId(n) });
  const { pictureId } = await call<{ pictureId: string }>(linli, 'takePicture', input, as);
  // Asked for, and not answered: the local cloud would answer at a time of its own.
  const waits = { state: 'waiting', traceId: traceOf(pictureId), askedAt: linli.cloud.now() };
  await patch(linli, 'pictures', { _id: pictureId }, waits);
  await linli.cloud.database.command('database.removeDocument', {
    collectionName: 'reviews',
    queryType: 'WHERE',
    query: JSON.stringify({ subjectId: pictureId }),
    multi: true,
  });
  if (verdict !== null) await answerCheck(linli, pictureId, verdict);
  return pictureId;
}

const traceOf = (pictureId: string) => `trace-${pictureId}`;

/** WeChat's answer about a picture, as it is pushed. */
export async function answerCheck(
  linli: Linli,
  pictureId: string,
  suggest: 'pass' | 'risky' | 'review',
): Promise<void> {
  await linli.invoke('moderation', pushed(pictureId, suggest), null);
}

export const pushed = (pictureId: string, suggest: string) => ({
  MsgType: 'event',
  Event: 'wxa_media_check',
  trace_id: traceOf(pictureId),
  version: 2,
  errcode: 0,
  result: { suggest, label: 100 },
});

export function pictureOf(linli: Linli, pictureId: string): PictureDocument | undefined {
  return linli.documents<PictureDocument>('pictures').find(({ _id }) => _id === pictureId);
}

/** How somebody's own pictures stand. */
export async function ownPictures(
  linli: Linli,
  pictureIds: string[],
  as: As,
): Promise<PictureLine[]> {
  const input = ofPictures({ pictureIds });
  return (await call<{ pictures: PictureLine[] }>(linli, 'showOwnPictures', input, as)).pictures;
}
