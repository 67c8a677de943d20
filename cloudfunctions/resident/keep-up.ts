import { sweepAudit } from '../shared/audit.ts';
import { now } from '../shared/clock.ts';
import { finishLeaving } from './leave-community.ts';
import { consents } from './people-repository.ts';
import { households, residents } from './resident-repository.ts';
import { findRecentImports, imports, recountPlaces } from './roster-repository.ts';
import { finishSetups } from './set-up.ts';
import { setups } from './setup-repository.ts';

const RECENT = 60 * 60_000;

/** Every five minutes: audit entries that a cut left out, and the numbers of households after imports. */
export async function keepUp(): Promise<void> {
  await finishSetups();
  await sweepAudit(setups);
  await sweepAudit(households);
  await sweepAudit(residents);
  await sweepAudit(imports);
  await sweepAudit(consents);
  await finishLeaving();
  const recent = await findRecentImports(now() - RECENT);
  for (const communityId of new Set(recent.map((one) => one.communityId))) {
    await recountPlaces(communityId);
  }
}
