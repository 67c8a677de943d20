import type { Linli } from './linli.ts';

/** Writes into documents as they are stored, past every function. */
export async function setFields(
  { cloud }: Linli,
  collectionName: string,
  query: object,
  fields: object,
): Promise<void> {
  await cloud.database.command('database.updateDocument', {
    collectionName,
    queryType: 'WHERE',
    query: JSON.stringify(query),
    data: JSON.stringify({ $set: fields }),
    multi: true,
    upsert: false,
    merge: true,
  });
}
