import { SETUP_CODE } from './birch.ts';
import {
  CEDAR,
  HOME,
  MAPLE,
  NOTICE,
  type PersonKey,
  PLACE,
  REVIEW,
  TEMPLATE,
} from './community.ts';
import {
  commandId,
  consentFor,
  correction,
  type Edit,
  type Input,
  NOTICE_FORM,
  newPerson,
  oneHousehold,
  pinning,
  publication,
  reminder,
  withdrawal,
  writtenDown,
} from './inputs.ts';
import type { Linli } from './linli.ts';
import { uploadRoster } from './roster.ts';

/** The same matter at another place. */
export interface Elsewhere {
  /** the places the matter concerns, in the words of the access rules */
  concerns: string[];
  /** who wrote the matter, for rules that ask */
  author?: PersonKey;
  input(n: number): Input;
}

/** One valid call of an action. */
export interface Example {
  functionName: string;
  action: string;
  /** somebody who may */
  as: PersonKey;
  /** the places the matter concerns; empty where the rule asks for none */
  concerns: string[];
  /** valid input; each `n` is another command. Asks Linli for what it needs first, such as a code. */
  input(n: number, linli: Linli): Input | Promise<Input>;
  elsewhere: Elsewhere[];
  /** it leaves something behind */
  writes: boolean;
}

const example = (
  functionName: string,
  action: string,
  rest: Pick<Example, 'as' | 'input'> & Partial<Example>,
): Example => ({ functionName, action, concerns: [], elsewhere: [], writes: false, ...rest });

const publishTo = (...concerns: string[]): Elsewhere => ({
  concerns,
  input: (n) => publication(n, concerns),
});
const turnoutOf = (noticeId: string, ...concerns: string[]): Elsewhere => ({
  concerns,
  input: () => ({ communityId: MAPLE, noticeId }),
});

const turnoutsElsewhere = [
  turnoutOf(NOTICE.community, PLACE.maple),
  turnoutOf(NOTICE.elsewhere, PLACE.otherEstate),
  // A notice of another community, or none, concerns no place here.
  turnoutOf(NOTICE.cedar),
  turnoutOf('a0000000000000000099'),
];

const editsElsewhere = (edit: Edit): Elsewhere[] => [
  ...[
    [NOTICE.community, PLACE.maple],
    [NOTICE.elsewhere, PLACE.otherEstate],
    [NOTICE.cedar],
    ['a0000000000000000099'],
  ].map(([noticeId = '', ...concerns]) => ({
    concerns,
    input: (n: number) => edit(n, noticeId),
  })),
  { concerns: [PLACE.estate], author: 'gridOfficer', input: (n) => edit(n, NOTICE.held) },
];

const paperFor = (householdId: string): Elsewhere => ({
  concerns: [householdId],
  input: (n) => writtenDown(n, householdId),
});
const HOUSEHOLDS_ELSEWHERE = [HOME.otherEstate, HOME.cedar, `${PLACE.stair}.zzzzzzzz`];
const atHouseholds = (input: (n: number, householdId: string) => Input): Elsewhere[] =>
  HOUSEHOLDS_ELSEWHERE.map((householdId) => ({
    concerns: [householdId],
    input: (n) => input(n, householdId),
  }));

/** A fresh code for the household, from the secretary. */
export async function freshCode(n: number, linli: Linli, householdId: string): Promise<string> {
  const input = { communityId: MAPLE, householdId, commandId: commandId(n + 500_000) };
  const { envelope } = await linli.call('resident', 'issueCode', input, 'secretary');
  if (!envelope.ok) throw new Error(`no code: ${envelope.code}`);
  return (envelope.data as { code: string }).code;
}

const codeFor = (householdId: string): Elsewhere => ({
  concerns: [householdId],
  input: (n) => ({ communityId: MAPLE, householdId, commandId: commandId(n) }),
});
const householdsOf = (placeId: string): Elsewhere => ({
  concerns: [placeId],
  input: () => ({ communityId: MAPLE, placeId }),
});

