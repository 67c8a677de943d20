import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ScoreDocument } from '../../cloudfunctions/civility/collections.ts';
import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import type { PictureDocument } from '../../cloudfunctions/pictures/collections.ts';
import type { ReviewLine } from '../../typings/contract/moderation.ts';
import type { PictureGroup } from '../../typings/contract/parts/picture.ts';
import { MAPLE, type PersonKey, residentIdOf, START } from '../support/community.ts';
import type { Input } from '../support/inputs.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { patch } from '../support/patch.ts';
import { PICTURE } from '../support/picture-documents.ts';
import { addPicture, pictureOf } from '../support/pictures.ts';
import {
  answering,
  CARD,
  lookingAt,
  MEMBER_SCORE,
  ofScore,
  SCORE,
  scoring,
} from '../support/scorecards.ts';
import { talkWith } from '../support/talk.ts';

/** Pictures of scores: who sees them, and of a member's who looks at those that the check doubts. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(async () => {
  await linli.reset();
  await inBranch('elderAdviser');
});
afterAll(() => linli.stop());

const { ask, refusal } = talkWith(() => linli);
const inBranch = (who: PersonKey) =>
  patch(
    linli,
    'residents',
    { _id: residentIdOf(who) },
    {
      roles: [
        {
          role: 'party-branch',
          placeId: MAPLE,
          placeLabel: '枫林社区',
          from: '2020-01-01',
          until: null,
        },
      ],
    },
  );
const code = async (action: string, input: Input, as: PersonKey) => {
  const refused = await refusal(`civility.${action}`, input, as);
  return Array.isArray(refused) ? refused[0] : refused;
};

interface Shown {
  groups: PictureGroup[];
  toDecide: { pictureId: string; url: string }[];
}
const shown = (scoreId: string, as: PersonKey) =>
  ask<Shown>('civility.showScorePictures', { communityId: MAPLE, scoreId }, as);
const idsOf = ({ groups }: Shown) =>
  groups.map(({ pictures }) => pictures.map(({ pictureId }) => pictureId));

async function filedWith(
  picture: { as: PersonKey; verdict?: 'pass' | 'review' | null; n?: number },
  cardId: string,
): Promise<{ scoreId: string; pictureId: string }> {
  const { as, verdict = 'pass', n = 40 } = picture;
  const purpose = cardId === CARD.member ? 'member-score' : 'score';
  const pictureId = await addPicture(linli, as, purpose, n, verdict);
  const input = scoring(n + 1, { pictures: [pictureId] }, cardId);
  const { scoreId } = await ask<{ scoreId: string }>('civility.fileScore', input, as);
  return { scoreId, pictureId };
}

describe('pictures of a merchant’s score', () => {
  it('are seen by the keeper, whoever reported it, and those who decide; checked by the usual queue', async () => {
    const doubted = await filedWith({ as: 'buildingSteward', verdict: 'review' }, CARD.shop);
    for (const as of ['resident', 'gridOfficer'] as const) {
      const { groups } = await shown(doubted.scoreId, as);
      expect(groups[0]).toStrictEqual({ of: 'score', pictures: [], waiting: 1 });
    }
    expect(idsOf(await shown(doubted.scoreId, 'buildingSteward'))[0]).toStrictEqual([
      doubted.pictureId,
    ]);
    const { reviews } = await ask<{ reviews: ReviewLine[] }>(
      'moderation.listReviews',
      { communityId: MAPLE },
      'secretary',
    );
    const [line] = reviews.filter(({ subjectId }) => subjectId === doubted.pictureId);
    expect(line?.title).toBe('商户记分附的图片');
    const { reviewId = '', seen = [] } = line ?? {};
    const released = {
      communityId: MAPLE,
      reviewId,
      seen,
      decision: 'release',
      commandId: 'c'.repeat(20),
    };
    await ask('moderation.decideReview', released, 'secretary');
    expect(idsOf(await shown(doubted.scoreId, 'resident'))[0]).toStrictEqual([doubted.pictureId]);
    for (const as of ['householdRepresentative', 'residentElsewhere'] as const) {
      const asked = { communityId: MAPLE, scoreId: doubted.scoreId };
      expect(await code('showScorePictures', asked, as)).toBe('CLAIM_NOT_FOUND');
    }
  });

  it('are one’s own, for this book, and go with what was withdrawn', async () => {
    const claim = await addPicture(linli, 'resident', 'claim', 1);
    const others = await addPicture(linli, 'buildingSteward', 'score', 2);
    for (const pictureId of [claim, others]) {
      const input = scoring(3, { pictures: [pictureId] });
      expect(await code('fileScore', input, 'resident')).toBe('PICTURE_NOT_FOUND');
    }
    const { scoreId, pictureId } = await filedWith({ as: 'resident' }, CARD.shop);
    await ask('civility.withdrawScore', ofScore(50, scoreId), 'resident');
    await linli.timer('moderation');
    expect(pictureOf(linli, pictureId)).toBeUndefined();
  });

  it('come with an appeal, for those who hear it', async () => {
    const pictureId = await addPicture(linli, 'resident', 'score', 1);
    const appeal = ofScore(2, SCORE.accepted, { reason: '没有开火', pictures: [pictureId] });
    await ask('civility.appealScore', appeal, 'resident');
    expect(idsOf(await shown(SCORE.accepted, 'partyBranch'))).toStrictEqual([[], [pictureId]]);
  });

  it('are looked at now and then: those of a score stay, others go', async () => {
    const { pictureId } = await filedWith({ as: 'resident' }, CARD.shop);
    const loose = await addPicture(linli, 'resident', 'score', 60);
    await linli.clock(START + 3 * DAY);
    await linli.timer('civility');
    await linli.timer('moderation');
    expect(pictureOf(linli, pictureId)?.state).toBe('passed');
    expect(pictureOf(linli, loose)).toBeUndefined();
  });
});

describe('pictures of a member’s score', () => {
  it('are in no queue of the secretary, nor counted on a desk, also where the check never answers', async () => {
    const { pictureId } = await filedWith({ as: 'resident', verdict: null }, CARD.member);
    await patch(linli, 'pictures', { _id: pictureId }, { askedAt: START - DAY });
    await linli.timer('moderation');
    expect(pictureOf(linli, pictureId)?.state).toBe('review');
    expect(
      linli.documents('reviews').filter((one) => JSON.stringify(one).includes(pictureId)),
    ).toStrictEqual([]);
    const decided = {
      communityId: MAPLE,
      reviewId: `picture:${pictureId}:picture`,
      seen: [],
      decision: 'release',
      commandId: 'd'.repeat(20),
    };
    const [refused] = (await refusal('moderation.decideReview', decided, 'secretary')) as string[];
    expect(refused).toBe('REVIEW_NOT_FOUND');
  });

  it('that the check doubts are decided by the branch, not by who added it, reported it, or is the member', async () => {
    // The member is of the branch as well, and another of it has reported.
    await inBranch('resident');
    const { scoreId, pictureId } = await filedWith(
      { as: 'elderAdviser', verdict: 'review' },
      CARD.member,
    );
    const looks = (n: number, passes = true) => lookingAt(n, { scoreId, pictureId, passes });
    for (const as of ['resident', 'elderAdviser'] as const) {
      expect((await shown(scoreId, as)).toDecide).toStrictEqual([]);
      expect(await code('reviewScorePicture', looks(1), as)).toBe('CLAIM_OWN');
    }
    expect(await code('reviewScorePicture', looks(2), 'secretary')).toBe('NOT_ALLOWED');
    const before = await shown(scoreId, 'partyBranch');
    expect(before.groups[0]).toMatchObject({ pictures: [], waiting: 1 });
    expect(before.toDecide.map((one) => one.pictureId)).toStrictEqual([pictureId]);
    expect((await fetch(before.toDecide[0]?.url ?? '')).status).toBe(200);
    expect(idsOf(await shown(scoreId, 'resident'))[0]).toStrictEqual([]);
    await ask('civility.reviewScorePicture', looks(3), 'partyBranch');
    expect(await code('reviewScorePicture', looks(4, false), 'partyBranch')).toBe('CLAIM_DECIDED');
    expect(idsOf(await shown(scoreId, 'resident'))[0]).toStrictEqual([pictureId]);
    const { state, addedAt = 0, change } = pictureOf(linli, pictureId) as PictureDocument;
    expect(state).toBe('passed');
    expect(addedAt).toBeLessThan(change.at);
  });

  it('that does not pass is seen by nobody, and its file goes', async () => {
    await ask('civility.reviewScorePicture', lookingAt(1, { passes: false }), 'partyBranch');
    await linli.timer('moderation');
    expect(pictureOf(linli, PICTURE.member)?.state).toBe('gone');
    expect(idsOf(await shown(MEMBER_SCORE.open, 'partyBranch'))[0]).toStrictEqual([]);
  });

  it('is of that score, and found by no other', async () => {
    const other = lookingAt(1, { scoreId: MEMBER_SCORE.accepted });
    expect(await code('reviewScorePicture', other, 'partyBranch')).toBe('PICTURE_NOT_FOUND');
    const shop = lookingAt(2, { scoreId: SCORE.open });
    expect(await code('reviewScorePicture', shop, 'partyBranch')).not.toBe('ok');
  });

  it('go with the card', async () => {
    const leaving = answering(1, CARD.member, { answer: 'leave' });
    await ask('civility.answerCard', leaving, 'resident');
    expect(
      linli.documents<ScoreDocument>('scores').some(({ cardId }) => cardId === CARD.member),
    ).toBe(false);
    await linli.timer('moderation');
    const left = linli.documents<PictureDocument>('pictures').map(({ _id }) => _id);
    expect(left).not.toContain(PICTURE.member);
  });
});
