import { readFile } from 'node:fs/promises';
import type { CollectionDeclaration } from './database/index.ts';
import { StartError } from './start-error.ts';

/** Reads a list of collections. @throws StartError if it is not what it should be */
export async function readCollections(path: string): Promise<CollectionDeclaration[]> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw new StartError(`The file ${path} cannot be read: ${(error as Error).message}.`);
  }
  if (!Array.isArray(value) || !value.every(isCollection)) {
    throw new StartError(`The file ${path} does not declare collections with their indexes.`);
  }
  return value;
}

function isCollection(value: unknown): value is CollectionDeclaration {
  const { name, indexes } = (value ?? {}) as Partial<CollectionDeclaration>;
  return (
    typeof name === 'string' &&
    Array.isArray(indexes) &&
    indexes.every(
      (index) =>
        typeof index?.name === 'string' &&
        typeof index.unique === 'boolean' &&
        (index.sparse === undefined || index.sparse === true) &&
        Array.isArray(index.keys) &&
        index.keys.every(
          (key) => typeof key?.name === 'string' && (key.direction === 1 || key.direction === -1),
        ),
    )
  );
}
