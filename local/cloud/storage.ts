import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { WireError } from './database/index.ts';
import { checkPath, FileIds, type PathError } from './file-id.ts';
import { FileStore, FileTooLarge } from './file-store.ts';
import { readBody } from './http.ts';
import { contentType } from './media-type.ts';
import { parseMultipart } from './multipart.ts';
import { Signer } from './signer.ts';

export interface StorageOptions {
  directory: string;
  environmentId: string;
  /** signs addresses */
  key: string;
  now(): number;
  /** 'http://127.0.0.1:PORT' */
  origin(): string;
}

type Answer = Record<string, unknown>;

const LARGEST = 50 * 1024 * 1024; // as wx.cloud.uploadFile
const LARGEST_FORM = LARGEST + 64 * 1024;
const LARGEST_LIST = 50; // files in one request, as documented
/** Seconds that an address is good for: an upload, a download unless told, a download at most. */
const UPLOAD_AGE = 900;
const DOWNLOAD_AGE = 7200;
const LONGEST_AGE = 10 * 365 * 86_400;

/** Cloud storage: the actions `storage.*` and the addresses that they hand out. */
export class CloudStorage {
  readonly ids: FileIds;
  readonly files: FileStore;
  readonly #options: StorageOptions;
  readonly #signer: Signer;

  private constructor(options: StorageOptions, files: FileStore) {
    this.#options = options;
    this.files = files;
    this.ids = new FileIds(options.environmentId);
    this.#signer = new Signer(options.key, options.now);
  }

  static async open(options: StorageOptions): Promise<CloudStorage> {
    return new CloudStorage(options, await FileStore.open(options.directory));
  }

