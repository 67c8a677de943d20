import { existsSync } from 'node:fs';
import { chmod, mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  appVersion,
  COLLECTION_NAMES,
  FORMAT,
  keyChecks,
  lineOf,
  MANIFEST,
  type Manifest,
  mapTexts,
  noticeFile,
  sha256,
} from './archive.ts';
import { CommandError } from './cloud.ts';
import { type Port, readAll } from './port.ts';
import { keepsVotes, keptMotion } from './running-votes.ts';

/** Notes of files, by which those are taken away that nothing refers to. */
const NOTES_OF_FILES = ['uploads', 'incoming', 'copies'];

/**
 * Writes all that a community has into a folder that only its owner can read. The manifest comes last:
 * a folder without one is no backup. Uploaded rosters are not kept; what they said stands in the documents.
 * Nor are the salts and ballots of secret votes that are not counted yet: see running-votes.ts.
 */
export async function backUp(
  port: Port,
  communityId: string,
  directory: string,
  say: (line: string) => void = () => {},
): Promise<Manifest> {
  if (existsSync(join(directory, MANIFEST))) {
    throw new CommandError(`${directory} holds a backup already: choose another folder with --to.`);
  }
  const [community] = await readAll(port, 'communities', communityId);
  if (!community) throw new CommandError(`There is no community ${communityId} in this cloud.`);
  await mkdir(join(directory, 'files'), { recursive: true, mode: 0o700 });
  await chmod(directory, 0o700);
  const motions = await readAll(port, 'motions', communityId);
  const isKept = keepsVotes(motions);
  const running = motions.filter((motion) => keptMotion(motion) !== motion).length;
  if (running > 0) {
    say(
      `${running} secret votes are not counted yet: their ballots are not in this backup, and restored they are ended.`,
    );
  }
  const collections: Manifest['collections'] = [];
  const fileIds = new Map<string, string>();
  for (const name of COLLECTION_NAMES) {
    if (NOTES_OF_FILES.includes(name)) continue;
    const documents =
      name === 'motions'
        ? motions.map(keptMotion)
        : (await readAll(port, name, communityId)).filter((one) => isKept(name, one));
    const text = documents.map((one) => `${lineOf(one)}\n`).join('');
    await keep(join(directory, `${name}.jsonl`), text);
    collections.push({ name, documents: documents.length, sha256: sha256(text) });
    for (const document of documents) {
      mapTexts(document, (found) => {
        const path = noticeFile(found, communityId);
        if (path !== undefined) fileIds.set(path, found);
        return found;
      });
    }
    say(`${name}: ${documents.length}`);
  }
  const files: Manifest['files'] = [];
  for (const [path, fileId] of [...fileIds].sort()) {
    const bytes = await port.download(fileId);
    if (!bytes) {
      say(`${path} is named by a document, but is not in the storage any more.`);
      continue;
    }
    const hash = sha256(bytes);
    await keep(join(directory, 'files', hash), bytes);
    files.push({ path, bytes: bytes.length, sha256: hash });
  }
  say(`files: ${files.length}`);
  const manifest: Manifest = {
    program: 'linli',
    format: FORMAT,
    app: appVersion(),
    communityId,
    communityName: String(community.name ?? ''),
    at: new Date().toISOString(),
    keyCheck: Object.values(keyChecks())[0] ?? '',
    keyChecks: keyChecks(),
    collections,
    files,
  };
  await keep(join(directory, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

/** Whole or not at all, and for its owner's eyes only. */
async function keep(file: string, content: string | Buffer): Promise<void> {
  await writeFile(`${file}.part`, content, { mode: 0o600 });
  await chmod(`${file}.part`, 0o600);
  await rename(`${file}.part`, file);
}
