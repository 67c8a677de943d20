import type { HonourDocument } from '../../cloudfunctions/civility/collections.ts';
import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import { CEDAR, HOME, MAPLE, type PersonKey, residentIdOf, START } from './community.ts';
import { commandId, type Input } from './inputs.ts';
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
          decision: { ...voice('partyBranch', 'party-branch'), publishes: true },
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
      honour(HONOUR.otherEstate, {}, HOME.otherEstate),
      honour(HONOUR.cedar, {}, HOME.cedar),
    ],
  };
}
