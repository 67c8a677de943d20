const EXTENSIONS: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'video/mp4': 'mp4',
  'application/pdf': 'pdf',
};

/** Where an app may keep files of its own. */
export const USER_DATA_PATH = 'wxfile://usr';

/**
 * The phone's file system: chosen and downloaded files under wxfile://tmp/, the app's own under
 * wxfile://usr/. It lives as long as the phone stays open.
 */
export class TemporaryFiles {
  readonly #blobs = new Map<string, Blob>();
  readonly #urls = new Map<string, string>();
  readonly #packageUrl: (path: string) => string;

  /** @param packageUrl where a file of the app's own package is served */
  constructor(packageUrl: (path: string) => string) {
    this.#packageUrl = packageUrl;
  }

  /** Keeps bytes under a new temporary path. */
  add(blob: Blob, name = ''): string {
    const extension = /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1] ?? EXTENSIONS[blob.type] ?? 'bin';
    const path = `wxfile://tmp/${crypto.randomUUID()}.${extension.toLowerCase()}`;
    this.#blobs.set(path, blob);
    return path;
  }

  get(path: string): Blob | undefined {
    return this.#blobs.get(path);
  }

  set(path: string, blob: Blob): void {
    this.delete(path);
    this.#blobs.set(path, blob);
  }

  delete(path: string): boolean {
    const url = this.#urls.get(path);
    if (url) URL.revokeObjectURL(url);
    this.#urls.delete(path);
    return this.#blobs.delete(path);
  }

  paths(): string[] {
    return [...this.#blobs.keys()];
  }

  /** The bytes of a phone's file or of a file of the package. */
  async read(path: string): Promise<Blob | undefined> {
    const kept = this.#blobs.get(path);
    if (kept || path.includes('://')) return kept;
    const response = await fetch(this.#packageUrl(path));
    return response.ok ? response.blob() : undefined;
  }

  /** An address that the browser can show: for pictures of the phone, the cloud and the package. */
  url(path: string): string {
    const blob = this.#blobs.get(path);
    if (blob) {
      const url = this.#urls.get(path) ?? URL.createObjectURL(blob);
      this.#urls.set(path, url);
      return url;
    }
    if (path.startsWith('cloud://')) return `/phone/file?fileId=${encodeURIComponent(path)}`;
    return /^[a-z]+:/i.test(path) ? path : this.#packageUrl(path);
  }
}
