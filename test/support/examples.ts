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
    elsewhere: [
      turnoutOf(NOTICE.community, PLACE.maple),
      turnoutOf(NOTICE.elsewhere, PLACE.otherEstate),
      // A notice of another community, or none, concerns no place here.
      turnoutOf(NOTICE.cedar),
      turnoutOf('a0000000000000000099'),
    ],
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
