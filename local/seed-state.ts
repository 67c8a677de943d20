import { join } from 'node:path';
import { readJsonFile, writeDurably } from './cloud/durable.ts';

/** Seeding takes many steps: a start that was interrupted between them must not pass for a whole one. */
export type SeedState = 'none' | 'under-way' | 'done';

const FILE = 'seed.json';

export async function readSeedState(dataDirectory: string): Promise<SeedState> {
  try {
    const saved = (await readJsonFile(join(dataDirectory, FILE))) as { state?: SeedState };
    return saved?.state === 'under-way' || saved?.state === 'done' ? saved.state : 'none';
  } catch {
    return 'none'; // no folder that can be read: the cloud says so in its own sentence
  }
}

export function writeSeedState(dataDirectory: string, state: SeedState): Promise<void> {
  return writeDurably(join(dataDirectory, FILE), `${JSON.stringify({ state })}\n`);
}
