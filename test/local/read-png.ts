import { inflateSync } from 'node:zlib';

/** Reads a PNG of eight bits a channel, red green blue alpha, not interlaced (RFC 2083). */
export function readPng(png: Buffer): { data: Uint8ClampedArray; width: number; height: number } {
  const chunks: Buffer[] = [];
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12) {
    const type = png.toString('latin1', at + 4, at + 8);
    if (type === 'IDAT') chunks.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  if (png[24] !== 8 || png[25] !== 6 || png[28] !== 0) throw new Error('another kind of PNG');
  const lines = inflateSync(Buffer.concat(chunks));
  const row = width * 4;
  const data = new Uint8ClampedArray(row * height);
  for (let y = 0; y < height; y++) {
    const filter = lines[y * (row + 1)];
    for (let x = 0; x < row; x++) {
      const left = x >= 4 ? (data[y * row + x - 4] ?? 0) : 0;
      const up = y > 0 ? (data[(y - 1) * row + x] ?? 0) : 0;
      const corner = x >= 4 && y > 0 ? (data[(y - 1) * row + x - 4] ?? 0) : 0;
      const guesses = [0, left, up, (left + up) >> 1, nearest(left, up, corner)];
      data[y * row + x] =
        ((lines[y * (row + 1) + 1 + x] ?? 0) + (guesses[filter ?? 0] ?? 0)) & 0xff;
    }
  }
  return { data, width, height };
}

/** The Paeth predictor. */
function nearest(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [left, up, corner].map((value) => Math.abs(guess - value)) as [
    number,
    number,
    number,
  ];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
