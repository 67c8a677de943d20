import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  CardDocument,
  LedgerDocument,
  ScorebookDocument,
  ScoreDocument,
} from '../../cloudfunctions/civility/collections.ts';
import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import { MAPLE, START } from '../support/community.ts';
import { settle } from '../support/faults.ts';
import { type Move, playHistories } from '../support/histories.ts';
import type { Input } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { inAnyOrder } from '../support/orders.ts';
import { patch } from '../support/patch.ts';
import { checkScores } from '../support/score-books.ts';
import {
  answering,
  CARD,
  entering,
  inBook,
  ofScore,
  SCORE,
  scoring,
  seenBook,
} from '../support/scorecards.ts';

/** Scorecards, with several people acting at once. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

const call = (action: string, input: Input, as: As) => linli.call('civility', action, input, as);
const codes = async (calls: ReturnType<typeof call>[]) =>
  (await Promise.all(calls)).map(({ envelope }) => (envelope.ok ? 'ok' : envelope.code)).sort();
const accepts = (n: number, scoreId: string) =>
  ofScore(n, scoreId, { accepts: true, reason: '看过' });
/** Where hours go by in each order. */
const FEW = { planned: 10, random: 2 };
const said = { reason: '再看看' };
const scoreOf = (scoreId: string) =>
  linli.documents<ScoreDocument>('scores').find(({ _id }) => _id === scoreId);
const points = () => checkScores(linli).get(CARD.shop);
const reversals = () =>
  linli.documents<LedgerDocument>('scoreEntries').filter(({ kind }) => kind === 'reversal').length;

describe('a score', () => {
  it('that two people accept at once is posted once', () =>
    inAnyOrder(linli, async () => {
      const found = await codes([
        call('reviewScore', accepts(1, SCORE.own), 'gridOfficer'),
        call('reviewScore', accepts(2, SCORE.own), 'buildingSteward'),
      ]);
      expect(found).toStrictEqual(['CLAIM_DECIDED', 'ok']);
      expect(points()).toBe(9);
    }));

  it('is taken back once, whoever decides so at once', () =>
    inAnyOrder(linli, async () => {
      const decide = (n: number) => ofScore(n, SCORE.voiding, { agrees: true, ...said });
      await codes([
        call('decideVoidScore', decide(1), 'secretary'),
        call('decideVoidScore', decide(1), 'secretary'),
        call('askToVoidScore', ofScore(2, SCORE.posted, said), 'partyBranch'),
      ]);
      expect(reversals()).toBe(1);
      expect(points()).toBe(3);
    }));

  it('that is withdrawn as it is accepted is the one or the other', () =>
    inAnyOrder(linli, async () => {
      const found = await codes([
        call('withdrawScore', ofScore(1, SCORE.own), 'resident'),
        call('reviewScore', accepts(2, SCORE.own), 'gridOfficer'),
      ]);
      expect(found).toStrictEqual(['CLAIM_DECIDED', 'ok']);
      expect(points()).toBe(scoreOf(SCORE.own)?.state === 'posted' ? 9 : 6);
    }));

  it('is heard once, and counts as it was heard', () =>
    inAnyOrder(linli, async () => {
      const hear = (n: number, upheld: boolean) =>
        ofScore(n, SCORE.appealed, { upheld, answer: '查过' });
      const found = await codes([
        call('hearScore', hear(1, true), 'secretary'),
        call('hearScore', hear(2, false), 'partyBranch'),
      ]);
      expect(found).toStrictEqual(['CLAIM_DECIDED', 'ok']);
      expect(points()).toBe(scoreOf(SCORE.appealed)?.state === 'posted' ? 4 : 6);
    }));

  it('that the timer posts as an appeal comes in is the one or the other', () =>
    inAnyOrder(
      linli,
      async () => {
        const { appealUntil } = scoreOf(SCORE.accepted) ?? {};
        await linli.clock((appealUntil ?? 0) - 60_000);
        const [appeal] = await Promise.all([
          call('appealScore', ofScore(1, SCORE.accepted, said), 'resident'),
          linli.timer('civility'),
        ]);
        expect(appeal.envelope.ok).toBe(true);
        await linli.clock(START + 20 * DAY);
        await linli.timer('civility');
        expect(scoreOf(SCORE.accepted)?.state).toBe('appealed');
        expect(points()).toBe(6);
      },
      { planned: 6, random: 2 },
    ));
});

