import type { CollectionDeclaration } from '../../local/cloud/database/index.ts';

export const ACCOUNTS = 10;

export const COLLECTIONS: CollectionDeclaration[] = ['single', 'batches', 'marked', 'accounts'].map(
  (name) => ({ name, indexes: [] }),
);
