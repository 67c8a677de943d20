import { isObject } from '../http.ts';
import { decodeMessage, encodeMessage, type Field } from '../protobuf.ts';
import type { OpenApiAnswer } from './answer.ts';

/**
 * How wx-server-sdk asks for an open API (its openapi.proto): CommApiData {1: apiType, 2: openapiData
 * {1: pairs {1: key, 2: value, 3: contenttype, 4: filename}}}; values are JSON. A plain JSON text, as
 * a caller of the SDK's callCompatibleWxOpenApi may send it, is taken too.
 * @returns undefined if it is neither
 */
export function decodeRequest(bytes: Buffer): Record<string, unknown> | undefined {
  if (bytes.length === 0) return {};
  if (bytes[0] === 0x7b) return fromJson(bytes);
  const message = decodeMessage(bytes);
  const openApi = 0;
  if (!message || (numberOf(message, 1) ?? openApi) !== openApi) return undefined;
  const pairs = decodeMessage(bytesOf(message, 2) ?? Buffer.alloc(0));
  if (!pairs) return undefined;
  const data: Record<string, unknown> = {};
  for (const { number, value } of pairs) {
    const pair = number === 1 && typeof value !== 'number' ? decodeMessage(value) : undefined;
    if (!pair) return undefined;
    const key = bytesOf(pair, 1)?.toString('utf8') ?? '';
    const content = bytesOf(pair, 2) ?? Buffer.alloc(0);
    // A pair with a content type is a file.
    data[key] = bytesOf(pair, 3) ? content : jsonOrText(content);
  }
  return data;
}

/** CommOpenApiResp {1: respData, 2: contentType, 3: errorCode, 4: httpCode}. */
export function encodeAnswer(answer: OpenApiAnswer): Buffer {
  if (answer.kind === 'file') return encodeResponse(answer.bytes, answer.contentType);
  const { errcode } = answer.value;
  // Errors of the cloud itself (-604101 and the like) are not part of WeChat's own answer.
  if (errcode < -600_000) return encodeMessage([{ number: 3, value: errcode }]);
  const body = Buffer.from(JSON.stringify(answer.value));
  return encodeResponse(body, 'application/json; charset=UTF-8');
}

function encodeResponse(body: Buffer, contentType: string): Buffer {
  return encodeMessage([
    { number: 1, value: body },
    { number: 2, value: Buffer.from(contentType) },
    { number: 4, value: 200 },
  ]);
}

function fromJson(bytes: Buffer): Record<string, unknown> | undefined {
  const value = jsonOrText(bytes);
  return isObject(value) ? value : undefined;
}

function jsonOrText(bytes: Buffer): unknown {
  const text = bytes.toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    return text; // a bare text, as some versions of the SDK send it
  }
}

function numberOf(message: Field[], number: number): number | undefined {
  const value = message.find((field) => field.number === number)?.value;
  return typeof value === 'number' ? value : undefined;
}

function bytesOf(message: Field[], number: number): Buffer | undefined {
  const value = message.find((field) => field.number === number)?.value;
  return typeof value === 'number' ? undefined : value;
}
