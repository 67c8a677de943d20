import type { Linli } from './linli.ts';

/** Sets fields of documents beside all functions: a document as an older version or a fault left it. */
export async function patch(
  linli: Linli,
  collection: string,
  query: object,
  fields: object,
): Promise<void> {
  await linli.cloud.database.command('database.modifyDocument', {
    collectionName: collection,
    queryType: 'WHERE',
    query: JSON.stringify(query),
    data: JSON.stringify({ $set: fields }),
    multi: true,
    merge: true,
    upsert: false,
  });
}

/** Takes fields away from documents: as an older version kept them. */
export async function unset(
  linli: Linli,
  collection: string,
  query: object,
  ...fields: string[]
): Promise<void> {
  await linli.cloud.database.command('database.modifyDocument', {
    collectionName: collection,
    queryType: 'WHERE',
    query: JSON.stringify(query),
    data: JSON.stringify({ $unset: Object.fromEntries(fields.map((field) => [field, ''])) }),
    multi: true,
    merge: true,
    upsert: false,
  });
}

/** Takes documents away beside all functions: as if they had never been. */
export async function remove(linli: Linli, collection: string, query: object): Promise<void> {
  await linli.cloud.database.command('database.removeDocument', {
    collectionName: collection,
    queryType: 'WHERE',
    query: JSON.stringify(query),
    multi: true,
  });
}
