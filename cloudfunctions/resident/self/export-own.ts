import * as v from 'valibot';
import { listOwnVotes } from '../../ballot/for-others.ts';
import { listOwnWords } from '../../covenant/for-others.ts';
import { one } from '../../kernel/action/load.ts';
import { communityId } from '../../kernel/schema.ts';
import { findReceiptsOf } from '../../notice/for-others.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { communities } from '../../places/collections.ts';
import { listOwnShifts } from '../../volunteer/for-others.ts';
import { findAllConsentsOf } from '../consent/consent-repository.ts';
import { findRequestsOf } from '../request/request-repository.ts';
import { findActionsOf } from './audit-repository.ts';
import { ownActions, ownConsents, ownEntry, ownReceipts, ownRequests } from './own-data-rules.ts';

/** All that is kept about the caller, for them to read and take along (个人信息保护法, art. 45). */
export const exportOwn = action('resident.exportOwn', {
  input: v.strictObject({ communityId }),
  access: RESIDENTS,
  load: (input) => ({ community: one(communities, input.communityId) }),
  budget: 9,
  run: async (input, { actor, community }) => {
    const { residentId, resident } = actor;
    const [requests, receipts, consents, actions, { words, voices }, votes, volunteering] =
      await Promise.all([
        findRequestsOf(input.communityId, resident.accountKey),
        findReceiptsOf(input.communityId, residentId),
        findAllConsentsOf(input.communityId, residentId),
        findActionsOf(input.communityId, residentId),
        listOwnWords(input.communityId, residentId),
        listOwnVotes(input.communityId, residentId),
        listOwnShifts(input.communityId, residentId),
      ]);
    return {
      communityName: community?.name ?? '',
      ...ownEntry(resident),
      requests: ownRequests(requests),
      receipts: ownReceipts(receipts),
      consents: ownConsents(consents),
      words,
      voices,
      votes,
      ...volunteering,
      actions: ownActions(actions),
    };
  },
});
