import type { NoticeForm } from '../../typings/contract/notice.ts';
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
import type { Linli } from './linli.ts';
import { uploadRoster } from './roster.ts';

export type Input = Record<string, unknown>;

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

/** A command's id, as phones make them. */
export function commandId(n: number): string {
  return `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
}

const example = (
  functionName: string,
  action: string,
  rest: Pick<Example, 'as' | 'input'> & Partial<Example>,
): Example => ({ functionName, action, concerns: [], elsewhere: [], writes: false, ...rest });

export function publication(n: number, audience: string[], communityId: string = MAPLE): Input {
  return {
    communityId,
    kind: 'repair',
    title: `电梯年检 ${n}`,
    body: '周三上午九点起电梯停运两小时，请走楼梯。',
    audience,
    mustConfirm: true,
    confirmUntil: '2026-06-20',
    pictures: [],
    commandId: commandId(n),
  };
}

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

type Edit = (n: number, noticeId: string) => Input;
export const correction: Edit = (n, noticeId) => ({
  communityId: MAPLE,
  noticeId,
  version: 0,
  title: `停水改到周四 ${n}`,
  body: '施工队改期，周四九点到十七点停水。',
  reason: '日期写错了',
  commandId: commandId(n),
});
export const withdrawal: Edit = (n, noticeId) => ({
  communityId: MAPLE,
  noticeId,
  reason: '检修取消了',
  commandId: commandId(n),
});
export const pinning: Edit = (n, noticeId) => ({
  communityId: MAPLE,
  noticeId,
  pinned: true,
  commandId: commandId(n),
});
export const reminder: Edit = (n, noticeId) => ({
  communityId: MAPLE,
  noticeId,
  commandId: commandId(n),
});
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

export const NOTICE_FORM: NoticeForm = {
  kind: 'outage',
  title: '停水',
  body: '写到一半',
  audience: [PLACE.building],
  roles: [],
  mustConfirm: true,
  confirmUntil: null,
  publishAt: null,
  expiresOn: null,
  eventAt: null,
};

const paperFor = (householdId: string): Elsewhere => ({
  concerns: [householdId],
  input: (n) => writtenDown(n, householdId),
});
const HOUSEHOLDS_ELSEWHERE = [HOME.otherEstate, HOME.cedar, `${PLACE.stair}.zzzzzzzz`];

/** What an officer does about one household and a notice. */
export const oneHousehold = (n: number, householdId: string): Input => ({
  communityId: MAPLE,
  noticeId: NOTICE.building,
  householdId,
  commandId: commandId(n),
});
export const writtenDown = (n: number, householdId: string): Input => ({
  ...oneHousehold(n, householdId),
  how: 'paper',
});

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
    elsewhere: HOUSEHOLDS_ELSEWHERE.map((householdId) => ({
      concerns: [householdId],
      input: (n) => oneHousehold(n, householdId),
    })),
  }),
  example('notice', 'callNumber', {
    as: 'stairSteward',
    writes: true,
    concerns: [HOME.second],
    input: (n) => oneHousehold(n, HOME.second),
    elsewhere: HOUSEHOLDS_ELSEWHERE.map((householdId) => ({
      concerns: [householdId],
      input: (n) => oneHousehold(n, householdId),
    })),
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
