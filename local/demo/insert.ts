import type { LocalCloud } from '../cloud/index.ts';

export function plain(document: object): Record<string, unknown> {
  return { ...document };
}

/** Collection → documents, put into the database. */
export async function insertAll(database: LocalCloud['database'], all: object): Promise<void> {
  for (const [collection, documents] of Object.entries(all as Record<string, object[]>)) {
    await database.insertMany(collection, documents.map(plain));
  }
}
