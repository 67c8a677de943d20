import { sweepAudit } from '../shared/audit.ts';
import { now } from '../shared/clock.ts';
import { findRecentImports, imports, recountPlaces } from './roster-repository.ts';

const RECENT = 60 * 60_000;

/** Every five minutes: audit entries that a cut left out, and the numbers of households after imports. */
export async function keepUp(): Promise<void> {
  await sweepAudit(imports);
  const recent = await findRecentImports(now() - RECENT);
  for (const communityId of new Set(recent.map((one) => one.communityId))) {
    await recountPlaces(communityId);
  }
}
