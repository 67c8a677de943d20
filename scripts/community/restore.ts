import { canonical, mapTexts, noticeFile, readArchive } from './archive.ts';
import { CommandError } from './cloud.ts';
import { type Document, type Port, readAll } from './port.ts';

/** First what timers look up, last what they act upon: a cut restore is not mistaken for a community at work. */
const FIRST = ['audit', 'places', 'households', 'residents'];
const LAST = ['imports', 'messages', 'reviews', 'notices', 'communities'];

const MOST_DOCUMENTS = 200;
const MOST_BYTES = 1_000_000;

export interface Restored {
  documents: number;
  files: number;
}

/**
 * Puts a backup into a cloud. Reads and checks all of it first; refuses if the community is there with
 * anything that the backup does not hold; adds what is missing, so that a cut run is mended by another;
 * and reads everything back.
 */
export async function restore(
  port: Port,
  directory: string,
  say: (line: string) => void = () => {},
): Promise<Restored> {
  const { manifest, documents, files } = readArchive(directory);
  const { communityId } = manifest;
  const names = inOrder([...documents.keys()]);
  for (const name of names) {
    await missing(port, name, communityId, documents.get(name) ?? [], (one) => one);
  }
  const ids = new Map<string, string>();
  for (const [path, bytes] of files) ids.set(path, await port.upload(path, bytes));
  const here = (document: Document) =>
    mapTexts(document, (text) => ids.get(noticeFile(text, communityId) ?? '') ?? text) as Document;
  let added = 0;
  for (const name of names) {
    const rest = await missing(port, name, communityId, documents.get(name) ?? [], here);
    for (const chunk of chunksOf(rest)) {
      if (!(await port.insert(name, chunk))) {
        throw new CommandError(
          `${name} holds one of these ids or codes already, for another community: nothing of it was touched.`,
        );
      }
      added += chunk.length;
    }
    say(`${name}: ${documents.get(name)?.length ?? 0}`);
  }
  await verify(port, communityId, documents, files, ids, here);
  return { documents: added, files: files.size };
}

function inOrder(names: string[]): string[] {
  const weight = (name: string) =>
    FIRST.includes(name) ? FIRST.indexOf(name) : 100 + LAST.indexOf(name);
  return names.sort((one, other) => weight(one) - weight(other));
}

/** File ids name their environment: what is compared leaves that out. */
function comparable(document: Document, communityId: string): string {
  return canonical(mapTexts(document, (text) => noticeFile(text, communityId) ?? text) as Document);
}

/** What the cloud lacks of these. @throws CommandError if it holds anything else of the community */
async function missing(
  port: Port,
  name: string,
  communityId: string,
  wanted: Document[],
  here: (document: Document) => Document,
): Promise<Document[]> {
  const found = await readAll(port, name, communityId);
  const there = new Map(found.map((one) => [one._id, comparable(one, communityId)]));
  const rest: Document[] = [];
  for (const document of wanted) {
    const present = there.get(document._id);
    if (present === undefined) rest.push(here(document));
    else if (present === comparable(document, communityId)) there.delete(document._id);
  }
  if (there.size === 0) return rest;
  throw new CommandError(
    `The community ${communityId} is in this cloud already with other content (${name}): a backup goes into an empty place only.`,
  );
}

function* chunksOf(documents: Document[]): Generator<Document[]> {
  let chunk: Document[] = [];
  let bytes = 0;
  for (const document of documents) {
    const size = Buffer.byteLength(JSON.stringify(document));
    if (chunk.length === MOST_DOCUMENTS || (chunk.length > 0 && bytes + size > MOST_BYTES)) {
      yield chunk;
      chunk = [];
      bytes = 0;
    }
    chunk.push(document);
    bytes += size;
  }
  if (chunk.length > 0) yield chunk;
}

async function verify(
  port: Port,
  communityId: string,
  documents: Map<string, Document[]>,
  files: Map<string, Buffer>,
  ids: Map<string, string>,
  here: (document: Document) => Document,
): Promise<void> {
  for (const [name, wanted] of documents) {
    const rest = await missing(port, name, communityId, wanted, here);
    if (rest.length > 0) throw new CommandError(`${name} lacks ${rest.length}: run it again.`);
  }
  for (const [path, bytes] of files) {
    const found = await port.download(ids.get(path) ?? '');
    if (!found?.equals(bytes)) throw new CommandError(`${path} did not arrive: run it again.`);
  }
}
