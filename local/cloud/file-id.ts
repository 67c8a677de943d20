/** A path that the storage does not take. */
export class PathError extends Error {}

const LONGEST = 850; // bytes, as documented for cloudPath
/** Never part of a path: what an address, a disk or a shell gives a meaning of its own. */
const FORBIDDEN = /[\p{Cc}\\?#%"<>|:&^`{}[\]]/u;

/** @throws PathError unless it is a relative path of plain names */
export function checkPath(path: unknown): string {
  if (typeof path !== 'string' || path === '') throw new PathError('the path is empty');
  if (Buffer.byteLength(path) > LONGEST) throw new PathError(`the path is longer than ${LONGEST}`);
  if (FORBIDDEN.test(path)) throw new PathError('the path holds a character that is not allowed');
  if (path.split('/').some((name) => ['', '.', '..'].includes(name.trim()))) {
    throw new PathError('the path holds an empty name or a step upwards');
  }
  if (!path.isWellFormed()) throw new PathError('the path is not Unicode');
  return path;
}

/** File ids look as in the cloud: `cloud://<environment>.<bucket>/<path>`. */
export class FileIds {
  readonly #prefix: string;
  readonly bucket: string;

  constructor(environmentId: string) {
    const short = Buffer.from(environmentId.slice(0, 2)).toString('hex');
    this.bucket = `${short}-${environmentId}-1300000000`;
    this.#prefix = `cloud://${environmentId}.${this.bucket}/`;
  }

  of(path: string): string {
    return this.#prefix + path;
  }

  /** @returns the path, or undefined if it is no id of this environment */
  path(fileId: unknown): string | undefined {
    if (typeof fileId !== 'string' || !fileId.startsWith(this.#prefix)) return undefined;
    try {
      return checkPath(fileId.slice(this.#prefix.length));
    } catch {
      return undefined; // a malformed id names no file
    }
  }
}
