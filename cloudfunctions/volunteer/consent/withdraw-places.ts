import { now } from '../../kernel/clock.ts';
import { job } from '../../kernel/job.ts';
import { type GuardianConsentDocument, guardianConsents } from '../collections.ts';
import { dropFromShifts } from '../shift/shift-repository.ts';
import { SETTLE_AFTER } from '../shift/tend-rules.ts';
import { dropWaitersOf } from '../shift/waiter-repository.ts';
import { dueToDrop, lookAgain } from './consent-repository.ts';

/**
 * Who may no longer come loses the places ahead, and is told. A sign-up that saw the consent may be under way still: once
 * it must be over, a second look is the last.
 */
export const withdrawPlaces = job<GuardianConsentDocument>({
  name: 'guardian.withdraw',
  collection: guardianConsents,
  due: dueToDrop,
  one: async (consent) => {
    const { communityId, residentId, state, at, dropAt } = consent;
    if (state !== 'withdrawn') return lookAgain(consent);
    const waited = await dropWaitersOf(communityId, residentId);
    await dropFromShifts(communityId, residentId, waited, now(), 'unfit');
    await (dropAt === at ? lookAgain(consent, at + SETTLE_AFTER) : lookAgain(consent));
  },
});
