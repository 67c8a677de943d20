import { existsSync, readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { CollectionAbout } from '../cloudfunctions/kernel/database/about.ts';

const SOURCE = new URL('../cloudfunctions/', import.meta.url);

/** A collection as the local cloud, the deploy command and backups need it. */
export interface CollectionDeclaration {
  name: string;
  indexes: {
    name: string;
    keys: { name: string; direction: 1 | -1 }[];
    unique: boolean;
    sparse?: true;
  }[];
}

/** What every `collections.about.ts` says, in the order of the names. */
export async function aboutCollections(): Promise<CollectionAbout[]> {
  const folders = readdirSync(fileURLToPath(SOURCE)).filter((name) =>
    existsSync(new URL(`${name}/collections.about.ts`, SOURCE)),
  );
  const lists = await Promise.all(
    folders.map(async (name) => {
      const file = new URL(`${name}/collections.about.ts`, SOURCE).href;
      const [list] = Object.values((await import(file)) as Record<string, unknown>).filter(
        Array.isArray,
      );
      return (list ?? []) as CollectionAbout[];
    }),
  );
  return lists.flat().sort((one, other) => (one.name < other.name ? -1 : 1));
}

export async function collectionDeclarations(): Promise<CollectionDeclaration[]> {
  return (await aboutCollections()).map(({ name, indexes }) => ({
    name,
    indexes: indexes.map(({ keys, ...index }) => ({
      ...index,
      keys: keys.map((key) =>
        key.startsWith('-')
          ? { name: key.slice(1), direction: -1 as const }
          : { name: key, direction: 1 as const },
      ),
    })),
  }));
}

/** Writes the list that deploying and the local cloud read. */
export async function writeCollections(path: string): Promise<void> {
  await writeFile(path, `${JSON.stringify(await collectionDeclarations(), null, 2)}\n`);
}
