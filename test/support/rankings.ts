import type { RankingDocument } from '../../cloudfunctions/civility/collections.ts';
import { RANKING_QUESTION } from '../../cloudfunctions/civility/ranking/ranking-rules.ts';
import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import type { MotionForm } from '../../typings/contract/motion.ts';
import { HOME, MAPLE, residentIdOf, START } from './community.ts';
import { commandId, type Input } from './inputs.ts';
import type { Linli } from './linli.ts';
import { formOf, motionOf } from './motions.ts';
import { accountOf } from './points.ts';

/** The decision by which there is a ranking from the start. */
export const RANKING_VOTE = 'b7100000000000000001';

/** The second household is ranked. */
export function rankingDocuments(): { rankings: RankingDocument[] } {
  return {
    rankings: [
      {
        _id: HOME.second,
        communityId: MAPLE,
        accountId: accountOf(HOME.second),
        label: '一期 1栋 1单元 102',
        joins: true,
        motionId: RANKING_VOTE,
        by: residentIdOf('resident'),
        change: {
          id: 'seed-ranking',
          action: 'seed',
          actorId: 'seed',
          target: `ranking:${HOME.second}`,
          at: START - 20 * DAY,
        },
      },
    ],
  };
}

export const joining = (n: number, joins: boolean, more: Input = {}): Input => ({
  communityId: MAPLE,
  householdId: HOME.second,
  joins,
  commandId: commandId(n),
  ...more,
});
export const setting = (n: number, motionId: string | null): Input => ({
  communityId: MAPLE,
  motionId,
  commandId: commandId(n),
});

/** Puts a published vote there that asks for a ranking; adopted unless told otherwise. @returns its id */
export async function addRankingVote(
  linli: Linli,
  {
    motionId = 'b7100000000000000002',
    passed = true,
    published = true,
    more = {} as Partial<MotionForm>,
  } = {},
): Promise<string> {
  if (linli.documents<{ _id: string }>('motions').some(({ _id }) => _id === motionId)) {
    return motionId;
  }
  const form = formOf({
    title: '要不要积分榜',
    placeId: MAPLE,
    ruleId: 'residents-representatives',
    questions: [{ questionId: 'q1', text: RANKING_QUESTION, kind: 'yes-no', options: [], most: 1 }],
    ...more,
  });
  const outcome = { passed } as never;
  const motion = motionOf(motionId, form, {
    state: published ? 'published' : 'announced',
    order: START - 9 * DAY,
    announcedAt: START - 9 * DAY,
    publishedAt: published ? START - 2 * DAY : null,
    publishedUntil: published ? START + 14 * DAY : null,
    dueAt: null,
    result: published
      ? {
          questions: [{ questionId: 'q1', options: [], outcome, tally: null, remote: [] }],
          passed,
          ballots: 3,
          listHash: '0'.repeat(64),
          head: [],
          present: { persons: 3 },
          countedAt: START - 3 * DAY,
        }
      : null,
  });
  await linli.cloud.database.insertMany('motions', [motion] as never);
  return motionId;
}
