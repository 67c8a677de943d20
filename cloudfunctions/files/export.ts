import type { MadeFile } from '../../typings/contract/roster.ts';
import { recordAudit, sweepOf } from '../kernel/audit.ts';
import type { Stamp } from '../kernel/collection.ts';
import { Refusal } from '../kernel/refusal.ts';
import { lookupHash } from '../kernel/secret.ts';
import { job } from '../kernel/upkeep.ts';
import { type ExportDocument, exports } from './collections.ts';
import { getExport, insertExport, lyingSince, markGone, renewExport } from './export-repository.ts';
import { eraseFile, storeFile } from './file.ts';

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
  if (await insertExport(made)) return made;
  const other = await getExport(communityId, _id);
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

/** What has lain there for an hour is taken away; one module lists these jobs for all. */
export const exportUpkeep = [
  job<ExportDocument>({
    name: 'export.drop',
    collection: exports,
    due: (at) => lyingSince(at - KEPT),
    order: { at: 1, _id: 1 },
    one: async (old) => {
      await eraseFile(old.path);
      await markGone(old);
    },
  }),
  sweepOf(exports),
];
