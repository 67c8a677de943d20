import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { pointsOf } from '../../cloudfunctions/civility/ledger/account-rules.ts';
import type { ClaimLine } from '../../typings/contract/civility/claim.ts';
import type { OpeningCheck, OpeningLine } from '../../typings/contract/civility/opening.ts';
import { HOME, MAPLE, openidOf, residentIdOf } from '../support/community.ts';
import { commandId } from '../support/inputs.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { openingOf, uploadBook } from '../support/openings.ts';
import { patch } from '../support/patch.ts';
import { checkBooks } from '../support/point-books.ts';
import { pointsWith } from '../support/point-talk.ts';
import { ofClaim } from '../support/points.ts';

/** Points of paper books: entered by one, decided by another, shown to each household. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const { must, codeOf, entries } = pointsWith(() => linli);
const check = async (fileId: string) =>
  must<OpeningCheck>('checkOpening', { communityId: MAPLE, fileId }, 'secretary');
let n = 100;
async function entered(rows?: Parameters<typeof uploadBook>[1]): Promise<string> {
  const fileId = await uploadBook(linli, rows);
  n += 1;
  const input = { communityId: MAPLE, fileId, commandId: commandId(n) };
  return (await must<{ openingId: string }>('enterOpening', input, 'secretary')).openingId;
}
const decided = async (openingId: string) => {
  n += 1;
  await must('decideOpening', openingOf(n, { openingId, agrees: true }), 'partyBranch');
  await linli.timer('civility');
};
const openingsOf = async () =>
  (await must<{ openings: OpeningLine[] }>('listOpenings', { communityId: MAPLE }, 'partyBranch'))
    .openings;
const bearer = { kind: 'household', id: HOME.second };
const ownClaims = async () =>
  (await must<{ claims: ClaimLine[] }>('listClaims', { communityId: MAPLE, bearer }, 'resident'))
    .claims;

describe('a paper book', () => {
  it('is looked at without anything being written: its sum beside the one it states, and each doubt', async () => {
    const fileId = await uploadBook(linli);
    const before = linli.state();
    expect(await check(fileId)).toStrictEqual({
      rows: 3,
      households: 2,
      points: 35,
      stated: 40,
      doubts: [{ row: 5, reason: 'door-unknown', written: '一期 9栋 1单元 101', left: true }],
      doubtCount: 1,
    });
    expect(linli.state()).toBe(before);
  });

  it('counts once another has agreed, and each household is told and sees it', async () => {
    const openingId = await entered();
    expect(entries().map(pointsOf)).toStrictEqual([5, 5]);
    const own = openingOf(1, { openingId, agrees: true });
    expect(await codeOf('decideOpening', own, 'secretary')).toBe('OPENING_OWN');
    const shown = await must<{ rows: object[]; next: string | null }>(
      'showOpening',
      { communityId: MAPLE, openingId },
      'partyBranch',
    );
    expect(shown).toMatchObject({
      opening: { households: 2, points: 35, left: 1, own: false },
      rows: [
        { row: 3, label: '一期 1栋 1单元 101', points: 20 },
        { row: 4, label: '一期 1栋 1单元 102', points: 15 },
      ],
      next: null,
    });
    await decided(openingId);
    expect(entries().map(pointsOf)).toStrictEqual([5, 5, 15]);
    expect(entries().at(-1)).toMatchObject({ kind: 'opening', rule: null });
    expect((await openingsOf())[0]).toMatchObject({ state: 'confirmed', posted: 2 });
    const told = (await linli.messages()).filter(({ touser }) => touser === openidOf('resident'));
    expect(told.map(({ data }) => data.thing3?.value)).toStrictEqual(['纸质积分转进来了，请核对']);
    expect((await ownClaims())[0]).toMatchObject({
      ruleId: 'opening',
      state: 'posted',
      points: 15,
    });
    const late = openingOf(2, { openingId, agrees: false });
    expect(await codeOf('decideOpening', late, 'partyBranch')).toBe('OPENING_DECIDED');
    checkBooks(linli);
  });

  it('whose household objects is heard by a third; what was wrong goes back and is entered anew', async () => {
    await decided(await entered());
    const [claim] = await ownClaims();
    const claimId = claim?.claimId ?? '';
    await must('raiseAppeal', ofClaim(1, claimId, { reason: '我家是五十分' }), 'resident');
    const hear = ofClaim(2, claimId, { upheld: true, answer: '看过本子' });
    expect(await codeOf('decideAppeal', hear, 'secretary')).toBe('CLAIM_OWN');
    expect(await codeOf('decideAppeal', hear, 'partyBranch')).toBe('CLAIM_OWN');
    const roles = [
      { role: 'supervisor', placeId: MAPLE, placeLabel: '', from: '2020-01-01', until: null },
    ];
    await patch(linli, 'residents', { _id: residentIdOf('mediator') }, { roles });
    await must('decideAppeal', hear, 'mediator');
    expect(entries().map(pointsOf)).toStrictEqual([5, 5, 15, -15]);
    await decided(await entered([['一期', '1栋', '1单元', '102', null, 50]]));
    expect(entries().map(pointsOf)).toStrictEqual([5, 5, 15, -15, 50]);
  });

  it('is brought over once, also if two tables with a household are under way at once', async () => {
    const first = await entered();
    const second = await entered();
    await decided(first);
    await decided(second);
    expect(entries().map(pointsOf)).toStrictEqual([5, 5, 15]);
    expect(await check(await uploadBook(linli))).toMatchObject({ households: 0, doubtCount: 3 });
    const fileId = await uploadBook(linli);
    const input = { communityId: MAPLE, fileId, commandId: commandId(7) };
    expect(await codeOf('enterOpening', input, 'secretary')).toBe('OPENING_EMPTY');
  });

  it('of others who have moved in since counts for them', async () => {
    const change = { id: 'moved-in', action: 'seed', actorId: 'seed', target: '', at: 0 };
    await patch(
      linli,
      'households',
      { _id: HOME.second },
      { takenOver: { change, carried: true } },
    );
    await decided(await entered());
    expect(entries().map(pointsOf)).toStrictEqual([5, 5]);
  });

  it('of another community is not found', async () => {
    const fileId = await uploadBook(linli);
    const elsewhere = { communityId: 'cedar', fileId };
    expect(await codeOf('checkOpening', elsewhere, 'cedarSecretary')).toBe('FILE_NOT_FOUND');
  });
});
