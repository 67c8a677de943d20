import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { barePicture, type PictureKind } from '../../cloudfunctions/pictures/bytes-rules.ts';
import { jpeg, png, SECRET, webp } from '../support/pictures.ts';

/** What is stored of a picture: what draws it, and nothing of where and when it was taken. */

const textOf = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('latin1');
const FILES: [PictureKind, Buffer, kept: string[]][] = [
  ['jpg', jpeg(), ['JFIF', 'ICC_PROFILE', '\x12\xff\x004\xff\xd0V']],
  ['png', png(), ['IHDR', 'IDAT', 'IEND']],
  ['webp', webp(), ['VP8X', 'ICCP', 'drawn']],
];

describe('a picture', () => {
  for (const [kind, file, kept] of FILES) {
    it(`as ${kind} keeps what draws it, and loses all else`, () => {
      expect(textOf(file)).toContain(SECRET);
      const bare = barePicture(file);
      expect(bare?.kind).toBe(kind);
      const text = textOf(bare?.bytes);
      for (const one of kept) expect(text).toContain(one);
      for (const one of [SECRET, 'Exif', 'xap', 'MPF', 'tEXt', 'eXIf', 'EXIF', 'XMP ']) {
        expect(text).not.toContain(one);
      }
      // Taken apart once more it is the same.
      expect(barePicture(bare?.bytes ?? new Uint8Array())).toStrictEqual(bare);
    });

    it(`as ${kind} cut off or altered anywhere throws nothing, and tells nothing`, () => {
      fc.assert(
        fc.property(
          fc.nat(file.length),
          fc.array(fc.tuple(fc.nat(file.length - 1), fc.nat(255)), { maxLength: 3 }),
          (length, changes) => {
            const altered = Buffer.from(file.subarray(0, length));
            for (const [at, byte] of changes) if (at < altered.length) altered[at] = byte;
            const bare = barePicture(altered);
            if (changes.length === 0) expect(textOf(bare?.bytes)).not.toContain(SECRET);
          },
        ),
      );
    });
  }

  it('ends where it ends: what lies behind it is another one', () => {
    const bare = barePicture(jpeg({ tail: jpeg() }));
    expect(bare?.bytes.length).toBe(barePicture(jpeg())?.bytes.length);
  });

  it('of a WebP says no more that it has Exif or moves', () => {
    const { bytes } = barePicture(webp()) ?? { bytes: new Uint8Array() };
    expect(bytes[20]).toBe(0x20);
    expect(new DataView(bytes.buffer).getUint32(4, true)).toBe(bytes.length - 8);
  });

  it('that is none, moves or is too large to be shown is refused', () => {
    const others: Uint8Array[] = [
      Buffer.from(''),
      Buffer.from('GIF89a no picture of a phone'),
      Buffer.from('<svg onload="alert(1)"/>'),
      jpeg({ width: 5_000 }),
      jpeg({ height: 0 }),
      png({ width: 50_000 }),
      webp({ moving: true }),
      jpeg().subarray(0, 40),
    ];
    for (const [n, file] of others.entries())
      expect([n, barePicture(file)]).toStrictEqual([n, undefined]);
  });
});
