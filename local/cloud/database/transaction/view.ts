import type { Document } from '../ejson.ts';
import { pathValues } from '../paths.ts';
import type { Query } from '../query/query.ts';
import { type SortField, sortDocuments } from '../sort.ts';
import type { Collection } from '../storage/collection.ts';

/** What a request sees of a collection. */
export interface View {
  get(collection: Collection, id: string): Document | undefined;
  /** the documents of a query before sorting; in order of insertion unless `sorted` */
  search(
    collection: Collection,
    query: Query,
    sort: SortField[],
  ): { documents: Iterable<Document>; sorted: boolean };
  all(collection: Collection): Iterable<Document>;
}

/** Everything that is committed. */
export const committedView: View = {
  get: (collection, id) => collection.get(id)?.document,
  search(collection, query, sort) {
    const { entries, sorted } = collection.search(query, sort);
    return { documents: documentsOf(collection, entries), sorted };
  },
  all: (collection) => documentsOf(collection, collection.all()),
};

function* documentsOf(
  collection: Collection,
  entries: Iterable<{ document: Document }>,
): Generator<Document> {
  for (const { document } of entries) {
    collection.documentsRead += 1;
    yield document;
  }
}

/** How a query's documents are chosen. */
export interface Choice {
  sort: SortField[];
  skip: number;
  limit: number;
}

/** The documents that match a query, sorted (by distance first if the query asks), skipped, limited. */
export function findDocuments(
  view: View,
  collection: Collection,
  query: Query,
  choice: Choice,
): Document[] {
  const { documents, sorted } = view.search(collection, query, choice.sort);
  const enough = choice.skip + choice.limit;
  const early = !query.near && (sorted || choice.sort.length === 0);
  const found: Document[] = [];
  for (const document of documents) {
    if (early && found.length >= enough) break;
    if (query.test(document)) found.push(document);
  }
  let ordered = found;
  if (choice.sort.length > 0 && !sorted) ordered = sortDocuments(found, choice.sort);
  else if (query.near && choice.sort.length === 0) ordered = byDistance(found, query.near);
  return ordered.slice(choice.skip, enough);
}

function byDistance(documents: Document[], { path, near }: NonNullable<Query['near']>): Document[] {
  const measured = documents.map((document) => ({
    document,
    distance: nearestDistance(document, path, near),
  }));
  return measured.sort((a, b) => a.distance - b.distance).map(({ document }) => document);
}

function nearestDistance(
  document: Document,
  path: readonly string[],
  near: NonNullable<Query['near']>['near'],
): number {
  return Math.min(
    ...pathValues(document, path).map((value) => near.distance(value) ?? Number.POSITIVE_INFINITY),
  );
}
