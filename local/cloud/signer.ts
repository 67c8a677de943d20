import { createHmac, timingSafeEqual } from 'node:crypto';

type Method = 'get' | 'put';

/** Signs addresses of files: one method, one path, until an instant of the cloud's clock. */
export class Signer {
  readonly #key: Buffer;
  readonly #now: () => number;

  /** @param key base64 */
  constructor(key: string, now: () => number) {
    this.#key = Buffer.from(key, 'base64');
    this.#now = now;
  }

  /** @returns the signature and when it expires, in seconds since 1970 */
  sign(method: Method, path: string, seconds: number): { sign: string; expires: number } {
    const expires = Math.floor(this.#now() / 1000) + seconds;
    return { sign: this.#signature(method, path, expires), expires };
  }

  accepts(
    method: Method,
    path: string,
    sign: string | null | undefined,
    expires: string | null | undefined,
  ): boolean {
    if (!sign || !expires || Number(expires) * 1000 < this.#now()) return false;
    const given = Buffer.from(sign);
    const right = Buffer.from(this.#signature(method, path, Number(expires)));
    return given.length === right.length && timingSafeEqual(given, right);
  }

  #signature(method: Method, path: string, expires: number): string {
    const text = `${method}\n${path}\n${expires}`;
    return createHmac('sha256', this.#key).update(text).digest('base64url');
  }
}
