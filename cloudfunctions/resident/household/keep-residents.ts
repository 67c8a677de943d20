import { sweepAudit } from '../../kernel/audit.ts';
import { DAY, now } from '../../kernel/clock.ts';
import { finishAccepting } from '../door/decide-request.ts';
import { dropOldRequests, requests } from '../door/request-repository.ts';
import { KEPT_DAYS } from '../door/request-rules.ts';
import { finishLeaving } from '../self/leave-community.ts';
import { finishSetups } from '../setup/set-up.ts';
import { setups } from '../setup/setup-repository.ts';
import { finishChoosing } from './choose-representative.ts';
import { consents } from './people-repository.ts';
import { households, residents } from './resident-repository.ts';

/** Every five minutes: what a cut left undone, audit entries above all. */
export async function keepUp(): Promise<void> {
  await finishSetups();
  await sweepAudit(setups);
  await sweepAudit(households);
  await sweepAudit(residents);
  await sweepAudit(consents);
  await finishLeaving();
  await sweepAudit(requests);
  await finishAccepting();
  await finishChoosing();
  await dropOldRequests(now() - KEPT_DAYS * DAY);
}
