import { Listeners } from './api.ts';

/** Something went wrong between the phone and the cloud, or in the cloud. */
export class CloudFailure extends Error {
  readonly code: string | number;
  constructor(code: string | number, message: string) {
    super(message);
    this.code = code;
  }
}

/** The phone's way to the local cloud. Switched offline, every request fails as without a signal. */
export class CloudEndpoints {
  readonly #personaId: string;
  readonly onNetwork = new Listeners<boolean>();
  #offline = false;

  constructor(personaId: string) {
    this.#personaId = personaId;
  }

  get offline(): boolean {
    return this.#offline;
  }

  set offline(offline: boolean) {
    if (offline === this.#offline) return;
    this.#offline = offline;
    this.onNetwork.emit(!offline);
  }

  /** Runs a cloud function as the person who holds the phone. */
  async call(name: string, data: unknown): Promise<unknown> {
    const response = await this.#request('/phone/call', JSON.stringify({ name, data }), {
      'content-type': 'application/json',
    });
    const answer = (await response.json()) as { result?: unknown; error?: CloudFailure };
    if (answer.error) throw new CloudFailure(answer.error.code, answer.error.message);
    return answer.result;
  }

  /** Stores bytes; answers the file id. */
  async upload(cloudPath: string, bytes: Blob): Promise<string> {
    const response = await this.#request(
      `/phone/upload?path=${encodeURIComponent(cloudPath)}`,
      bytes,
      { 'content-type': 'application/octet-stream' },
    );
    return ((await response.json()) as { fileId: string }).fileId;
  }

  /** Reads a stored file. */
  async download(fileId: string): Promise<Blob> {
    return (await this.#request(this.fileUrl(fileId))).blob();
  }

  /** Where a stored file is to be had; one path on this origin, so that it works offline of the rest. */
  fileUrl(fileId: string): string {
    return `/phone/file?fileId=${encodeURIComponent(fileId)}`;
  }

  async deleteFile(fileId: string): Promise<void> {
    await this.#request(`/phone/delete?fileId=${encodeURIComponent(fileId)}`, '');
  }

  /** Tells the cloud which subscribe messages the person has just accepted. */
  async grant(templateIds: string[]): Promise<void> {
    await this.#request('/phone/grant', JSON.stringify({ templateIds }), {
      'content-type': 'application/json',
    });
  }

  async #request(
    path: string,
    body?: BodyInit,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    if (this.#offline)
      throw new CloudFailure(-1, 'request:fail -118:net::ERR_CONNECTION_TIMED_OUT');
    let response: Response;
    try {
      response = await fetch(path, {
        method: body === undefined ? 'GET' : 'POST',
        body,
        headers: { ...headers, 'x-persona': encodeURIComponent(this.#personaId) },
      });
    } catch {
      // fetch says no more than that the connection failed.
      throw new CloudFailure(-1, 'request:fail -102:net::ERR_CONNECTION_REFUSED');
    }
    if (response.ok) return response;
    const answer = (await response.json().catch(() => null)) as {
      error?: { code: string | number; message: string };
    } | null;
    throw new CloudFailure(
      answer?.error?.code ?? -1,
      answer?.error?.message ?? `request:fail status ${response.status}`,
    );
  }
}
