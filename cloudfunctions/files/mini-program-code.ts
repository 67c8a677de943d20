import { cloud } from '../kernel/database/cloud.ts';

/** Pixels of a code's side; large enough to print. */
const WIDTH = 430;
/** What a code can carry beside its page (wxacode.getUnlimited). */
const LONGEST = 32;

/**
 * The mini-program's code that opens a page with a short text (`scene`), as WeChat draws it.
 * @param page as in app.json, without a slash before it
 * @returns undefined if there is none: the app is not published yet, the text is too long, or WeChat does not answer
 */
export async function miniProgramCode(
  page: string,
  scene: string,
): Promise<{ bytes: Buffer; type: 'png' | 'jpg' } | undefined> {
  if (scene.length > LONGEST) return undefined;
  try {
    const answer: unknown = await cloud.callCompatibleWxOpenApi({
      apiName: 'wxacode.getUnlimited',
      requestData: encodeRequest({ scene, page, width: WIDTH, check_path: false }),
    });
    return Buffer.isBuffer(answer) ? pictureOf(answer) : undefined;
  } catch {
    return undefined; // what it stands on is printed without it
  }
}

/** A request as the cloud takes it, in protocol buffers: {2: {1: [{1: key, 2: value as JSON}]}}. */
function encodeRequest(data: Record<string, unknown>): Buffer {
  const pairs = Object.entries(data).map(([key, value]) =>
    field(
      1,
      Buffer.concat([field(1, Buffer.from(key)), field(2, Buffer.from(JSON.stringify(value)))]),
    ),
  );
  return field(2, Buffer.concat(pairs));
}

function field(number: number, bytes: Buffer): Buffer {
  return Buffer.concat([varint((number << 3) | 2), varint(bytes.length), bytes]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...bytes, rest]);
    bytes.push((rest % 128) + 128);
  }
}

/** An answer {1: body, 2: content type}; a refusal is no picture. */
function pictureOf(answer: Buffer): { bytes: Buffer; type: 'png' | 'jpg' } | undefined {
  let at = 0;
  const number = () => {
    let value = 0;
    for (let shift = 1; at < answer.length; shift *= 128) {
      const byte = answer[at] ?? 0;
      at += 1;
      value += (byte % 128) * shift;
      if (byte < 128) break;
    }
    return value;
  };
  let body: Buffer | undefined;
  let kind = '';
  while (at < answer.length) {
    const tag = number();
    const value = number();
    if ((tag & 7) !== 2) continue; // a number: it is read already
    const bytes = answer.subarray(at, at + value);
    at += value;
    if (tag >> 3 === 1) body = bytes;
    if (tag >> 3 === 2) kind = bytes.toString('utf8');
  }
  if (!body || !kind.startsWith('image/')) return undefined;
  return { bytes: body, type: kind.includes('png') ? 'png' : 'jpg' };
}
