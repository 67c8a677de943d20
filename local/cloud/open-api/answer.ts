/** What an open API gives: JSON with WeChat's errcode, or a file. */
export type OpenApiAnswer =
  | { kind: 'json'; value: { errcode: number; errmsg: string } & Record<string, unknown> }
  | { kind: 'file'; bytes: Buffer; contentType: string };

/** An error of WeChat's, by its documented number. */
export function failed(errcode: number, errmsg: string): OpenApiAnswer {
  return { kind: 'json', value: { errcode, errmsg } };
}

export function done(fields: Record<string, unknown> = {}): OpenApiAnswer {
  return { kind: 'json', value: { errcode: 0, errmsg: 'ok', ...fields } };
}

export const isText = (value: unknown): value is string =>
  typeof value === 'string' && value !== '';

/** The length that WeChat counts: characters, not UTF-16 units. */
export const characters = (text: string): number => [...text].length;