export const EXAMPLES: Example[] = [
  example('resident', 'me', { as: 'resident', input: () => ({}) }),
  example('resident', 'checkCode', {
    as: 'stranger',
    input: async (n, linli) => ({ code: await freshCode(n, linli, HOME.second) }),
  }),
  example('resident', 'join', {
    as: 'stranger',
    writes: true,
    input: async (n, linli) => ({
      code: await freshCode(n, linli, HOME.second),
      name: '温如玉',
      commandId: commandId(n),
    }),
  }),
  example('resident', 'setUp', {
    as: 'stranger',
    writes: true,
    input: (n) => ({ code: SETUP_CODE, name: '温如玉', commandId: commandId(n) }),
  }),
  example('resident', 'places', {
    as: 'secretary',
    concerns: [MAPLE],
    input: () => ({ communityId: MAPLE }),
  }),
  example('resident', 'households', {
    as: 'buildingSteward',
    concerns: [PLACE.building],
    input: () => ({ communityId: MAPLE, placeId: PLACE.building }),
    elsewhere: [PLACE.maple, PLACE.estate, PLACE.stair, PLACE.otherBuilding, CEDAR].map(
      householdsOf,
    ),
  }),
  example('resident', 'issueCode', {
    as: 'stairSteward',
    writes: true,
    concerns: [HOME.first],
    input: (n) => ({ communityId: MAPLE, householdId: HOME.first, commandId: commandId(n) }),
    elsewhere: [HOME.otherEstate, HOME.cedar, `${PLACE.stair}.zzzzzzzz`].map(codeFor),
  }),
  example('resident', 'checkRoster', {
    as: 'secretary',
    concerns: [MAPLE],
    input: async (_, linli) => ({ communityId: MAPLE, fileId: await uploadRoster(linli) }),
  }),
  example('resident', 'importRoster', {
    as: 'secretary',
    writes: true,
    concerns: [MAPLE],
    input: async (n, linli) => ({
      communityId: MAPLE,
      fileId: await uploadRoster(linli),
      commandId: commandId(n),
    }),
  }),
  example('resident', 'grantMessages', {
    as: 'resident',
    writes: true,
    input: (n) => ({ communityId: MAPLE, templateIds: [TEMPLATE], commandId: commandId(n) }),
  }),
  example('resident', 'members', {
    as: 'stairSteward',
    concerns: [HOME.second],
    input: () => ({ communityId: MAPLE, householdId: HOME.second }),
    elsewhere: atHouseholds((_, householdId) => ({ communityId: MAPLE, householdId })),
  }),
  example('resident', 'addPerson', {
    as: 'stairSteward',
    writes: true,
    concerns: [HOME.second],
    input: (n) => newPerson(n, HOME.second),
    elsewhere: atHouseholds((n, householdId) => newPerson(n, householdId)),
  }),
  example('resident', 'recordConsent', {
    as: 'stairSteward',
    writes: true,
    concerns: [HOME.second],
    input: (n) => consentFor(n, HOME.second),
    elsewhere: atHouseholds((n, householdId) => consentFor(n, householdId)),
  }),
  example('resident', 'endConsent', {
    as: 'resident',
    writes: true,
    input: async (n, linli) => {
      const given = consentFor(n + 300_000, HOME.second);
      await linli.call('resident', 'recordConsent', given, 'stairSteward');
      const { principalId, agentId } = given;
      return { communityId: MAPLE, principalId, agentId, commandId: commandId(n) };
    },
  }),
  example('resident', 'consents', { as: 'resident', input: () => ({ communityId: MAPLE }) }),
  example('resident', 'exportOwn', { as: 'resident', input: () => ({ communityId: MAPLE }) }),
  example('resident', 'leave', {
    as: 'resident',
    writes: true,
    input: (n) => ({ communityId: MAPLE, commandId: commandId(n) }),
  }),
  example('resident', 'audit', {
    as: 'secretary',
    concerns: [MAPLE],
    input: () => ({ communityId: MAPLE }),
  }),

  example('home', 'overview', { as: 'resident', input: () => ({ communityId: MAPLE }) }),

  example('notice', 'list', { as: 'resident', input: () => ({ communityId: MAPLE }) }),
  example('notice', 'detail', {
    as: 'resident',
    input: () => ({ communityId: MAPLE, noticeId: NOTICE.building }),
  }),
  example('notice', 'publish', {
    as: 'secretary',
    writes: true,
    concerns: [PLACE.building],
    input: (n) => publication(n, [PLACE.building]),
    elsewhere: [
      publishTo(PLACE.maple),
      publishTo(PLACE.estate),
      publishTo(PLACE.stair),
      publishTo(PLACE.otherBuilding),
      publishTo(PLACE.stair, PLACE.otherBuilding),
      publishTo(PLACE.otherEstate),
      publishTo(PLACE.cedarBuilding),
      publishTo(PLACE.building, PLACE.cedarBuilding),
      publishTo(CEDAR),
    ],
  }),
  example('notice', 'confirm', {
    as: 'resident',
    writes: true,
    input: (n) => ({ communityId: MAPLE, noticeId: NOTICE.building, commandId: commandId(n) }),
  }),
  example('notice', 'turnout', {
    as: 'secretary',
    concerns: [PLACE.building],
    input: () => ({ communityId: MAPLE, noticeId: NOTICE.building }),
    elsewhere: turnoutsElsewhere,
  }),

  example('notice', 'reach', {
    as: 'buildingSteward',
    concerns: [PLACE.building],
    input: () => ({ communityId: MAPLE, noticeId: NOTICE.building }),
    elsewhere: turnoutsElsewhere,
  }),
  example('notice', 'unconfirmed', {
    as: 'secretary',
    concerns: [PLACE.building],
    input: () => ({ communityId: MAPLE, noticeId: NOTICE.building }),
    elsewhere: turnoutsElsewhere,
  }),
  example('notice', 'confirmations', {
    as: 'secretary',
    concerns: [PLACE.building],
    input: () => ({ communityId: MAPLE, noticeId: NOTICE.building }),
    elsewhere: turnoutsElsewhere,
  }),
  example('notice', 'confirmFor', {
    as: 'stairSteward',
    writes: true,
    concerns: [HOME.second],
    input: (n) => writtenDown(n, HOME.second),
    elsewhere: HOUSEHOLDS_ELSEWHERE.map(paperFor),
  }),
  example('notice', 'undoConfirmFor', {
    as: 'stairSteward',
    writes: true,
    concerns: [HOME.second],
    input: async (n, linli) => {
      await linli.call(
        'notice',
        'confirmFor',
        writtenDown(n + 300_000, HOME.second),
        'stairSteward',
      );
      return oneHousehold(n, HOME.second);
    },
    elsewhere: atHouseholds((n, householdId) => oneHousehold(n, householdId)),
  }),
  example('notice', 'callNumber', {
    as: 'stairSteward',
    writes: true,
    concerns: [HOME.second],
    input: (n) => oneHousehold(n, HOME.second),
    elsewhere: atHouseholds((n, householdId) => oneHousehold(n, householdId)),
  }),
  example('notice', 'remind', {
    as: 'secretary',
    writes: true,
    concerns: [PLACE.building],
    input: (n) => reminder(n, NOTICE.building),
    elsewhere: [
      [NOTICE.community, PLACE.maple],
      [NOTICE.elsewhere, PLACE.otherEstate],
      [NOTICE.cedar],
    ].map(([noticeId = '', ...concerns]) => ({
      concerns,
      input: (n: number) => reminder(n, noticeId),
    })),
  }),
  example('notice', 'correct', {
    as: 'secretary',
    writes: true,
    concerns: [PLACE.building],
    input: (n) => correction(n, NOTICE.building),
    elsewhere: editsElsewhere(correction),
  }),
  example('notice', 'withdraw', {
    as: 'secretary',
    writes: true,
    concerns: [PLACE.building],
    input: (n) => withdrawal(n, NOTICE.building),
    elsewhere: editsElsewhere(withdrawal),
  }),
  example('notice', 'pin', {
    as: 'secretary',
    writes: true,
    concerns: [PLACE.building],
    input: (n) => pinning(n, NOTICE.building),
    elsewhere: editsElsewhere(pinning),
  }),
  example('notice', 'report', {
    as: 'resident',
    writes: true,
    input: (n) => ({
      communityId: MAPLE,
      noticeId: NOTICE.building,
      reason: 'untrue',
      note: '我们这栋没有通知停水',
      commandId: commandId(n),
    }),
  }),
  example('notice', 'drafts', {
    as: 'secretary',
    concerns: [MAPLE],
    input: () => ({ communityId: MAPLE }),
  }),
  example('notice', 'saveDraft', {
    as: 'secretary',
    writes: true,
    concerns: [MAPLE],
    input: (n) => ({ communityId: MAPLE, draftId: commandId(n), form: NOTICE_FORM }),
  }),
  example('notice', 'dropDraft', {
    as: 'secretary',
    writes: true,
    concerns: [MAPLE],
    input: async (n, linli) => {
      const draft = { communityId: MAPLE, draftId: commandId(n) };
      await linli.call('notice', 'saveDraft', { ...draft, form: NOTICE_FORM }, 'secretary');
      return draft;
    },
  }),

  example('moderation', 'list', {
    as: 'secretary',
    concerns: [MAPLE],
    input: () => ({ communityId: MAPLE }),
  }),
  example('moderation', 'decide', {
    as: 'secretary',
    writes: true,
    concerns: [MAPLE],
    input: (n) => ({
      communityId: MAPLE,
      reviewId: REVIEW.held,
      decision: 'release',
      commandId: commandId(n),
    }),
  }),
];

export function exampleOf(functionName: string, action: string): Example {
  const found = EXAMPLES.find((one) => one.functionName === functionName && one.action === action);
  if (!found)
    throw new Error(`no example of ${functionName}.${action} in test/support/examples.ts`);
  return found;
}
