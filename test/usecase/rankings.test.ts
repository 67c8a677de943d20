import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type {
  PointRulesDocument,
  RankingDocument,
} from '../../cloudfunctions/civility/collections.ts';
import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import type { RankingActions } from '../../typings/contract/civility/ranking.ts';
import { HOME, MAPLE, START } from '../support/community.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { MOTION } from '../support/motions.ts';
import { patch } from '../support/patch.ts';
import { pointsWith } from '../support/point-talk.ts';
import { CLAIM, filing, ofClaim } from '../support/points.ts';
import { addRankingVote, joining, RANKING_VOTE, setting } from '../support/rankings.ts';

/** A ranking: there is none unless the community has decided so, and then of those who agreed. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const { must, codeOf } = pointsWith(() => linli);
const show = (as: As = 'residentElsewhere', householdId: string | null = null) =>
  must<RankingActions['showRanking']['data']>(
    'showRanking',
    { communityId: MAPLE, householdId },
    as,
  );
const off = () => must('setRanking', setting(90, null), 'partyBranch');

describe('a ranking', () => {
  it('is there by an adopted decision of the whole community alone, word for word', async () => {
    await off();
    expect(await show('secretary')).toMatchObject({ motionId: null, rows: [], votes: [] });
    const unfit = [
      { passed: false },
      { published: false },
      { more: { ruleId: 'consultation' as const } },
      { more: { ruleId: 'poll' as const } },
      { more: { placeId: `${MAPLE}.x` } },
    ];
    for (const [n, vote] of unfit.entries()) {
      const id = await addRankingVote(linli, { motionId: `b710000000000000010${n}`, ...vote });
      expect(await codeOf('setRanking', setting(n, id), 'secretary')).toBe('RANKING_UNDECIDED');
    }
    expect(await codeOf('setRanking', setting(10, MOTION.published), 'secretary')).toBe(
      'RANKING_UNDECIDED',
    );
    expect(await codeOf('setRanking', setting(11, 'b7990000000000000001'), 'secretary')).toBe(
      'MOTION_NOT_FOUND',
    );
    expect((await show('secretary')).votes).toStrictEqual([]);
    const motionId = await addRankingVote(linli);
    expect((await show('secretary')).votes.map((vote) => vote.motionId)).toStrictEqual([motionId]);
    expect((await show()).votes).toStrictEqual([]);
    await must('setRanking', setting(12, motionId), 'secretary');
    expect((await show()).motionId).toBe(motionId);
  });

  it('has those who agreed, by what they were given, and nobody else', async () => {
    const second = { place: 1, label: '一期 1栋 1单元 102', points: 10 };
    expect((await show()).rows).toStrictEqual([second]);
    // The first household has more from its paper book, and has not agreed.
    await must('joinRanking', joining(1, true, { householdId: HOME.first }), 'stairSteward');
    expect((await show()).rows).toStrictEqual([second]);
    expect((await show('stairSteward', HOME.first)).own).toBe(true);
    await must('joinRanking', joining(2, false), 'resident');
    expect((await show()).rows).toStrictEqual([]);
    expect((await show('resident', HOME.second)).own).toBe(false);
    const kept = linli
      .documents<RankingDocument>('rankings')
      .find(({ _id }) => _id === HOME.second);
    expect(kept?.label).toBe('');
  });

  it('says nothing of what was taken, and loses what was given wrongly', async () => {
    await linli.clock(START + 8 * DAY);
    await linli.timer('civility');
    expect((await show()).rows.map(({ points }) => points)).toStrictEqual([10]);
    const agree = ofClaim(1, CLAIM.voiding, { agrees: true, reason: '记错了' });
    await must('decideVoid', agree, 'secretary');
    await linli.timer('civility');
    expect((await show()).rows.map(({ points }) => points)).toStrictEqual([5]);
  });

  it('counts what is given from then on', async () => {
    const { claimId } = await must<{ claimId: string }>('fileClaim', filing(1), 'resident');
    await must(
      'reviewClaim',
      ofClaim(2, claimId, { accepts: true, reason: '看过' }),
      'gridOfficer',
    );
    await linli.timer('civility');
    expect((await show()).rows.map(({ points }) => points)).toStrictEqual([15]);
    await linli.clock(Date.parse('2027-01-02T02:00:00Z'));
    expect((await show()).rows).toStrictEqual([]);
  });

  it('is ended by one officer, and another decision asks everybody anew', async () => {
    await off();
    expect(await codeOf('joinRanking', joining(1, true), 'resident')).toBe('RANKING_OFF');
    const motionId = await addRankingVote(linli);
    await must('setRanking', setting(2, motionId), 'partyBranch');
    expect(await show('resident', HOME.second)).toMatchObject({ motionId, rows: [], own: false });
    await must('joinRanking', joining(3, true), 'resident');
    expect((await show()).rows).toHaveLength(1);
    expect(
      linli.documents<PointRulesDocument>('pointRules').find(({ _id }) => _id === MAPLE)?.ranking,
    ).toStrictEqual({ motionId });
  });

  it('is joined by the household alone, and not by the family that moves in', async () => {
    const foreign = joining(1, true);
    expect(await codeOf('joinRanking', foreign, 'stairSteward')).toBe('HOUSEHOLD_NOT_FOUND');
    const asked = { communityId: MAPLE, householdId: HOME.second };
    expect(await codeOf('showRanking', asked, 'stairSteward')).toBe('HOUSEHOLD_NOT_FOUND');
    const moved = { takenOver: { change: { id: 'another' }, at: START } };
    await patch(linli, 'households', { _id: HOME.second }, moved);
    expect((await show()).rows).toStrictEqual([]);
    expect(await show('resident', HOME.second)).toMatchObject({
      motionId: RANKING_VOTE,
      own: false,
    });
  });
});
