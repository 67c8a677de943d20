import * as v from 'valibot';
import { listOwnObjections, listOwnVotes } from '../../ballot/for-others.ts';
import { listOwnPoints } from '../../civility/for-others.ts';
import { listOwnReports, listOwnWords } from '../../covenant/for-others.ts';
import { one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { communityId } from '../../kernel/schema.ts';
import { listOwnMatters } from '../../matter/for-others.ts';
import { listOwnMeetings } from '../../meeting/for-others.ts';
import { findMessagesTo } from '../../messages/message-repository.ts';
import {
  findReceiptsOf,
  findRecoveriesBy,
  listOwnPapers,
  listOwnQuestions,
} from '../../notice/for-others.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { openContact } from '../../people/phone/seal-contact.ts';
import { listOwnPictures } from '../../pictures/own-pictures.ts';
import { communities } from '../../places/collections.ts';
import { listOwnProposals, listOwnSelections } from '../../role/for-others.ts';
import { listOwnPairings, listOwnShifts, listOwnVolunteering } from '../../volunteer/for-others.ts';
import { findAllConsentsOf } from '../consent/consent-repository.ts';
import { getTries } from '../door/code-repository.ts';
import { triesIdOf } from '../door/find-code.ts';
import { findRequestsOf } from '../request/request-repository.ts';
import { findActionsOf } from './audit-repository.ts';
import {
  ownActions,
  ownConsents,
  ownEntry,
  ownMessages,
  ownReceipts,
  ownRecoveries,
  ownRequests,
} from './own-data-rules.ts';

/** All that is kept about the caller, for them to read and take along (个人信息保护法, art. 45). */
export const exportOwn = action('resident.exportOwn', {
  input: v.strictObject({ communityId }),
  access: RESIDENTS,
  load: (input) => ({ community: one(communities, input.communityId) }),
  budget: 54,
  run: async (input, { openid, actor, community }) => {
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
    const own = [input.communityId, residentId] as const;
    const [
      objections,
      papers,
      reported,
      proposals,
      messages,
      tries,
      pairings,
      doneAsVolunteer,
      points,
      matters,
      meetings,
      pictures,
      candidacies,
      recoveries,
      questions,
    ] = await Promise.all([
      listOwnObjections(...own),
      listOwnPapers(...own),
      listOwnReports(...own),
      listOwnProposals(...own),
      findMessagesTo(...own),
      getTries(triesIdOf(openid, dayOf(now()))),
      listOwnPairings(...own),
      listOwnVolunteering(...own),
      listOwnPoints(resident),
      listOwnMatters(
        ...own,
        resident.households.map(({ householdId }) => householdId),
      ),
      listOwnMeetings(...own),
      listOwnPictures(...own),
      listOwnSelections(...own),
      findRecoveriesBy(...own),
      listOwnQuestions(...own),
    ]);
    return {
      communityName: community?.name ?? '',
      ...ownEntry(resident),
      ...(resident.contact ? { contact: openContact(resident.contact) } : {}),
      requests: ownRequests(requests),
      receipts: ownReceipts(receipts),
      recoveries: ownRecoveries(recoveries, residentId),
      questions,
      consents: ownConsents(consents),
      words,
      voices,
      votes,
      objections,
      drafts: papers.drafts,
      reports: [...papers.reports, ...reported],
      proposals,
      candidacies,
      outbox: ownMessages(messages),
      tries: tries?.wrong ?? 0,
      ...volunteering,
      pairings,
      volunteering: doneAsVolunteer,
      points,
      ...matters,
      ...meetings,
      pictures,
      actions: ownActions(actions),
    };
  },
});
