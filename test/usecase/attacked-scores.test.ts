import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type {
  AccountDocument,
  ClaimDocument,
  ScoreDocument,
} from '../../cloudfunctions/civility/collections.ts';
import { DAY, MINUTE } from '../../cloudfunctions/kernel/calendar.ts';
import { checkCloud, reportLines } from '../../scripts/community/check-books.ts';
import type { Port } from '../../scripts/community/port.ts';
import type { ScoreLine } from '../../typings/contract/civility/scorecard.ts';
import { MAPLE, PLACE, residentIdOf, START } from '../support/community.ts';
import type { Input } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { patch } from '../support/patch.ts';
import { CLAIM, ofClaim } from '../support/points.ts';
import { checkScores } from '../support/score-books.ts';
import {
  answering,
  CARD,
  entering,
  inBook,
  MEMBER_SCORE,
  MEMBER_WORDS,
  ofScore,
  SCORE,
  scoring,
} from '../support/scorecards.ts';

/** Who would gain on scorecards by doing a step alone, late, in their own matter, or by closing a book. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

type Person = 'resident' | 'secretary' | 'volunteer' | 'elderAdviser' | 'partyBranch';
const inOffice = (
  who: Person,
  role: string,
  placeId: string = MAPLE,
  until: string | null = null,
) =>
  patch(
    linli,
    'residents',
    { _id: residentIdOf(who) },
    { roles: [{ role, placeId, placeLabel: '枫林社区', from: '2020-01-01', until }] },
  );

const code = async (action: string, input: Input, as: As): Promise<string> => {
  const { envelope } = await linli.call('civility', action, input, as);
  return envelope.ok ? 'ok' : envelope.code;
};
const scoreOf = (scoreId: string) =>
  linli.documents<ScoreDocument>('scores').find(({ _id }) => _id === scoreId);
const setScore = (scoreId: string, fields: object) =>
  patch(linli, 'scores', { _id: scoreId }, fields);
const why = { reason: '看看' };

describe('an officer in their own matter', () => {
  it('does not ask for what was posted on their own card, or to their household, to be taken back', async () => {
    await inOffice('resident', 'supervisor');
    expect(await code('askToVoidScore', ofScore(1, SCORE.posted, why), 'resident')).toBe(
      'CLAIM_OWN',
    );
    expect(await code('askToVoid', ofClaim(2, CLAIM.posted, why), 'resident')).toBe('CLAIM_OWN');
    expect(scoreOf(SCORE.posted)?.voiding).toBeNull();
  });

  it('brings nothing forward for their own card that officers alone see', async () => {
    await inOffice('resident', 'building-steward', PLACE.building);
    await patch(
      linli,
      'scorebooks',
      { _id: `${MAPLE}:merchants` },
      { 'tables.0.rules.0.reporters': ['officer'] },
    );
    expect(await code('fileScore', scoring(1), 'resident')).toBe('SCORE_RULE_NOT_THEIRS');
    expect(await code('fileScore', scoring(2), 'buildingSteward')).toBe('ok');
  });

  it('does not close the book in which they are about to lose points', async () => {
    await inOffice('resident', 'secretary');
    expect(await code('closeScorebook', inBook(1, 'merchants'), 'resident')).toBe('CLAIM_OWN');
    await inOffice('resident', 'party-branch');
    expect(await code('closeScorebook', inBook(2, 'members'), 'resident')).toBe('CLAIM_OWN');
    expect(await code('closeScorebook', inBook(3, 'members'), 'partyBranch')).toBe('ok');
  });
});

describe('an appeal for somebody who agreed on paper', () => {
  const appeal = (n: number, as: As) =>
    code('appealScore', ofScore(n, SCORE.accepted, { reason: '没有这回事' }), as);

  it('is not written down for somebody who has a phone by now', async () => {
    await patch(linli, 'scorecards', { _id: CARD.shop }, { paper: true });
    expect(await appeal(1, 'secretary')).toBe('CARD_BY_PHONE');
    expect(await appeal(2, 'resident')).toBe('ok');
  });

  it('is not written down by who reported or reviewed it: there is one alone', async () => {
    await patch(linli, 'scorecards', { _id: CARD.shop }, { paper: true });
    await patch(linli, 'residents', { _id: residentIdOf('resident') }, { openid: null });
    await setScore(SCORE.accepted, {
      'reporter.residentId': residentIdOf('secretary'),
      'reviews.0.residentId': residentIdOf('partyBranch'),
    });
    await inOffice('volunteer', 'committee-member');
    expect(await appeal(1, 'secretary')).toBe('CLAIM_OWN');
    expect(await appeal(2, 'partyBranch')).toBe('CLAIM_OWN');
    expect(await appeal(3, 'volunteer')).toBe('ok');
    // Nor is it heard by who wrote it down, and the queue says so.
    const queue = { communityId: MAPLE, book: 'merchants', what: 'appealed' };
    const { envelope } = await linli.call('civility', 'listScoreQueue', queue, 'volunteer');
    const { scores } = (envelope.ok ? envelope.data : {}) as { scores: ScoreLine[] };
    expect(scores.find(({ scoreId }) => scoreId === SCORE.accepted)?.own).toBe(true);
    const heard = { upheld: false, answer: '查过' };
    expect(await code('hearScore', ofScore(4, SCORE.accepted, heard), 'volunteer')).toBe(
      'CLAIM_OWN',
    );
  });
});

describe('points that are taken away', () => {
  it('do not count while an appeal of the last second may be under way', async () => {
    const review = { accepts: true, reason: '看过' };
    await setScore(SCORE.open, { points: -2, ruleId: 'smoke', appealDays: 7 });
    expect(await code('reviewScore', ofScore(1, SCORE.open, review), 'gridOfficer')).toBe('ok');
    const end = scoreOf(SCORE.open)?.appealUntil ?? 0;
    await linli.clock(end + MINUTE);
    await linli.timer('civility');
    expect(scoreOf(SCORE.open)?.state).toBe('accepted');
    await linli.clock(end + 6 * MINUTE);
    await linli.timer('civility');
    expect(scoreOf(SCORE.open)).toMatchObject({ state: 'posted', posted: -2 });
  });
});

describe('a book that was closed', () => {
  const adopt = (n: number, book: 'merchants' | 'members', from: string, seen: string) =>
    code('adoptScoreTable', inBook(n, book, { from, seen }), 'partyBranch');
  const shown = async (as: As) => {
    const asked = { communityId: MAPLE, book: 'merchants' };
    const { envelope } = await linli.call('civility', 'showScorebook', asked, as);
    return (envelope.ok ? envelope.data : {}) as { seen: string; table: object; coming: object };
  };

  it('does not go on with what waited as it is opened again before the upkeep has run', async () => {
    expect(await code('closeScorebook', inBook(1, 'merchants'), 'secretary')).toBe('ok');
    const { seen } = await shown('secretary');
    expect(await adopt(2, 'merchants', '2026-06-20', seen)).toBe('ok');
    for (const id of [SCORE.open, SCORE.accepted, SCORE.appealed, SCORE.own]) {
      expect(scoreOf(id)?.state).toBe('lapsed');
    }
    await linli.clock(START + 8 * DAY);
    await linli.timer('civility');
    expect(checkScores(linli).get(CARD.shop)).toBe(6);
  });

  it('counts nothing by the old rules until the day from which it is open again', async () => {
    await code('closeScorebook', inBook(1, 'merchants'), 'secretary');
    const { seen } = await shown('secretary');
    expect(await adopt(2, 'merchants', '2026-06-20', seen)).toBe('ok');
    expect(await shown('resident')).toMatchObject({ table: null, coming: { from: '2026-06-20' } });
    expect(await code('fileScore', scoring(3), 'resident')).toBe('SCOREBOOK_OFF');
    await linli.clock(START + 6 * DAY);
    const early = scoring(4, { day: '2026-06-19' });
    expect(await code('fileScore', early, 'resident')).toBe('SCOREBOOK_OFF');
    expect(await code('fileScore', scoring(5, { day: '2026-06-20' }), 'resident')).toBe('ok');
  });
});

describe('somebody whose office has ended', () => {
  it('takes along what they wrote of members, and not what became of it', async () => {
    await linli.call(
      'civility',
      'reviewScore',
      ofScore(1, MEMBER_SCORE.open, { accepts: true, reason: '看过' }),
      'partyBranch',
    );
    await inOffice('partyBranch', 'party-branch', MAPLE, '2026-06-01');
    const asked = { communityId: MAPLE };
    const { envelope } = await linli.call('resident', 'exportOwn', asked, 'partyBranch');
    const { points } = (envelope.ok ? envelope.data : {}) as {
      points: { scores: object[]; brought: object[] };
    };
    expect(points.scores).toStrictEqual([]);
    const ofMember = points.brought.filter((one) => JSON.stringify(one).includes(MEMBER_WORDS));
    expect(ofMember.map((one) => Object.keys(one).sort())).toStrictEqual(
      Array.from({ length: 2 }, () => ['at', 'day', 'note', 'title']),
    );
  });

  it('sees and does nothing more about members', async () => {
    await inOffice('partyBranch', 'party-branch', MAPLE, '2026-06-01');
    const card = { communityId: MAPLE, cardId: CARD.member };
    expect(await code('showCard', card, 'partyBranch')).toBe('CARD_NOT_FOUND');
    expect(await code('listScores', card, 'partyBranch')).toBe('CARD_NOT_FOUND');
    const asked = { communityId: MAPLE, book: 'members' };
    expect(await code('listCards', asked, 'partyBranch')).toBe('NOT_ALLOWED');
    expect(await code('showScorebook', asked, 'partyBranch')).toBe('NOT_ALLOWED');
    const paper = answering(1, CARD.member, { answer: 'leave', paper: true });
    expect(await code('answerCard', paper, 'partyBranch')).toBe('CARD_NOT_FOUND');
  });
});

describe('the check of the books', () => {
  const alter = () => patch(linli, 'scoreEntries', { _id: `${CARD.shop}:1` }, { title: '别的事' });
  const checkedOf = (collection: string, _id: string) =>
    linli.documents<AccountDocument>(collection).find((one) => one._id === _id);

  it('finds at night what was altered in a card that is written to again and again', async () => {
    await alter();
    const review = { accepts: true, reason: '看过' };
    await code('reviewScore', ofScore(1, SCORE.open, review), 'gridOfficer');
    await linli.clock(START + 2 * DAY);
    await linli.timer('civility');
    expect(checkedOf('scoreAccounts', CARD.shop)).toMatchObject({ broken: 1 });
    expect(linli.documents('failures')).toMatchObject([{ code: 'BooksBroken' }]);
  });

  it('reads from the first entry once in a month, and else what has come', async () => {
    await patch(linli, 'scoreAccounts', { _id: CARD.shop }, { readAt: START });
    const review = { accepts: true, reason: '看过' };
    await code('reviewScore', ofScore(1, SCORE.open, review), 'gridOfficer');
    await linli.clock(START + 2 * DAY);
    await linli.timer('civility');
    const account = checkedOf('scoreAccounts', CARD.shop);
    expect(account).toMatchObject({ broken: null, readAt: START, checked: { seq: 3 } });
  });

  it('by the operator’s command finds it as well, in the cloud', async () => {
    const port = {
      page: async (name: string, communityId: string, after: string) =>
        linli
          .documents<{ _id: string; communityId: string }>(name)
          .filter((one) => one.communityId === communityId && one._id > after)
          .sort((one, other) => (one._id < other._id ? -1 : 1)),
    } as unknown as Port;
    const before = await checkCloud(port, MAPLE);
    expect(before).toMatchObject({ broken: [], cards: { entries: 3, accounts: 2 } });
    expect(reportLines(before)).toContain('3 entries on 2 scorecards.');
    await alter();
    const { broken } = await checkCloud(port, MAPLE);
    expect(broken).toStrictEqual([{ id: `${CARD.shop}:1`, why: 'hash' }]);
  });
});

describe('what was posted', () => {
  it('says why it is less also where the entry was written before a crash', async () => {
    // Nine of twelve a year stand; the entry of the last three is there, and the score does not know of it.
    const review = { accepts: true, reason: '看过' };
    for (const id of [SCORE.open, SCORE.own]) {
      await code('reviewScore', ofScore(1, id, review), 'gridOfficer');
    }
    expect(scoreOf(SCORE.own)).toMatchObject({ state: 'posted', posted: 3, reduced: null });
    await setScore(SCORE.own, { state: 'accepted', posted: null, dueAt: START });
    await linli.timer('civility');
    expect(scoreOf(SCORE.own)).toMatchObject({ state: 'posted', posted: 3, reduced: null });
  });

  it('of claims as well', async () => {
    const review = { accepts: true, reason: '看过' };
    expect(await code('reviewClaim', ofClaim(1, CLAIM.own, review), 'gridOfficer')).toBe('ok');
    const claim = () =>
      linli.documents<ClaimDocument>('claims').find(({ _id }) => _id === CLAIM.own);
    const posted = claim()?.posted ?? 0;
    const caps = { day: posted, month: null, year: null };
    const again = { state: 'accepted', posted: null, dueAt: START, caps };
    await patch(linli, 'claims', { _id: CLAIM.own }, again);
    await linli.timer('civility');
    expect(claim()).toMatchObject({ state: 'posted', posted, reduced: null });
  });
});

describe('a card that nobody answers', () => {
  it('is forgotten after thirty days, with the name of whoever was asked', async () => {
    const cards = () => linli.documents('scorecards').length;
    const before = cards();
    expect(await code('enterCard', entering(1), 'secretary')).toBe('ok');
    await linli.clock(START + 30 * DAY - 60 * MINUTE);
    expect(cards()).toBe(before + 1);
    await linli.clock(START + 30 * DAY + 60 * MINUTE);
    expect(cards()).toBe(before);
  });
});
