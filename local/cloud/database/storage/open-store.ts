import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Store } from './store.ts';

/** A folder that cannot be used as it is; the message is one sentence for the operator. */
export class DataFolderError extends Error {}

export async function openStore(directory: string): Promise<Store> {
  mkdirSync(directory, { recursive: true });
  return new Store(join(directory, 'database.mdb'));
}
