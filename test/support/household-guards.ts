import type { Guard } from './guards.ts';

const REQUESTS = 'usecase/requests.test.ts';
const REQUEST_RACE = 'race/requests.test.ts';
const HOUSEHOLDS = 'usecase/households.test.ts';
const HOUSEHOLD_RACE = 'race/households.test.ts';

/** Guards of who is let in, who is out, and who speaks for a household. */
export const HOUSEHOLD_GUARDS: Guard[] = [
  {
    name: 'nobody lets themselves in',
    file: 'resident/door/decide-request.ts',
    guard: "if (request.openid === openid) throw new Refusal('REQUEST_OWN');",
    without: '',
    test: REQUESTS,
    pattern: 'not answered by the one',
  },
  {
    name: 'the first decision about a request stands',
    file: 'resident/door/request-repository.ts',
    guard: "{ communityId, _id, state: 'open' },",
    without: '{ communityId, _id },',
    test: REQUEST_RACE,
    pattern: 'two officers decide',
  },
  {
    name: 'one request waits a person',
    file: 'resident/door/ask-to-join.ts',
    guard: '    openKey: accountKey,',
    without: '    openKey: requestId,',
    test: REQUEST_RACE,
    pattern: 'two phones',
  },
  {
    name: 'a person asks three times a week',
    file: 'resident/door/request-rules.ts',
    guard: "recent.length >= MOST_REQUESTS ? 'REQUEST_TOO_MANY' : null",
    without: "recent.length >= MOST_REQUESTS * 9 ? 'REQUEST_TOO_MANY' : null",
    test: REQUESTS,
    pattern: 'three times a week',
  },
  {
    name: 'officers see requests of their own places',
    file: 'resident/door/request-repository.ts',
    guard: "[{ state: 'open', lineage: command.in(placeIds) }]",
    without: "[{ state: 'open' }]",
    test: REQUESTS,
    pattern: 'seen by the officers',
  },
  {
    name: 'the timer lets in whom a cut left outside',
    file: 'resident/household/keep-residents.ts',
    guard: 'await finishAccepting();',
    without: 'void finishAccepting;',
    test: REQUESTS,
    pattern: 'finished by the timer',
  },
  {
    name: 'requests go with the person who leaves',
    file: 'resident/self/leave-community.ts',
    guard: 'await dropRequestsOf(communityId, accountKey);',
    without: 'void dropRequestsOf;',
    test: REQUESTS,
    pattern: 'goes with the person',
  },
  {
    name: 'an old slip is forgotten with the home',
    file: 'resident/household/end-membership.ts',
    guard: 'await forgetCodes(communityId, accountKey, [householdId]);',
    without: 'void forgetCodes;',
    test: HOUSEHOLDS,
    pattern: 'an old slip',
  },
  {
    name: 'homes are saved if nothing changed in between',
    file: 'resident/household/household-repository.ts',
    guard: "{ communityId, _id, 'change.id': before.id, 'households.householdId': householdId },",
    without: "{ communityId, _id, 'households.householdId': householdId },",
    test: HOUSEHOLD_RACE,
    pattern: 'joining there',
  },
  {
    name: 'a late take-over leaves alone who came since',
    file: 'resident/household/end-membership.ts',
    guard: 'if (joined > change.at) continue;',
    without: 'void joined;',
    test: HOUSEHOLDS,
    pattern: 'who came since',
  },
  {
    name: 'two who choose do not undo each other',
    file: 'resident/household/household-repository.ts',
    guard: "{ communityId, _id, 'representative.residentId': previousId },",
    without: '{ communityId, _id, buildingId: command.neq(previousId) },',
    test: HOUSEHOLD_RACE,
    pattern: 'two of a household',
  },
  {
    name: 'a household is chosen for by its own people',
    file: 'resident/household/choose-representative.ts',
    guard: '(!looksAfter && !livesIn(actor.resident, householdId))',
    without: '(!looksAfter && householdId === communityId)',
    test: HOUSEHOLDS,
    pattern: 'chosen by nobody',
  },
  {
    name: 'a household is shown to its own people',
    file: 'resident/household/choose-representative.ts',
    guard:
      "!household || !livesIn(actor.resident, householdId)) throw new Refusal('HOUSEHOLD_NOT_FOUND')",
    without: "!household) throw new Refusal('HOUSEHOLD_NOT_FOUND')",
    test: HOUSEHOLDS,
    pattern: 'chosen by nobody',
  },
  {
    name: 'consent is given to the household or its officers',
    file: 'resident/consent/give-consent.ts',
    guard: 'if (!isHelper || agent.openid === null)',
    without: 'if (!agent || agent.openid === null)',
    test: HOUSEHOLDS,
    pattern: 'to nobody else',
  },
];
