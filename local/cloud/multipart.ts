/**
 * The fields of a multipart/form-data body (RFC 7578). Values stay bytes: the SDK sends protocol
 * buffers in them.
 * @returns undefined if the body is not well formed
 */
export function parseMultipart(contentType: string, body: Buffer): Map<string, Buffer> | undefined {
  const [, quoted, plain] = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType) ?? [];
  const boundary = quoted ?? plain;
  if (!boundary) return undefined;
  const delimiter = Buffer.from(`--${boundary}`);
  const fields = new Map<string, Buffer>();
  let start = body.indexOf(delimiter);
  while (start >= 0) {
    const after = start + delimiter.length;
    if (body.subarray(after, after + 2).toString('latin1') === '--') return fields;
    const headersEnd = body.indexOf('\r\n\r\n', after);
    const end = body.indexOf(Buffer.concat([Buffer.from('\r\n'), delimiter]), after);
    if (headersEnd < 0 || end < headersEnd + 2) return undefined;
    const headers = body.subarray(after, headersEnd).toString('utf8');
    const [, name] = /content-disposition:[^\r\n]*\bname="([^"]*)"/i.exec(headers) ?? [];
    if (name === undefined) return undefined;
    fields.set(name, body.subarray(headersEnd + 4, Math.max(end, headersEnd + 4)));
    start = end + 2;
  }
  return undefined;
}
