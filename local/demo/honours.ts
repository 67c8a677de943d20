import type { HonourDocument, HonourObjection } from '../../cloudfunctions/civility/collections.ts';
import { termOf } from '../../cloudfunctions/civility/honour/honour-rules.ts';
import { STAR_IDS } from '../../cloudfunctions/civility/rule/preset-rules.ts';
import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import type { HouseholdDocument } from '../../cloudfunctions/people/collections.ts';
import type { PointScene } from './points.ts';

/** Two that hold, one that is announced, one that waits for a reviewer, and one that a household is asked about. */
export function honourDocuments(scene: PointScene): HonourDocument[] {
  const { home, neighbours, officer, second, start } = scene;
  const voice = (residentId: string, as: string, at: number) => ({
    residentId,
    as,
    reason: '问过邻居，都说好',
    at,
  });
  const published = (ago: number): Partial<HonourDocument> => ({
    state: 'published',
    agreed: true,
    review: { ...voice(officer.id, 'grid-officer', start - ago * DAY), accepts: true },
    decision: { ...voice(second.id, 'party-branch', start - ago * DAY), publishes: true },
    ...termOf(start - ago * DAY),
  });
  const [one = home, two = home, three = home] = neighbours;
  return [
    honour(
      scene,
      1,
      one,
      70,
      STAR_IDS.slice(0, 5),
      '三代同堂，天天有笑声，楼道也扫得干净',
      published(60),
    ),
    honour(scene, 2, two, 40, STAR_IDS.slice(2, 10), '每个周末带孩子们在架空层读书', published(30)),
    honour(scene, 3, three, 8, STAR_IDS.slice(4, 7), '照顾瘫痪的婆婆六年了', {
      ...published(2),
      objections: [objection(start)],
    }),
    honour(scene, 4, one, 3, STAR_IDS.slice(9), '小区的旧物角是他家一直在理', {
      state: 'agreed',
      agreed: true,
    }),
    honour(scene, 5, home, 1, STAR_IDS.slice(4, 6), '年轻人里难得的热心肠'),
    ...[two, three].map((household, n) =>
      honour(scene, 6 + n, household, 4 + n, [], '阳台上一年四季都有花', {
        kind: 'title',
        title: '最美阳台',
        agreed: true,
        state: 'accepted',
        review: { ...voice(officer.id, 'grid-officer', start - 2 * DAY), accepts: true },
      }),
    ),
  ];
}

/** Of somebody who has left since. */
const objection = (start: number): HonourObjection => ({
  objectionId: 'demo-honour-objection',
  residentId: null,
  text: '听说主要是请人照顾的，请再问问',
  at: start - DAY,
  answer: null,
});

function honour(
  { communityId, author, start }: PointScene,
  n: number,
  { _id: placeId, label }: HouseholdDocument,
  ago: number,
  stars: string[],
  reason: string,
  more: Partial<HonourDocument> = {},
): HonourDocument {
  const at = start - ago * DAY;
  const _id = `demo-honour-${n}`;
  return {
    _id,
    communityId,
    accountId: `h:${placeId}`,
    label,
    placeId,
    kind: 'stars',
    title: '',
    stars,
    reason,
    nominatedBy: { residentId: author.id, as: 'secretary' },
    agreed: false,
    answeredBy: null,
    review: null,
    decision: null,
    motionId: null,
    until: null,
    term: null,
    state: 'asked',
    order: at,
    change: {
      id: `seed-honour:${_id}`,
      action: 'seed',
      actorId: 'seed',
      target: `honour:${_id}`,
      at,
    },
    ...more,
  };
}
