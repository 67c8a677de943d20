import { sweepAudit } from '../shared/audit.ts';
import { now } from '../shared/clock.ts';
import { exports } from './export-repository.ts';
import { dropOldExports } from './keep-export.ts';
import { findRecentImports, imports, recountPlaces } from './roster-repository.ts';

const RECENT = 60 * 60_000;

/** Every five minutes: audit entries that a cut left out, old files, and the numbers of households after imports. */
export async function keepUp(): Promise<void> {
  await sweepAudit(imports);
  await sweepAudit(exports);
  await dropOldExports();
  const recent = await findRecentImports(now() - RECENT);
  for (const communityId of new Set(recent.map((one) => one.communityId))) {
    await recountPlaces(communityId);
  }
}
