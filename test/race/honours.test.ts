import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HonourDocument, RankingDocument } from '../../cloudfunctions/civility/collections.ts';
import type { HonourLine } from '../../typings/contract/civility/honour.ts';
import { HOME, MAPLE } from '../support/community.ts';
import {
  addTitleVote,
  HONOUR,
  HONOUR_OBJECTION,
  nominating,
  ofHonour,
} from '../support/honours.ts';
import type { Input } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { inAnyOrder } from '../support/orders.ts';
import { joining, setting } from '../support/rankings.ts';

/** Honours, with several people acting at once. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

const call = async (action: string, input: Input, as: As) => {
  const { envelope } = await linli.call('civility', action, input, as);
  return envelope.ok ? 'ok' : envelope.code;
};
const stateOf = (honourId: string) =>
  linli.documents<HonourDocument>('honours').find(({ _id }) => _id === honourId)?.state;
const review = (n: number, accepts: boolean) =>
  ofHonour(n, HONOUR.agreed, { accepts, reason: '看过' });
const decision = (n: number, publishes: boolean) =>
  ofHonour(n, HONOUR.accepted, { publishes, reason: '看过' });

describe('a place on the ranking', () => {
  it('that two of a household answer at once is one of the two, kept once', () =>
    inAnyOrder(linli, async () => {
      const householdId = HOME.first;
      const codes = await Promise.all([
        call('joinRanking', joining(1, true, { householdId }), 'stairSteward'),
        call('joinRanking', joining(2, false, { householdId }), 'stairSteward'),
        call('joinRanking', joining(1, true, { householdId }), 'stairSteward'),
      ]);
      const kept = linli
        .documents<RankingDocument>('rankings')
        .filter(({ _id }) => _id === householdId);
      expect(kept).toHaveLength(1);
      expect(kept[0]?.label === '').toBe(!kept[0]?.joins);
      for (const code of codes) expect(['ok', 'SERVICE_BUSY']).toContain(code);
    }));

  it('is not taken where the ranking ends at the same moment, as far as anybody reads', () =>
    inAnyOrder(linli, async () => {
      await Promise.all([
        call('joinRanking', joining(1, true), 'resident'),
        call('setRanking', setting(2, null), 'secretary'),
      ]);
      const asked = { communityId: MAPLE, householdId: null };
      const { envelope } = await linli.call('civility', 'showRanking', asked, 'resident');
      expect(envelope).toMatchObject({ ok: true, data: { motionId: null, rows: [] } });
    }));
});

describe('an honour', () => {
  it('sent twice at once is one nomination', () =>
    inAnyOrder(linli, async () => {
      const before = linli.documents('honours').length;
      await Promise.all([
        call('nominateHonour', nominating(1), 'resident'),
        call('nominateHonour', nominating(1), 'resident'),
      ]);
      expect(linli.documents('honours')).toHaveLength(before + 1);
    }));

  it('that two of a household answer at once ends as the last of them said, or at no', () =>
    inAnyOrder(linli, async () => {
      const codes = await Promise.all([
        call('answerHonour', ofHonour(1, HONOUR.asked, { agrees: true }), 'resident'),
        call('answerHonour', ofHonour(2, HONOUR.asked, { agrees: false }), 'resident'),
      ]);
      const state = stateOf(HONOUR.asked);
      expect(codes[1]).toBe('ok');
      expect(state).toBe(codes[0] === 'ok' ? 'withdrawn' : 'declined');
    }));

  it('that two look at is decided by one of them', () =>
    inAnyOrder(linli, async () => {
      const codes = await Promise.all([
        call('reviewHonour', review(1, true), 'gridOfficer'),
        call('reviewHonour', review(2, false), 'partyBranch'),
      ]);
      expect([...codes].sort()).toStrictEqual(['HONOUR_DECIDED', 'ok']);
      expect(stateOf(HONOUR.agreed)).toBe(codes[0] === 'ok' ? 'accepted' : 'refused');
    }));

  it('whose vote is named while the household says no is on no list', () =>
    inAnyOrder(linli, async () => {
      const motionId = await addTitleVote(linli);
      await Promise.all([
        call('nameHonourVote', ofHonour(1, HONOUR.titled, { motionId }), 'secretary'),
        call('answerHonour', ofHonour(2, HONOUR.titled, { agrees: false }), 'resident'),
      ]);
      expect(stateOf(HONOUR.titled)).toBe('withdrawn');
    }));

  it('has the vote that one of two names', () =>
    inAnyOrder(linli, async () => {
      const motionIds = [
        await addTitleVote(linli),
        await addTitleVote(linli, { motionId: 'b7000000000000000099' }),
      ] as const;
      const codes = await Promise.all(
        motionIds.map((motionId, n) =>
          call('nameHonourVote', ofHonour(n, HONOUR.titled, { motionId }), 'secretary'),
        ),
      );
      expect([...codes].sort()).toStrictEqual(['HONOUR_VOTE_NAMED', 'ok']);
      const named = linli
        .documents<HonourDocument>('honours')
        .find(({ _id }) => _id === HONOUR.titled)?.motionId;
      expect(named).toBe(motionIds[codes.indexOf('ok')]);
    }));

  it('that two object to at once, while a third is heard, keeps what each said', () =>
    inAnyOrder(linli, async () => {
      const hear = { objectionId: HONOUR_OBJECTION, upheld: false, answer: '去看过了' };
      const codes = await Promise.all([
        call(
          'objectToHonour',
          ofHonour(1, HONOUR.published, { reason: '阳台是公用的' }),
          'resident',
        ),
        call(
          'objectToHonour',
          ofHonour(2, HONOUR.published, { reason: '不是自家种的' }),
          'secretary',
        ),
        call('hearHonourObjection', ofHonour(3, HONOUR.published, hear), 'partyBranch'),
      ]);
      expect(codes).toStrictEqual(['ok', 'ok', 'ok']);
      const honour = linli
        .documents<HonourDocument>('honours')
        .find(({ _id }) => _id === HONOUR.published);
      expect(honour?.objections?.map(({ answer }) => answer !== null)).toStrictEqual([
        true,
        false,
        false,
      ]);
    }));

  it('that is published while the household says no is on no list', () =>
    inAnyOrder(linli, async () => {
      await Promise.all([
        call('decideHonour', decision(1, true), 'partyBranch'),
        call('answerHonour', ofHonour(2, HONOUR.accepted, { agrees: false }), 'resident'),
      ]);
      expect(stateOf(HONOUR.accepted)).toBe('withdrawn');
      const { envelope } = await linli.call(
        'civility',
        'listHonours',
        { communityId: MAPLE },
        'resident',
      );
      const { honours } = (envelope as { data: { honours: HonourLine[] } }).data;
      expect(honours.map(({ honourId }) => honourId)).toStrictEqual([HONOUR.published]);
    }));
});
