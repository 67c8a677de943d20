import { deleteFile } from '../../files/file.ts';
import { sweepAudit } from '../../kernel/audit.ts';
import { DAY, now } from '../../kernel/clock.ts';
import { exports } from '../export/export-repository.ts';
import { dropOldExports } from '../export/keep-export.ts';
import {
  dropUpload,
  findKeptFiles,
  findOldUploads,
  findRecentImports,
  imports,
  markFileGone,
  recountPlaces,
} from './roster-repository.ts';

const RECENT = 60 * 60_000;
const FILE_KEPT = DAY; // long enough to go on with an import that was cut

/** Every five minutes: audit entries that a cut left out, the numbers of households after imports, old files. */
export async function keepUp(): Promise<void> {
  await sweepAudit(imports);
  await sweepAudit(exports);
  const recent = await findRecentImports(now() - RECENT);
  for (const communityId of new Set(recent.map((one) => one.communityId))) {
    await recountPlaces(communityId);
  }
  await dropOldExports();
  for (const old of await findKeptFiles(now() - FILE_KEPT)) {
    await deleteFile(old.fileId);
    await markFileGone(old);
  }
  for (const old of await findOldUploads(now() - FILE_KEPT)) {
    await deleteFile(old.fileId);
    await dropUpload(old);
  }
}
