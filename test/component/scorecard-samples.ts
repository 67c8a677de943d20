import type {
  CardLine,
  ScoreEntryLine,
  ScoreLine,
  ScoreRule,
} from '../../typings/contract/civility/scorecard.ts';
import type { HeldRole, Role } from '../../typings/contract/resident.ts';
import { type Answers, answering, openPage } from '../support/component.ts';
import { now } from '../support/component-clock.ts';
import { SCORE_RULE } from '../support/scorecards.ts';
import { COMMUNITY, MEMBERSHIP } from './samples.ts';

/** What the tests of the pages of scorecards answer with. */

const DAY = 24 * 60 * 60_000;
export const DIMENSIONS = ['诚信经营', '门前整洁', '邻里服务', '热心公益'];
export const RULES = Object.values(SCORE_RULE) as unknown as ScoreRule[];
export const STARS = { points: [20, 40, 60, 90, 120], least: 10 };
const TABLE = {
  dimensions: DIMENSIONS,
  rules: RULES,
  stars: STARS,
  version: 1,
  from: '2026-01-01',
  adoptedBy: '高明远',
};
export const BOOK = {
  table: TABLE,
  coming: null,
  closedAt: null,
  seen: 's1',
  draft: null,
  preset: null,
  mayWrite: true,
  deciders: null,
};
export const NO_BOOK = { ...BOOK, table: null, seen: '', preset: TABLE };
export const cardLine = (more: Partial<CardLine> = {}): CardLine => ({
  cardId: 'k1',
  book: 'merchants',
  label: '惠民超市',
  state: 'agreed',
  keeper: '王秀英',
  merchant: { name: '惠民超市', address: '东门口第一间', placeId: 'p1' },
  listed: false,
  paper: false,
  agreedAt: now() - 40 * DAY,
  own: false,
  byOther: false,
  ...more,
});
export const MEMBER = { book: 'members', label: '孙南风', keeper: null, merchant: null } as const;
export const score = (more: Partial<ScoreLine> = {}): ScoreLine => ({
  scoreId: 'x1',
  cardId: 'k1',
  label: '惠民超市',
  ruleId: 'smoke',
  title: '油烟扰民',
  dimension: 2,
  version: 1,
  points: -2,
  posted: null,
  reduced: null,
  day: '2026-06-10',
  note: '晚上油烟大',
  state: 'accepted',
  broughtBy: 'building-steward',
  reviews: [{ as: 'grid-officer', accepts: true, reason: '去看过', at: 0 }],
  appealUntil: now() + 5 * DAY,
  appeal: null,
  voiding: null,
  voided: null,
  alike: 0,
  own: false,
  mine: false,
  ...more,
});
const entry: ScoreEntryLine = {
  seq: 1,
  kind: 'award',
  points: 3,
  dimension: 1,
  title: '明码实价',
  ruleId: 'honest',
  version: 1,
  scoreId: 'x9',
  reverses: null,
  as: 'grid-officer',
  day: '2026-06-01',
  at: 0,
  hash: '',
};
export const shown = (card: CardLine) => ({
  card,
  dimensions: DIMENSIONS,
  stars: card.book === 'merchants' ? STARS : null,
  years: [
    { year: 2026, points: 65, dimensions: [20, 15, 20, 10], stars: 3 },
    { year: 2025, points: 12, dimensions: [3, 3, 3, 3], stars: 0 },
  ],
  entries: [entry],
  next: null,
});
export const as = (role: Role) => ({
  resident: {
    listMemberships: answering({
      memberships: [
        {
          ...MEMBERSHIP,
          roles: [
            {
              role,
              placeId: COMMUNITY,
              placeLabel: '',
              from: '2026-01-01',
              until: null,
            } as HeldRole,
          ],
        },
      ],
    }),
  },
});
export const open = async (
  page: string,
  query: Record<string, string>,
  civility: Answers['civility'],
  more: Answers = as('secretary'),
  storage: Record<string, string | object> = {},
) => {
  const opened = await openPage(`package-civility/pages/${page}/index`, {
    query: { communityId: COMMUNITY, ...query },
    answers: { ...more, civility },
    storage,
  });
  await opened.atRest();
  return opened;
};
type Opened = Awaited<ReturnType<typeof open>>;
export const sent = (page: Opened, name: string) =>
  page.calls.filter((call) => call.name === `civility.${name}`).map(({ input }) => input);
