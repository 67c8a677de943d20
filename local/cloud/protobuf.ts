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
    const wireType = key & 7;
    const size = wireType === 0 ? undefined : wireType === 2 ? varint() : -1;
    const value = wireType === 0 ? varint() : undefined;
    if (wireType === 0) {
      if (value === undefined) return undefined;
      fields.push({ number: key >>> 3, value });
    } else {
      if (size === undefined || size < 0 || at + size > bytes.length) return undefined;
      fields.push({ number: key >>> 3, value: bytes.subarray(at, at + size) });
      at += size;
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
