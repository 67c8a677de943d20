import type { MotionDocument } from '../../cloudfunctions/ballot/collections.ts';
import type { HonourDocument } from '../../cloudfunctions/civility/collections.ts';
import { titleQuestion } from '../../cloudfunctions/civility/honour/title-vote-rules.ts';
import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import { CEDAR, HOME, MAPLE, type PersonKey, residentIdOf, START } from './community.ts';
import { commandId, type Input } from './inputs.ts';
import type { Linli } from './linli.ts';
import { formOf, motionOf } from './motions.ts';
import { accountOf } from './points.ts';

/** Somebody of the other building has objected to the published one. */
export const HONOUR_OBJECTION = 'e7100000000000000001';

/** Honours of the second household, unless told otherwise; all nominated by the secretary. */
export const HONOUR = {
  /** a title, not answered yet */
  asked: 'e7000000000000000001',
  /** two stars, waits for a reviewer */
  agreed: 'e7000000000000000002',
  /** two stars, reviewed by the grid officer */
  accepted: 'e7000000000000000003',
  /** a title of the first household, announced */
  published: 'e7000000000000000004',
  otherEstate: 'e7000000000000000005',
  /** a title, reviewed by the grid officer: neighbours vote about it */
  titled: 'e7000000000000000006',
  cedar: 'c7000000000000000001',
} as const;

export const nominating = (n: number, more: Input = {}): Input => ({
  communityId: MAPLE,
  householdId: HOME.second,
  kind: 'stars',
  title: '',
  stars: ['family', 'neighbours'],
  reason: '照顾楼上的老人三年了',
  commandId: commandId(n),
  ...more,
});
export const ofHonour = (n: number, honourId: string, more: Input = {}): Input => ({
  communityId: honourId === HONOUR.cedar ? CEDAR : MAPLE,
  honourId,
  commandId: commandId(n),
  ...more,
});

const AT = START - 2 * DAY;
const voice = (who: PersonKey, as: string) => ({
  residentId: residentIdOf(who),
  as,
  reason: '邻居都说好',
  at: AT,
});

function honour(
  _id: string,
  more: Partial<HonourDocument> = {},
  householdId: string = HOME.second,
): HonourDocument {
  return {
    _id,
    communityId: householdId.split('.')[0] ?? '',
    accountId: accountOf(householdId),
    label: '一期 1栋 1单元 102',
    placeId: householdId,
    kind: 'stars',
    title: '',
    stars: ['family', 'neighbours'],
    reason: '照顾楼上的老人三年了',
    nominatedBy: { residentId: residentIdOf('secretary'), as: 'secretary' },
    agreed: true,
    answeredBy: residentIdOf('resident'),
    review: null,
    decision: null,
    motionId: null,
    until: null,
    term: null,
    state: 'agreed',
    order: AT,
    change: {
      id: `seed-honour:${_id}`,
      action: 'seed',
      actorId: 'seed',
      target: `honour:${_id}`,
      at: START - 20 * DAY, // no sweep of the audit trail looks so far back
    },
    ...more,
  };
}

export function honourDocuments(): { honours: HonourDocument[] } {
  const review = { ...voice('gridOfficer', 'grid-officer'), accepts: true };
  const title = { kind: 'title' as const, title: '最美阳台', stars: [] };
  return {
    honours: [
      honour(HONOUR.asked, { ...title, state: 'asked', agreed: false, answeredBy: null }),
      honour(HONOUR.agreed),
      honour(HONOUR.accepted, { state: 'accepted', review }),
      honour(
        HONOUR.published,
        {
          ...title,
          label: '一期 1栋 1单元 101',
          state: 'published',
          review,
          decision: { ...voice('elderAdviser', 'supervisor'), publishes: true },
          until: START + 5 * DAY,
          term: '2027-06-20',
          answeredBy: residentIdOf('stairSteward'),
          objections: [
            {
              objectionId: HONOUR_OBJECTION,
              residentId: residentIdOf('residentElsewhere'),
              text: '花盆是物业摆的',
              at: AT,
              answer: null,
            },
          ],
        },
        HOME.first,
      ),
      honour(HONOUR.titled, { ...title, state: 'accepted', review }),
      honour(HONOUR.otherEstate, {}, HOME.otherEstate),
      honour(HONOUR.cedar, {}, HOME.cedar),
    ],
  };
}

export const TITLE_VOTE = 'b7000000000000000001';

/** Puts a vote there that asks about a title and opens in four days. @returns its id */
export async function addTitleVote(
  linli: Linli,
  { honourId = HONOUR.titled as string, motionId = TITLE_VOTE, more = {} } = {},
): Promise<string> {
  const found = linli.documents<HonourDocument>('honours').find(({ _id }) => _id === honourId);
  if (!found) throw new Error(`there is no ${honourId}`);
  if (linli.documents<{ _id: string }>('motions').some(({ _id }) => _id === motionId)) {
    return motionId;
  }
  const opensAt = START + 4 * DAY;
  const form = formOf({
    title: '评最美阳台',
    secret: true,
    questions: [titleQuestion(found)],
    opensAt,
    closesAt: opensAt + DAY,
    countsAt: opensAt + DAY,
    ...more,
  });
  const motion = motionOf(motionId, form, {
    order: START - DAY,
    announcedAt: START - DAY,
    dueAt: null,
  });
  await linli.cloud.database.insertMany('motions', [motion] as never);
  return motionId;
}

/** What neighbours decided about a title is published: so many for it, and so many against. */
export function titleResult(honourId: string, yes: number, no: number): Partial<MotionDocument> {
  const questionId = honourId.slice(-12);
  const options = [
    { optionId: 'yes', persons: yes, area: null },
    { optionId: 'no', persons: no, area: null },
  ];
  return {
    state: 'published',
    publishedAt: START + 6 * DAY,
    publishedUntil: START + 21 * DAY,
    result: {
      questions: [{ questionId, options, outcome: null, tally: null, remote: [] }],
      passed: false,
      ballots: yes + no,
      listHash: '0'.repeat(64),
      head: [],
      present: { persons: yes + no },
      countedAt: START + 5 * DAY,
    },
  };
}