describe('a card', () => {
  it('of one member or shop is entered once', () =>
    inAnyOrder(linli, async () => {
      const merchant = entering(1).merchant;
      const found = await codes([
        call('enterCard', entering(1, { merchant }), 'secretary'),
        call('enterCard', entering(2, { merchant }), 'partyBranch'),
      ]);
      expect(found).toStrictEqual(['CARD_TAKEN', 'ok']);
    }));

  it('is gone with all that was said, also where something is brought forward at once', () =>
    inAnyOrder(
      linli,
      async () => {
        await codes([
          call('answerCard', answering(1, CARD.shop, { answer: 'leave' }), 'resident'),
          call('fileScore', scoring(2), 'buildingSteward'),
          call('reviewScore', accepts(3, SCORE.own), 'gridOfficer'),
        ]);
        await settle(linli);
        const cards = linli.documents<CardDocument>('scorecards').map(({ _id }) => _id);
        expect(cards).not.toContain(CARD.shop);
        const left = linli.documents<ScoreDocument>('scores');
        expect(left.filter(({ cardId }) => cardId === CARD.shop)).toStrictEqual([]);
        checkScores(linli);
      },
      FEW,
    ));

  it('that is agreed to as it lapses is kept whole or gone', () =>
    inAnyOrder(
      linli,
      async () => {
        await patch(linli, 'scorecards', { _id: CARD.asked }, { eraseAt: START });
        const [agreed] = await Promise.all([
          call('answerCard', answering(1, CARD.asked), 'householdRepresentative'),
          linli.timer('civility'),
        ]);
        await settle(linli);
        const card = linli
          .documents<CardDocument>('scorecards')
          .find(({ _id }) => _id === CARD.asked);
        if (agreed.envelope.ok) expect(card).toMatchObject({ state: 'agreed', eraseAt: null });
        else expect(card).toBeUndefined();
      },
      { planned: 12, random: 3 },
    ));

  it('is agreed to or left, whatever comes first', () =>
    inAnyOrder(
      linli,
      async () => {
        const found = await codes([
          call('answerCard', answering(1, CARD.asked), 'householdRepresentative'),
          call(
            'answerCard',
            answering(2, CARD.asked, { answer: 'leave' }),
            'householdRepresentative',
          ),
        ]);
        expect(found.filter((code) => code === 'ok').length).toBeGreaterThan(0);
        await settle(linli);
        const cards = linli.documents<CardDocument>('scorecards').map(({ _id }) => _id);
        expect(cards).not.toContain(CARD.asked);
      },
      FEW,
    ));
});

describe('a book', () => {
  it('takes one of two drafts, and is adopted once', () =>
    inAnyOrder(linli, async () => {
      const adopt = (n: number) =>
        inBook(n, 'merchants', { from: '2026-07-01', seen: seenBook(MAPLE) });
      const found = await codes([
        call('adoptScoreTable', adopt(1), 'partyBranch'),
        call('adoptScoreTable', adopt(2), 'partyBranch'),
      ]);
      expect(found).toStrictEqual(['RULES_MISSING', 'ok']);
      const book = linli
        .documents<ScorebookDocument>('scorebooks')
        .find(({ _id }) => _id === `${MAPLE}:merchants`);
      expect(book?.tables.map(({ version }) => version)).toStrictEqual([1, 2]);
    }));

  it('that is closed counts what was decided before, and nothing after', () =>
    inAnyOrder(
      linli,
      async () => {
        await codes([
          call('closeScorebook', inBook(1, 'merchants'), 'secretary'),
          call('reviewScore', accepts(2, SCORE.own), 'gridOfficer'),
          call('fileScore', scoring(3), 'resident'),
        ]);
        await linli.clock(START + 20 * DAY);
        await settle(linli);
        const state = scoreOf(SCORE.own)?.state;
        expect(['posted', 'lapsed']).toContain(state);
        expect(points()).toBe(state === 'posted' ? 9 : 6);
      },
      FEW,
    ));
});

const one = (of: number) => {
  const all = linli.documents<ScoreDocument>('scores').filter(({ cardId }) => cardId === CARD.shop);
  return all[of % Math.max(1, all.length)]?._id ?? SCORE.open;
};

/** What somebody may try at whatever time; most are refused where they do not fit. */
const MOVES: Move[] = [
  (n, of) => [
    'fileScore',
    scoring(n, { day: `2026-06-1${of % 5}` }),
    of % 2 ? 'resident' : 'buildingSteward',
  ],
  (n, of) => [
    'reviewScore',
    ofScore(n, one(of), { accepts: of % 4 > 0, apart: of % 3 === 0, ...said }),
    'gridOfficer',
  ],
  (n, of) => ['reviewScore', accepts(n, one(of)), 'secretary'],
  (n, of) => ['appealScore', ofScore(n, one(of), said), 'resident'],
  (n, of) => [
    'hearScore',
    ofScore(n, one(of), { upheld: of % 2 === 0, answer: '是' }),
    'partyBranch',
  ],
  (n, of) => ['askToVoidScore', ofScore(n, one(of), said), 'partyBranch'],
  (n, of) => ['decideVoidScore', ofScore(n, one(of), { agrees: true, ...said }), 'secretary'],
  (n, of) => ['withdrawScore', ofScore(n, one(of)), of % 2 ? 'resident' : 'buildingSteward'],
];

describe('the books of scorecards', () => {
  it('agree after whatever several people do at once, cut and sent again', async () => {
    const atEnd = async () => {
      await settle(linli);
      checkScores(linli);
      const entries = linli.documents<LedgerDocument>('scoreEntries');
      for (const { _id, state, posted } of linli.documents<ScoreDocument>('scores')) {
        const moved = entries
          .filter(({ claimId }) => claimId === _id)
          .reduce((sum, { sides }) => sum + (sides[0]?.points ?? 0), 0);
        expect([_id, moved]).toStrictEqual([_id, state === 'posted' ? posted : 0]);
      }
    };
    await playHistories(linli, 'civility', MOVES, { atEnd }, 20);
  });
});
