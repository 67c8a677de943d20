import { describe, expect, it } from '@jest/globals';
import type { DoorAccount, MoveLine } from '../../typings/contract/civility/move.ts';
import { answering, openPage, refusing } from '../support/component.ts';
import { now } from '../support/component-clock.ts';
import { COMMUNITY, MEMBERSHIP } from './samples.ts';

/** Points of families that split or move: asked for by one, decided by another. */

const officer = (role: 'secretary' | 'party-branch') => ({
  ...MEMBERSHIP,
  roles: [{ role, placeId: COMMUNITY, placeLabel: '', from: '2020-01-01', until: null }],
});
const move = (more: Partial<MoveLine> = {}): MoveLine => ({
  moveId: 'm1',
  from: '一期 1栋 101',
  to: '一期 5栋 202',
  points: 20,
  moved: null,
  reason: '分了户',
  state: 'open',
  as: 'secretary',
  decidedAs: '',
  at: now(),
  own: false,
  ...more,
});
const account = (more: Partial<DoorAccount> = {}): DoorAccount => ({
  accountId: 'h:a',
  label: '一期 1栋 101',
  balance: 30,
  held: 5,
  current: true,
  ...more,
});
const door = (householdId: string, label: string) => ({ householdId, label }) as never;

async function open(
  moves: MoveLine[],
  role: 'secretary' | 'party-branch' = 'party-branch',
  more: object = {},
) {
  const page = await openPage('package-civility/pages/point-moves/index', {
    query: { communityId: COMMUNITY },
    answers: {
      resident: {
        listMemberships: answering({ memberships: [officer(role)] }),
        listHouseholds: answering({
          households: [door('a', '一期 1栋 101'), door('b', '一期 5栋 202')],
          next: null,
        } as never),
      },
      civility: {
        listMoves: answering({ moves, next: null }),
        decideMove: answering({ state: 'agreed' as const }),
        listAccounts: answering({ accounts: [account()] }),
        proposeMove: answering({ moveId: 'm2' }),
        ...more,
      },
    },
  });
  await page.atRest();
  return page;
}

describe('points that go over', () => {
  it('are decided by another, with a reason', async () => {
    const page = await open([
      move(),
      move({ moveId: 'm2', own: true }),
      move({ moveId: 'm3', state: 'agreed', decidedAs: 'party-branch', moved: 15 }),
    ]);
    for (const words of [
      '从 一期 1栋 101',
      '到 一期 5栋 202',
      '等另一位定',
      '您提的，或者和您家有关',
      '转好了',
      '要转 20 分，账上只有 15 分',
    ]) {
      expect(page.text()).toContain(words);
    }
    expect(page.text()).not.toContain('提一笔转户');
    page.tap('来定这一笔');
    page.tap('同意转');
    expect(page.text()).toContain('请写一句为什么');
    page.type('为什么', '看过户口本');
    page.tap('同意转');
    await page.atRest();
    const sent = page.calls.filter(({ name }) => name === 'civility.decideMove');
    expect(sent).toHaveLength(1);
    expect(sent[0]?.input).toMatchObject({ moveId: 'm1', agrees: true, reason: '看过户口本' });
    page.close();
  });

  it('are asked for from one door to another: no more than is there, and with a reason', async () => {
    const page = await open([], 'secretary');
    expect(page.text()).toContain('还没有转过');
    page.tap('提一笔转户');
    page.tap('提出转户');
    expect(page.text()).toContain('请先选从哪一户转出');
    page.type('门牌', '101');
    await page.atRest();
    page.tap('一期 1栋 101');
    await page.atRest();
    expect(page.text()).toContain('现在这家：30 分，其中 5 分已预留');
    page.type('门牌', '202');
    await page.atRest();
    page.tap('一期 5栋 202');
    expect(page.text()).toContain('能转的是 25 分');
    page.type('转多少分', '26');
    page.tap('提出转户');
    expect(page.text()).toContain('能转的是 25 分。');
    page.type('转多少分', '20');
    page.tap('提出转户');
    expect(page.text()).toContain('请写一句为什么转');
    page.type('为什么转', '儿子结婚分了户');
    page.tap('提出转户');
    await page.atRest();
    const [sent] = page.calls.filter(({ name }) => name === 'civility.proposeMove');
    expect(sent?.input).toMatchObject({
      accountId: 'h:a',
      toHouseholdId: 'b',
      points: 20,
      reason: '儿子结婚分了户',
    });
    page.close();
  });

  it('say why they could not be shown or asked for, and what was typed stays', async () => {
    const failed = await open([], 'secretary', { listMoves: refusing('SERVICE_BUSY') });
    expect(failed.text()).toContain('再试一次');
    failed.close();
    const accounts = [
      account(),
      account({ accountId: 'h:b', balance: 8, held: 0, current: false }),
    ];
    const page = await open([], 'secretary', {
      listAccounts: answering({ accounts }),
      proposeMove: refusing('MOVE_OWN'),
    });
    page.tap('提一笔转户');
    page.type('门牌', '101');
    await page.atRest();
    page.tap('一期 1栋 101');
    await page.atRest();
    page.tap('以前住的那家：8 分');
    page.type('门牌', '202');
    await page.atRest();
    page.tap('一期 5栋 202');
    page.type('为什么转', '搬走了');
    page.tap('提出转户');
    await page.atRest();
    expect(page.text()).toContain('要请另一位来定');
    expect(page.text()).toContain('以前住的那家：8 分');
    page.close();
  });
});
