import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type {
  AccountDocument,
  CardDocument,
  LedgerDocument,
  ScoreDocument,
} from '../../cloudfunctions/civility/collections.ts';
import { EMPTY } from '../../cloudfunctions/civility/ledger/account-rules.ts';
import { DAY, HOUR } from '../../cloudfunctions/kernel/calendar.ts';
import type { FailureDocument } from '../../cloudfunctions/kernel/collections.ts';
import type { MessageDocument } from '../../cloudfunctions/messages/collections.ts';
import { HOME, MAPLE, openidOf, residentIdOf, START } from '../support/community.ts';
import type { Input } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { patch, remove } from '../support/patch.ts';
import { scoresWith } from '../support/score-talk.ts';
import {
  answering,
  CARD,
  entering,
  formOfBook,
  inBook,
  ofScore,
  SCORE,
  SCORE_RULE,
  scoring,
  seenBook,
} from '../support/scorecards.ts';

/** Scorecards from rules to stars, in the book of merchants; of members see member-secrecy. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const { must, codeOf, later, scoreOf, points, filed, review } = scoresWith(() => linli);
const said = { reason: '再看看' };
const shops = { communityId: MAPLE, book: 'merchants' };
const shop = { communityId: MAPLE, cardId: CARD.shop };
const APPEAL_END = START + 7 * DAY;

describe('the rules of a book', () => {
  const adopting = (n: number, from: string, seen: string) =>
    inBook(n, 'merchants', { from, seen });

  it('are adopted by somebody who did not write them, from a day to come', async () => {
    const seen = seenBook(MAPLE);
    const adopt = (from: string) => adopting(1, from, seen);
    expect(await codeOf('adoptScoreTable', adopt('2026-07-01'), 'secretary')).toBe('RULES_OWN');
    expect(await codeOf('adoptScoreTable', adopt('2026-06-15'), 'partyBranch')).toBe(
      'RULES_DAY_UNFIT',
    );
    expect(await codeOf('adoptScoreTable', adopting(1, '2026-07-01', 'x'), 'partyBranch')).toBe(
      'RULES_CHANGED',
    );
    await must('adoptScoreTable', adopt('2026-06-16'), 'partyBranch');
    expect(await must('showScorebook', shops, 'resident')).toMatchObject({
      table: { version: 1 },
      coming: { version: 2, adoptedBy: '高明远' },
      draft: null,
      preset: null,
      mayWrite: false,
    });
  });

  it('that take points away are known two weeks before, and everybody with a card is told', async () => {
    const form = formOfBook('merchants', Object.values(SCORE_RULE));
    const saved = await must<{ seen: string; findings: object[] }>(
      'saveScoreTable',
      inBook(1, 'merchants', { form, seen: seenBook(MAPLE) }),
      'secretary',
    );
    expect(saved.findings).toStrictEqual([]);
    const soon = adopting(2, '2026-06-28', saved.seen);
    expect(await codeOf('adoptScoreTable', soon, 'partyBranch')).toBe('SCORE_TABLE_TOO_SOON');
    await must('adoptScoreTable', adopting(2, '2026-06-29', saved.seen), 'partyBranch');
    await linli.timer('civility');
    const told = (await linli.messages()).map(({ touser }) => touser).sort();
    expect(told).toStrictEqual([openidOf('resident'), openidOf('residentElsewhere')].sort());
    await linli.timer('civility');
    expect(await linli.messages()).toHaveLength(2);
  });

  it('with a fault can be kept, and are not adopted', async () => {
    const form = formOfBook('merchants', [{ ...SCORE_RULE.honest, text: '转发社区的文章' }]);
    const input = inBook(1, 'merchants', { form, seen: seenBook(MAPLE) });
    const { seen, findings } = await must<{ seen: string; findings: object[] }>(
      'saveScoreTable',
      input,
      'secretary',
    );
    expect(findings).toMatchObject([{ problem: 'for-sharing' }]);
    expect(await codeOf('adoptScoreTable', adopting(2, '2026-07-01', seen), 'partyBranch')).toBe(
      'RULES_UNFIT',
    );
    const again = inBook(3, 'merchants', { form, seen: seenBook(MAPLE) });
    expect(await codeOf('saveScoreTable', again, 'secretary')).toBe('RULES_CHANGED');
  });

  it('are off until somebody has written them', async () => {
    await remove(linli, 'scorebooks', {});
    expect(await must('showScorebook', shops, 'secretary')).toMatchObject({
      table: null,
      seen: '',
      mayWrite: true,
    });
    expect(await codeOf('enterCard', entering(1), 'secretary')).toBe('SCOREBOOK_OFF');
    expect(await codeOf('fileScore', scoring(1), 'resident')).toBe('SCOREBOOK_OFF');
    expect(await codeOf('closeScorebook', inBook(1, 'merchants'), 'secretary')).toBe(
      'SCOREBOOK_OFF',
    );
    expect(await must('listStarMerchants', { communityId: MAPLE }, 'resident')).toStrictEqual({
      merchants: [],
    });
    const form = formOfBook('merchants', [SCORE_RULE.honest]);
    await must('saveScoreTable', inBook(2, 'merchants', { form, seen: null }), 'secretary');
  });
});

describe('a card', () => {
  it('counts nothing before it is agreed to, nor what happened before', async () => {
    const early = scoring(1, {}, CARD.asked);
    expect(await codeOf('fileScore', early, 'buildingSteward')).toBe('CARD_NOT_AGREED');
    await must('answerCard', answering(2, CARD.asked), 'householdRepresentative');
    expect(await codeOf('fileScore', early, 'buildingSteward')).toBe('CARD_DAY_EARLY');
    const today = scoring(3, { day: '2026-06-15' }, CARD.asked);
    await must('fileScore', today, 'buildingSteward');
  });

  it('is entered once for a shop, and not by whoever is concerned', async () => {
    await must('enterCard', entering(1, { merchant: { ...MERCHANT } }), 'secretary');
    expect(
      await codeOf('enterCard', entering(2, { merchant: { ...MERCHANT } }), 'partyBranch'),
    ).toBe('CARD_TAKEN');
    const own = entering(3, { residentId: residentIdOf('secretary') });
    expect(await codeOf('enterCard', own, 'secretary')).toBe('CARD_OWN');
    const nobody = entering(4, { residentId: 'person-nobody' });
    expect(await codeOf('enterCard', nobody, 'secretary')).toBe('RESIDENT_NOT_FOUND');
    const shapeless = entering(5, { merchant: null });
    expect(await codeOf('enterCard', shapeless, 'secretary')).toBe('PLACE_NOT_FOUND');
    await linli.timer('civility');
    const told = linli.documents<MessageDocument>('messages').map(({ residentId }) => residentId);
    expect(told).toStrictEqual([residentIdOf('householdRepresentative')]);
  });

  it('is agreed to by its bearer alone; on paper where there is no phone, by another than who entered it', async () => {
    const paper = answering(1, CARD.asked, { paper: true });
    expect(await codeOf('answerCard', answering(1, CARD.asked), 'resident')).toBe('CARD_NOT_FOUND');
    expect(await codeOf('answerCard', paper, 'residentElsewhere')).toBe('CARD_NOT_FOUND');
    expect(await codeOf('answerCard', paper, 'partyBranch')).toBe('CARD_BY_PHONE');
    const keeper = { _id: residentIdOf('householdRepresentative') };
    await patch(linli, 'residents', keeper, { openid: null, accountKey: 'none:keeper' });
    expect(await codeOf('answerCard', paper, 'secretary')).toBe('CARD_OWN');
    await must('answerCard', paper, 'partyBranch');
    await patch(linli, 'scores', { _id: SCORE.accepted }, { cardId: CARD.asked });
    const appeal = ofScore(2, SCORE.accepted, said);
    expect(await codeOf('appealScore', appeal, 'resident')).toBe('CLAIM_NOT_FOUND');
    await must('appealScore', appeal, 'secretary');
    const heard = ofScore(3, SCORE.accepted, { upheld: true, answer: '是' });
    expect(await codeOf('hearScore', heard, 'secretary')).toBe('CLAIM_OWN');
    await must('hearScore', heard, 'partyBranch');
  });

  it('is gone with all that was said once its bearer leaves; entries stay and lead to nobody', async () => {
    const before = linli.documents<LedgerDocument>('scoreEntries');
    await must('answerCard', answering(1, CARD.shop, { answer: 'leave' }), 'resident');
    expect(linli.documents<ScoreDocument>('scores').map(({ cardId }) => cardId)).not.toContain(
      CARD.shop,
    );
    const card = () =>
      linli.documents<CardDocument>('scorecards').find(({ _id }) => _id === CARD.shop);
    expect(card()).toMatchObject({ residentId: '', name: '', merchant: null });
    expect(linli.documents<LedgerDocument>('scoreEntries')).toStrictEqual(before);
    for (const entry of before) {
      expect(entry.reason).toBe('');
      expect(JSON.stringify(entry)).not.toContain(residentIdOf('resident'));
    }
    expect(await codeOf('showCard', shop, 'resident')).toBe('CARD_NOT_FOUND');
    expect(points()).toBe(6);
    const again = { merchant: { name: '便民店1', address: '东门口', placeId: MERCHANT.placeId } };
    await must('enterCard', entering(2, again), 'secretary');
    await later(START + HOUR);
    expect(card()).toBeUndefined();
  });
});

describe('an event', () => {
  it('counts at once when somebody else has agreed, in the year and dimension of its rule', async () => {
    const scoreId = await filed(1);
    expect(await codeOf('reviewScore', review(2, SCORE.own), 'secretary')).toBe('ok');
    await must('reviewScore', review(3, scoreId), 'gridOfficer');
    expect(scoreOf(scoreId)).toMatchObject({ state: 'posted', posted: 3 });
    const card = await must<{ years: object[]; entries: object[] }>('showCard', shop, 'resident');
    expect(card.years).toStrictEqual([
      { year: 2026, points: 12, dimensions: [12, 0, 0, 0], stars: 4 },
      { year: 2025, points: 0, dimensions: [0, 0, 0, 0], stars: null },
    ]);
    expect(card.entries[0]).toMatchObject({ points: 3, dimension: 1, scoreId, as: 'grid-officer' });
  });

  it('is not decided by who brought it forward, nor by the keeper’s household', async () => {
    const mine = await filed(1, {}, 'buildingSteward');
    expect(await codeOf('reviewScore', review(2, mine), 'buildingSteward')).toBe('CLAIM_OWN');
    const homes = [{ householdId: HOME.second, label: '', joinedAt: 1 }];
    const steward = { _id: residentIdOf('gridOfficer') };
    await patch(linli, 'residents', steward, { households: homes });
    expect(await codeOf('reviewScore', review(3, mine), 'gridOfficer')).toBe('CLAIM_OWN');
    const queue = { ...shops, what: 'open' };
    const { scores } = await must<{ scores: { own: boolean }[] }>(
      'listScoreQueue',
      queue,
      'gridOfficer',
    );
    expect(scores.every(({ own }) => own)).toBe(true);
  });

  it('takes two where its rule says so', async () => {
    const scoreId = await filed(1, { ruleId: 'elders', note: '' });
    await must('reviewScore', review(2, scoreId), 'gridOfficer');
    expect(await codeOf('reviewScore', review(3, scoreId), 'gridOfficer')).toBe('CLAIM_REVIEWED');
    expect(points()).toBe(6);
    await must('reviewScore', review(4, scoreId), 'buildingSteward');
    expect(points()).toBe(8);
  });

  it('is brought forward by whom its rule names, with a note, of a day that fits', async () => {
    const codes = async (more: Input, as: As = 'resident') =>
      codeOf('fileScore', scoring(1, more), as);
    expect(await codes({ ruleId: 'smoke' })).toBe('SCORE_RULE_NOT_THEIRS');
    expect(await codes({ ruleId: 'other' })).toBe('RULE_NOT_FOUND');
    expect(await codes({ note: '' })).toBe('CLAIM_NOTE_MISSING');
    expect(await codes({ day: '2026-06-16' })).toBe('CLAIM_DAY_UNFIT');
    expect(await codes({}, 'stewardElsewhere')).toBe('CARD_NOT_FOUND');
    expect(await codes({}, 'residentElsewhere')).toBe('CARD_NOT_FOUND');
  });

  it('counts once, unless it is said to be another; and no more than the cap of a year', async () => {
    const first = await filed(1);
    const second = await filed(2, {}, 'buildingSteward');
    await must('reviewScore', review(3, first), 'gridOfficer');
    expect(await codeOf('reviewScore', review(4, second), 'gridOfficer')).toBe('SCORE_ALIKE');
    await must('reviewScore', review(5, second, { apart: true }), 'gridOfficer');
    expect(points()).toBe(12);
    const full = scoring(6, { day: '2026-06-13' });
    expect(await codeOf('fileScore', full, 'resident')).toBe('CAP_REACHED');
    await must('reviewScore', review(7, SCORE.open), 'gridOfficer');
    expect(scoreOf(SCORE.open)).toMatchObject({ state: 'posted', posted: 0, reduced: 'cap' });
  });

  it('that takes points away counts after the appeal days, and takes no more than the year has', async () => {
    await later(APPEAL_END - 60_000);
    expect(points()).toBe(6);
    await later(APPEAL_END + DAY);
    expect(points()).toBe(4);
    await linli.reset();
    await patch(linli, 'scores', { _id: SCORE.accepted }, { points: -50 });
    await later(APPEAL_END + DAY);
    expect(points()).toBe(0);
    expect(scoreOf(SCORE.accepted)).toMatchObject({ posted: -6, reduced: 'floor' });
  });

  it('can be objected to up to the last moment, and is heard by others', async () => {
    const { appealUntil } = scoreOf(SCORE.accepted) ?? { appealUntil: null };
    await linli.clock((appealUntil ?? 0) - 60_000);
    await must('appealScore', ofScore(1, SCORE.accepted, said), 'resident');
    expect(await codeOf('appealScore', ofScore(2, SCORE.accepted, said), 'resident')).toBe(
      'APPEAL_RAISED',
    );
    await later(APPEAL_END + 30 * DAY);
    expect(points()).toBe(6);
    const hear = (n: number, upheld: boolean) =>
      ofScore(n, SCORE.accepted, { upheld, answer: '查过' });
    await must('hearScore', hear(3, false), 'partyBranch');
    expect(points()).toBe(4);
    await linli.reset();
    await must(
      'hearScore',
      ofScore(4, SCORE.appealed, { upheld: true, answer: '是' }),
      'secretary',
    );
    expect(scoreOf(SCORE.appealed)).toMatchObject({ state: 'overturned', posted: null });
    await linli.clock((appealUntil ?? 0) + 1);
    expect(await codeOf('appealScore', ofScore(5, SCORE.accepted, said), 'resident')).toBe(
      'SCORE_APPEAL_LATE',
    );
  });

  it('is taken back by two, whole, by an entry that names it', async () => {
    await must('askToVoidScore', ofScore(1, SCORE.posted, said), 'secretary');
    const decide = (n: number) => ofScore(n, SCORE.posted, { agrees: true, ...said });
    expect(await codeOf('askToVoidScore', ofScore(2, SCORE.posted, said), 'partyBranch')).toBe(
      'VOID_ASKED',
    );
    expect(await codeOf('decideVoidScore', decide(3), 'secretary')).toBe('CLAIM_OWN');
    await must('decideVoidScore', decide(4), 'partyBranch');
    expect(points()).toBe(3);
    const [latest] = linli
      .documents<LedgerDocument>('scoreEntries')
      .filter(({ kind }) => kind === 'reversal');
    expect(latest).toMatchObject({ reverses: `${CARD.shop}:1`, claimId: SCORE.posted });
    expect(await codeOf('decideVoidScore', decide(5), 'partyBranch')).toBe('VOID_NOT_ASKED');
    const card = await must<{ years: { points: number }[] }>('showCard', shop, 'resident');
    expect(card.years[0]?.points).toBe(3);
  });
});

describe('a book that is closed', () => {
  it('keeps its entries, ends what waits and takes nothing new', async () => {
    await must('closeScorebook', inBook(1, 'merchants'), 'secretary');
    expect(await codeOf('closeScorebook', inBook(2, 'merchants'), 'secretary')).toBe(
      'SCOREBOOK_CLOSED',
    );
    for (const [action, input, as] of [
      ['fileScore', scoring(3), 'resident'],
      ['enterCard', entering(3), 'secretary'],
      ['reviewScore', review(3, SCORE.open), 'gridOfficer'],
      ['appealScore', ofScore(3, SCORE.accepted, said), 'resident'],
    ] as const) {
      expect([action, await codeOf(action, input, as)]).toStrictEqual([action, 'SCOREBOOK_CLOSED']);
    }
    await later(APPEAL_END + DAY);
    for (const id of [SCORE.open, SCORE.accepted, SCORE.appealed]) {
      expect(scoreOf(id)).toMatchObject({ state: 'lapsed', posted: null });
    }
    expect(points()).toBe(6);
    expect(await must('showScorebook', shops, 'resident')).toMatchObject({ table: null });
    const adopt = inBook(4, 'merchants', {
      from: '2026-07-01',
      seen: (await must<{ seen: string }>('showScorebook', shops, 'secretary')).seen,
    });
    await must('adoptScoreTable', adopt, 'partyBranch');
    expect(await must('showScorebook', shops, 'resident')).toMatchObject({
      table: null,
      coming: { version: 2 },
      closedAt: null,
    });
  });
});

describe('star merchants', () => {
  const listed = async (as: As = 'residentElsewhere') =>
    (await must<{ merchants: object[] }>('listStarMerchants', { communityId: MAPLE }, as))
      .merchants;

  it('are those who agreed to be listed and have three stars this year or had last year', async () => {
    await remove(linli, 'scores', { _id: SCORE.accepted });
    expect(await listed()).toStrictEqual([]); // two stars
    const id = await filed(1);
    await must('reviewScore', review(2, id), 'gridOfficer');
    const star = { name: '便民店1', address: '东门口', stars: 3, year: 2026 };
    expect(await listed()).toStrictEqual([star]);
    await must('answerCard', answering(3, CARD.shop, { listed: false }), 'resident');
    expect(await listed()).toStrictEqual([]);
    await must('answerCard', answering(4, CARD.shop, { listed: true }), 'resident');
    await linli.clock(Date.parse('2027-03-01T02:00:00Z'));
    expect(await listed()).toStrictEqual([star]);
    await linli.clock(Date.parse('2028-03-01T02:00:00Z'));
    expect(await listed()).toStrictEqual([]);
  });
});

describe('the books of scorecards', () => {
  it('are checked at night, and one that does not agree is shown to the operator', async () => {
    await patch(linli, 'scoreAccounts', { _id: CARD.shop }, { checked: EMPTY, checkAt: START });
    await later(START + 1000);
    expect(linli.documents<FailureDocument>('failures')).toStrictEqual([]);
    await patch(linli, 'scoreEntries', { _id: `${CARD.shop}:1` }, { day: '2026-06-03' });
    await patch(linli, 'scoreAccounts', { _id: CARD.shop }, { checked: EMPTY, checkAt: START });
    await later(START + 2000);
    expect(linli.documents<FailureDocument>('failures')).toMatchObject([
      { job: 'civility.check-cards', code: 'BooksBroken' },
    ]);
    const [account] = linli
      .documents<AccountDocument>('scoreAccounts')
      .filter(({ _id }) => _id === CARD.shop);
    expect(account).toMatchObject({ broken: 1 });
  });

  it('lose nothing where leaving is cut short: upkeep finishes it', async () => {
    await patch(linli, 'scorecards', { _id: CARD.shop }, { state: 'left', eraseAt: START });
    expect(await codeOf('showCard', shop, 'resident')).toBe('CARD_NOT_FOUND');
    await linli.timer('civility');
    const cards = linli.documents<CardDocument>('scorecards').map(({ _id }) => _id);
    expect(cards).not.toContain(CARD.shop);
    expect(scoreOf(SCORE.posted)).toBeUndefined();
  });
});

const MERCHANT = {
  name: '老李早点',
  address: '东门口',
  placeId: HOME.second.split('.').slice(0, 3).join('.'),
};
