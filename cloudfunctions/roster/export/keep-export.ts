import type { MadeFile } from '../../../typings/contract/roster.ts';
import type { ExportDocument } from '../../files/collections.ts';
import { eraseFile, storeFile } from '../../files/file.ts';
import { recordAudit } from '../../kernel/audit.ts';
import { now } from '../../kernel/clock.ts';
import type { Stamp } from '../../kernel/collection.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { lookupHash } from '../../kernel/secret.ts';
import { exports, findOldExports, markGone, renewExport } from './export-repository.ts';

const KEPT = 60 * 60_000;

/**
 * Notes that a file is being made, before anything else is written: who, when, and where it will lie.
 * @param earlier what a first attempt of the same command noted
 * @returns what stands, with the stamp of the first attempt
 */
export async function beginExport(
  communityId: string,
  change: Stamp,
  ending: 'xlsx' | 'docx' | 'zip' | 'html',
  earlier: ExportDocument | undefined,
): Promise<ExportDocument> {
  const { id: _id, at } = change;
  if (earlier) {
    // made again shortly after, it lies there long enough
    if (earlier.state === 'gone' || at - earlier.at > KEPT / 2) {
      await renewExport(communityId, _id, at);
    }
    return earlier;
  }
  const path = `exports/${communityId}/${lookupHash('export-path', _id)}.${ending}`;
  const made: ExportDocument = { _id, communityId, path, state: 'kept', at, change };
  if (await exports.insert(made)) return made;
  const other = await exports.get(communityId, _id);
  if (!other) throw new Refusal('SERVICE_BUSY');
  return other;
}

/** Puts the file there for an hour and writes the entry. */
export async function finishExport(
  { communityId, path, change }: ExportDocument,
  bytes: Uint8Array,
  name: string,
): Promise<MadeFile> {
  await recordAudit(communityId, change);
  return { url: await storeFile(path, bytes), name };
}

/** For the timer: what has lain there for an hour is taken away. */
export async function dropOldExports(): Promise<void> {
  for (const old of await findOldExports(now() - KEPT)) {
    await eraseFile(old.path);
    await markGone(old);
  }
}
