import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EJSON } from 'bson';
import { dataKeys, lookupHash } from '../../cloudfunctions/kernel/secret.ts';
import { aboutCollections } from '../collections.ts';
import { CommandError } from './cloud.ts';
import type { Document } from './port.ts';

/** A backup is a folder: one file of canonical EJSON lines a collection, the pictures, and this. */
export interface Manifest {
  program: 'linli';
  format: 1;
  /** version of Linli that wrote it */
  app: string;
  communityId: string;
  communityName: string;
  /** UTC, ISO 8601 */
  at: string;
  /** tells whether a key of LINLI_DATA_KEY is the one that sealed the phone numbers; gives nothing of it away */
  keyCheck: string;
  /** the same of every key that it had, by its id; absent: of the one without an id */
  keyChecks?: Record<string, string>;
  collections: { name: string; documents: number; sha256: string }[];
  /** `path` as in the storage, without the environment; kept in files/<sha256> */
  files: { path: string; bytes: number; sha256: string }[];
}

export const MANIFEST = 'manifest.json';
export const FORMAT = 1;

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export function appVersion(): string {
  return (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string })
    .version;
}

/** The collections that the cloud has. */
export const COLLECTION_NAMES = (await aboutCollections()).map(({ name }) => name);

export function sha256(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('hex');
}

/** The check values of the keys of LINLI_DATA_KEY, by their ids, newest first. */
export function keyChecks(): Record<string, string> {
  return Object.fromEntries(
    dataKeys().map(({ id }) => [id, lookupHash('backup', 'linli backup 1', id)]),
  );
}

export function lineOf(document: Document): string {
  return EJSON.stringify(document, { relaxed: false });
}

function documentOf(line: string): Document {
  return EJSON.parse(line, { relaxed: true }) as Document;
}

/** Equal for equal documents, in whatever order their fields stand. */
export function canonical(document: Document): string {
  return EJSON.stringify(sorted(document), { relaxed: false });
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (
    typeof value !== 'object' ||
    value === null ||
    Object.getPrototypeOf(value) !== Object.prototype
  )
    return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

const FILE_ID = /^(cloud:\/\/[^/]+\/)(.+)$/;

/** The path of a file id that lies among the notices' files of this community. */
export function noticeFile(value: unknown, communityId: string): string | undefined {
  if (typeof value !== 'string') return undefined;
  const [, , path = ''] = FILE_ID.exec(value) ?? [];
  return isNoticePath(path, communityId) ? path : undefined;
}

function isNoticePath(path: string, communityId: string): boolean {
  const names = path.split('/');
  return (
    path.startsWith(`notices/${communityId}/`) &&
    names.every((name) => !['', '.', '..'].includes(name))
  );
}

/** Every text within a document, with what `change` makes of it. */
export function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((one) => mapTexts(one, change));
  if (
    typeof value !== 'object' ||
    value === null ||
    Object.getPrototypeOf(value) !== Object.prototype
  )
    return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, mapTexts(inner, change)]),
  );
}

export interface Archive {
  manifest: Manifest;
  documents: Map<string, Document[]>;
  files: Map<string, Buffer>;
}

/** Reads a backup and believes nothing of it that does not hold. @throws CommandError */
export function readArchive(directory: string): Archive {
  const manifest = readManifest(directory);
  const { communityId } = manifest;
  const own = keyChecks();
  const wanted = Object.entries(manifest.keyChecks ?? { '': manifest.keyCheck });
  if (!wanted.every(([id, check]) => own[id] === check)) {
    throw new CommandError(
      'LINLI_DATA_KEY is not the key this backup was made with: the phone numbers in it could never be read, and no household code would work. Set the key of that deployment.',
    );
  }
  const documents = new Map<string, Document[]>();
  for (const { name, documents: count, sha256: hash } of manifest.collections) {
    if (!COLLECTION_NAMES.includes(name)) {
      throw new CommandError(
        `The backup holds a collection ${name}, which this version of Linli does not have.`,
      );
    }
    const text = readChecked(join(directory, `${name}.jsonl`), hash).toString('utf8');
    const all = text.split('\n').filter(Boolean).map(documentOf);
    const isSound =
      all.length === count &&
      all.every(
        (one, index) =>
          one.communityId === communityId && (index === 0 || (all[index - 1]?._id ?? '') < one._id),
      );
    if (!isSound)
      throw new CommandError(
        `${name}.jsonl holds documents of another community, or not those the manifest counts.`,
      );
    documents.set(name, all);
  }
  const files = new Map<string, Buffer>();
  for (const { path, sha256: hash } of manifest.files) {
    if (!isNoticePath(path, communityId))
      throw new CommandError(`${path} is no file of ${communityId}.`);
    files.set(path, readChecked(join(directory, 'files', hash), hash));
  }
  return { manifest, documents, files };
}

function readManifest(directory: string): Manifest {
  let manifest: Partial<Manifest>;
  try {
    manifest = JSON.parse(readFileSync(join(directory, MANIFEST), 'utf8'));
  } catch {
    throw new CommandError(
      `${directory} holds no whole backup: there is no ${MANIFEST} that can be read.`,
    );
  }
  const isOurs = manifest.program === 'linli' && manifest.format === FORMAT;
  if (isOurs && Array.isArray(manifest.collections) && Array.isArray(manifest.files)) {
    return manifest as Manifest;
  }
  throw new CommandError(`${MANIFEST} is not one that this version of Linli wrote.`);
}

function readChecked(file: string, hash: string): Buffer {
  let bytes: Buffer | undefined;
  if (/^[0-9a-f]{64}$/.test(hash)) {
    try {
      bytes = readFileSync(file);
    } catch {
      // said below
    }
  }
  if (bytes && sha256(bytes) === hash) return bytes;
  throw new CommandError(
    `${file} is missing or damaged: nothing was restored. Use another backup.`,
  );
}
