/** A person who can hold a phone. */
export interface Persona {
  id: string;
  openid: string;
  name: string;
  note: string;
}

/** What the phone needs of the local cloud. */
export interface PhoneCloud {
  invoke(
    functionName: string,
    event: unknown,
    caller: { openid: string } | null,
  ): Promise<{ result?: unknown; error?: { code: string | number; message: string } }>;
  personas(): Persona[];
  uploadFile(path: string, bytes: Uint8Array): Promise<string>;
  readFile(fileId: string): Promise<Uint8Array>;
  deleteFile?(fileId: string): Promise<void>;
  /** A person has accepted these templates: one message each may be sent. */
  grantMessages?(openid: string, templateIds: string[]): Promise<void> | void;
  /** The cloud's clock in milliseconds, which tests may have moved. */
  now(): number;
}