  /** Answers one action. @throws WireError */
  async command(action: string, parameters: Record<string, unknown>): Promise<Answer> {
    switch (action) {
      case 'storage.getUploadMetadata':
        return { data: this.#uploadMetadata(parameters.path) };
      case 'storage.batchGetDownloadUrl':
        return { data: { download_list: await this.#each(parameters.file_list, this.#download) } };
      case 'storage.batchDeleteFile':
        return { data: { delete_list: await this.#each(parameters.fileid_list, this.#delete) } };
      case 'storage.batchCopyFile':
        return { data: { copy_list: await this.#each(parameters.file_list, this.#copy) } };
      default:
        throw new WireError('INVALID_PARAM', `unknown action: ${action}`);
    }
  }

  /** An address from which anyone on this machine can read the file for a while. */
  url(path: string, seconds = DOWNLOAD_AGE): string {
    const { sign, expires } = this.#signer.sign('get', path, seconds);
    // Not encoded, as in the cloud: the SDK encodes it before use.
    return `${this.#options.origin()}/storage/${path}?sign=${sign}&t=${expires}`;
  }

  /** PUT (or POST of a form, as version 2 of the SDK does) and GET, signed by an action. */
  async handle(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const path = pathOf(url);
    if (path === undefined) return sendXml(response, 400, 'InvalidURI', 'no valid path');
    if (request.method === 'PUT' || request.method === 'POST') {
      return this.#upload(request, response, path);
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return sendXml(response, 405, 'MethodNotAllowed', 'only GET, HEAD, PUT and POST');
    }
    const { searchParams } = url;
    if (!this.#signer.accepts('get', path, searchParams.get('sign'), searchParams.get('t'))) {
      return sendXml(response, 403, 'AccessDenied', 'the address is not signed or has expired');
    }
    await this.#get(request, response, path);
  }

  #uploadMetadata(value: unknown): Answer {
    let path: string;
    try {
      path = checkPath(value);
    } catch (error) {
      throw new WireError('INVALID_PARAM', `path: ${(error as PathError).message}`);
    }
    const { sign, expires } = this.#signer.sign('put', path, UPLOAD_AGE);
    return {
      url: `${this.#options.origin()}/storage/${path.split('/').map(encodeURIComponent).join('/')}`,
      token: 'local-token',
      authorization: `t=${expires}&sign=${sign}`,
      fileId: this.ids.of(path),
      cosFileId: Buffer.from(path).toString('base64url'),
    };
  }

  async #each(list: unknown, one: (entry: unknown) => Promise<Answer>): Promise<Answer[]> {
    if (!Array.isArray(list) || list.length === 0 || list.length > LARGEST_LIST) {
      throw new WireError('INVALID_PARAM', `the list must hold 1 to ${LARGEST_LIST} files`);
    }
    const answers: Answer[] = [];
    for (const entry of list) answers.push(await one(entry));
    return answers;
  }

  readonly #download = async (entry: unknown): Promise<Answer> => {
    const { fileid, max_age: maxAge = DOWNLOAD_AGE } = (entry ?? {}) as Record<string, unknown>;
    if (!Number.isSafeInteger(maxAge) || Number(maxAge) < 1 || Number(maxAge) > LONGEST_AGE) {
      throw new WireError('INVALID_PARAM', 'max_age is not a number of seconds');
    }
    const path = this.ids.path(fileid);
    if (path === undefined || (await this.files.size(path)) === undefined) {
      return { code: 'STORAGE_FILE_NONEXIST', fileID: fileid, tempFileURL: '', maxAge };
    }
    const tempFileURL = this.url(path, Number(maxAge));
    return { code: 'SUCCESS', fileID: fileid, tempFileURL, maxAge };
  };

  readonly #delete = async (fileid: unknown): Promise<Answer> => {
    const path = this.ids.path(fileid);
    try {
      const isGone = path !== undefined && (await this.files.remove(path));
      return { fileID: fileid, code: isGone ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST' };
    } catch {
      return { fileID: fileid, code: 'STORAGE_REQUEST_FAIL' }; // the others of the list still go
    }
  };

  readonly #copy = async (entry: unknown): Promise<Answer> => {
    const { src_path, dst_path, overwrite = true, remove_original } = (entry ?? {}) as Answer;
    const from = this.ids.path(src_path) ?? this.ids.path(this.ids.of(String(src_path)));
    const to = this.ids.path(dst_path) ?? this.ids.path(this.ids.of(String(dst_path)));
    if (from === undefined || to === undefined) {
      throw new WireError('INVALID_PARAM', 'src_path or dst_path is not a path');
    }
    const source = await this.files.open(from);
    if (!source) return { code: 'STORAGE_FILE_NONEXIST', fileId: this.ids.of(to) };
    try {
      if (overwrite === false && (await this.files.size(to)) !== undefined) {
        return { code: 'STORAGE_FILE_EXIST', fileId: this.ids.of(to) };
      }
      await this.files.write(to, source.createReadStream({ autoClose: false }), LARGEST);
    } finally {
      await source.close();
    }
    if (remove_original === true) await this.files.remove(from);
    return { code: 'SUCCESS', fileId: this.ids.of(to) };
  };

  async #upload(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const { headers, method } = request;
    const form =
      method === 'POST'
        ? parseMultipart(headers['content-type'] ?? '', await readBody(request, LARGEST_FORM))
        : undefined;
    const authorization = form?.get('Signature')?.toString('utf8') ?? headers.authorization ?? '';
    const [, expires, sign] = /^t=(\d+)&sign=([\w-]+)$/.exec(authorization) ?? [];
    if (!this.#signer.accepts('put', path, sign, expires)) {
      request.resume();
      return sendXml(response, 403, 'AccessDenied', 'the upload is not signed or has expired');
    }
    const file = form?.get('file');
    if (method === 'POST' && !file) {
      return sendXml(response, 400, 'MalformedPOSTRequest', 'the form has no file');
    }
    try {
      await this.files.write(path, file ? Readable.from([file]) : request, LARGEST);
    } catch (error) {
      if (!(error instanceof FileTooLarge)) throw error;
      return sendXml(response, 400, 'EntityTooLarge', error.message);
    }
    response.writeHead(method === 'POST' ? 204 : 200, { 'content-length': 0 });
    response.end();
  }

  async #get(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const file = await this.files.open(path);
    if (!file) return sendXml(response, 404, 'NoSuchKey', 'the file does not exist');
    const { size } = await file.stat();
    response.writeHead(200, {
      'content-type': contentType(path),
      'content-length': size,
      'cache-control': 'private, max-age=600',
      // A file that a person has stored must never run as a page of this origin.
      'content-security-policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'",
      'x-content-type-options': 'nosniff',
    });
    if (request.method === 'HEAD') {
      response.end();
      await file.close();
      return;
    }
    file
      .createReadStream()
      .on('error', () => response.destroy())
      .pipe(response);
  }
}

function pathOf(url: URL): string | undefined {
  try {
    return checkPath(decodeURIComponent(url.pathname.slice('/storage/'.length)));
  } catch {
    return undefined; // no path that a file could have
  }
}

/** Errors in the form of Tencent's object storage, which the SDK parses. */
function sendXml(response: ServerResponse, status: number, code: string, message: string): void {
  response.writeHead(status, { 'content-type': 'application/xml; charset=utf-8' });
  response.end(
    `<?xml version='1.0' encoding='utf-8' ?>\n<Error><Code>${code}</Code><Message>${message}</Message>` +
      '<Resource>/</Resource><RequestId>local</RequestId><TraceId>local</TraceId></Error>',
  );
}
