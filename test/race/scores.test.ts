import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  ClaimDocument,
  LedgerDocument,
  ScoreDocument,
} from '../../cloudfunctions/civility/collections.ts';
import { pointsOf } from '../../cloudfunctions/civility/ledger/account-rules.ts';
import type { PictureDocument } from '../../cloudfunctions/pictures/collections.ts';
import { MAPLE, residentIdOf } from '../support/community.ts';
import type { Input } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { inAnyOrder } from '../support/orders.ts';
import { patch } from '../support/patch.ts';
import { PICTURE } from '../support/picture-documents.ts';
import { CLAIM, ofClaim } from '../support/points.ts';
import { checkScores } from '../support/score-books.ts';
import { answering, CARD, lookingAt, ofScore, SCORE, scoring } from '../support/scorecards.ts';

/** Scorecards, with several people acting at once. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

const call = (action: string, input: Input, as: As) => linli.call('civility', action, input, as);
const scores = () => linli.documents<ScoreDocument>('scores');
const scoreOf = (scoreId: string) => scores().find(({ _id }) => _id === scoreId);
const sumOfShop = () => checkScores(linli).get(CARD.shop);
const accepts = (n: number, scoreId: string) =>
  ofScore(n, scoreId, { accepts: true, reason: '看过' });
const voids = (n: number, scoreId: string) =>
  ofScore(n, scoreId, { agrees: true, reason: '核对过' });

const DAY_OF_VOIDING = '2026-06-05';
const FEW = { planned: 24, random: 4 };

describe('an event of which the first report is taken back', () => {
  /** Two more reports of the event. */
  const alike = async () => {
    for (const _id of [SCORE.open, SCORE.own]) {
      await patch(linli, 'scores', { _id }, { day: DAY_OF_VOIDING });
    }
  };

  it('counts once of two others that are accepted at once', () =>
    inAnyOrder(
      linli,
      async () => {
        await alike();
        await call('decideVoidScore', voids(1, SCORE.voiding), 'secretary');
        await Promise.all([
          call('reviewScore', accepts(2, SCORE.open), 'gridOfficer'),
          call('reviewScore', accepts(3, SCORE.own), 'secretary'),
        ]);
        await linli.timer('civility');
        expect(sumOfShop()).toBe(6);
      },
      FEW,
    ));

  it('counts by another that is accepted while the first is taken back', () =>
    inAnyOrder(
      linli,
      async () => {
        await alike();
        const [, { envelope }] = await Promise.all([
          call('decideVoidScore', voids(1, SCORE.voiding), 'secretary'),
          call('reviewScore', accepts(2, SCORE.open), 'gridOfficer'),
        ]);
        await linli.timer('civility');
        const isAlike = !envelope.ok && envelope.code === 'SCORE_ALIKE';
        expect(scoreOf(SCORE.open)?.state).toBe(isAlike ? 'open' : 'posted');
        expect(sumOfShop()).toBe(isAlike ? 3 : 6);
      },
      FEW,
    ));

  it('counts once of two claims as well', () =>
    inAnyOrder(
      linli,
      async () => {
        const claims = linli.documents<ClaimDocument>('claims');
        const first = claims.find(({ _id }) => _id === CLAIM.voiding);
        const same = { day: first?.day, ruleId: first?.ruleId, points: first?.points };
        const others = [`${CLAIM.open.slice(0, -2)}91`, `${CLAIM.open.slice(0, -2)}92`];
        const open = claims.find(({ _id }) => _id === CLAIM.open) as ClaimDocument;
        await linli.cloud.database.insertMany(
          'claims',
          others.map((_id) => ({ ...open, ...same, accountId: first?.accountId, _id })) as never,
        );
        const sum = () =>
          linli
            .documents<LedgerDocument>('ledger')
            .filter(({ accountId, rule, day }) => {
              return (
                accountId === first?.accountId && rule?.ruleId === first?.ruleId && day === same.day
              );
            })
            .reduce((all, entry) => all + pointsOf(entry), 0);
        const before = sum();
        const voided = ofClaim(1, CLAIM.voiding, { agrees: true, reason: '核对过' });
        await call('decideVoid', voided, 'secretary');
        expect(sum()).toBe(0);
        const review = (n: number, id: string) =>
          call('reviewClaim', ofClaim(n, id, { accepts: true, reason: '看过' }), 'gridOfficer');
        await Promise.all([review(2, others[0] ?? ''), review(3, others[1] ?? '')]);
        await linli.timer('civility');
        expect(sum()).toBe(before);
      },
      FEW,
    ));
});

describe('somebody who leaves their card', () => {
  it('leaves nothing behind of what is brought forward at that moment', () =>
    inAnyOrder(
      linli,
      async () => {
        await Promise.all([
          call('answerCard', answering(1, CARD.shop, { answer: 'leave' }), 'resident'),
          call('fileScore', scoring(2), 'buildingSteward'),
        ]);
        await linli.timer('civility');
        expect(scores().filter(({ cardId }) => cardId === CARD.shop)).toStrictEqual([]);
      },
      FEW,
    ));
});

describe('a picture of a member’s score', () => {
  it('that two of the branch decide about at once is decided by one', () =>
    inAnyOrder(linli, async () => {
      const role = { role: 'party-branch', placeId: MAPLE, placeLabel: '枫林社区' };
      const roles = [{ ...role, from: '2020-01-01', until: null }];
      await patch(linli, 'residents', { _id: residentIdOf('elderAdviser') }, { roles });
      const answers = await Promise.all([
        call('reviewScorePicture', lookingAt(1, { passes: true }), 'partyBranch'),
        call('reviewScorePicture', lookingAt(2, { passes: false }), 'elderAdviser'),
      ]);
      const codes = answers.map(({ envelope }) => (envelope.ok ? 'ok' : envelope.code));
      expect([...codes].sort()).toStrictEqual(['CLAIM_DECIDED', 'ok']);
      const [{ state } = { state: '' }] = linli
        .documents<PictureDocument>('pictures')
        .filter(({ _id }) => _id === PICTURE.member);
      expect(state).toBe(codes[0] === 'ok' ? 'passed' : 'blocked');
    }));
});

describe('a score', () => {
  it('that is taken back from two phones at once is taken back once', () =>
    inAnyOrder(
      linli,
      async () => {
        await Promise.all([
          call('decideVoidScore', voids(1, SCORE.voiding), 'secretary'),
          call('decideVoidScore', voids(2, SCORE.voiding), 'secretary'),
        ]);
        expect(sumOfShop()).toBe(3);
      },
      FEW,
    ));
});
