/** The few parts of protocol buffers (encoding version 3) that open APIs travel in. */

/** A field of a message: its number and its value, a number for varints and bytes for the rest. */
export interface Field {
  number: number;
  value: number | Buffer;
}

/** @returns the fields in order, or undefined if these bytes are no message */
export function decodeMessage(bytes: Buffer): Field[] | undefined {
  const fields: Field[] = [];
  let at = 0;
  const varint = (): number | undefined => {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = bytes[at++];
      if (byte === undefined) return undefined;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return Number(BigInt.asIntN(64, value));
    }
    return undefined;
  };
  while (at < bytes.length) {
    const key = varint();
    if (key === undefined || key <= 0) return undefined;
    const number = key >>> 3;
    const isBytes = (key & 7) === 2;
    // Wire types other than varint and bytes do not occur in these messages.
    if (!isBytes && (key & 7) !== 0) return undefined;
    const value = varint();
    if (value === undefined) return undefined;
    if (!isBytes) fields.push({ number, value });
    else {
      if (value < 0 || at + value > bytes.length) return undefined;
      fields.push({ number, value: bytes.subarray(at, at + value) });
      at += value;
    }
  }
  return fields;
}

export function encodeMessage(fields: Field[]): Buffer {
  return Buffer.concat(
    fields.flatMap(({ number, value }) =>
      typeof value === 'number'
        ? [encodeVarint(number << 3), encodeVarint(value)]
        : [encodeVarint((number << 3) | 2), encodeVarint(value.length), value],
    ),
  );
}

function encodeVarint(number: number): Buffer {
  let rest = BigInt.asUintN(64, BigInt(number));
  const bytes: number[] = [];
  do {
    const more = rest > 0x7fn ? 0x80 : 0;
    bytes.push(Number(rest & 0x7fn) | more);
    rest >>= 7n;
  } while (rest > 0n);
  return Buffer.from(bytes);
}
