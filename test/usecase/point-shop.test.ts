import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type {
  GoodsDocument,
  ReservationDocument,
} from '../../cloudfunctions/civility/collections.ts';
import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import type { Statement } from '../../typings/contract/civility/ledger.ts';
import type {
  GoodsLine,
  ReservationLine,
  StockLine,
} from '../../typings/contract/civility/shop.ts';
import { HOME, MAPLE, START } from '../support/community.ts';
import { exampleOf } from '../support/examples.ts';
import { commandId, type Input } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { patch } from '../support/patch.ts';
import { addPicture, answerCheck, pictureOf } from '../support/pictures.ts';
import { pointsWith } from '../support/point-talk.ts';
import { GOODS, ofReservation, RESERVED, RESERVED_CODE, reserving } from '../support/points.ts';
import { shopOpens } from '../support/shop-hours.ts';

/** What points are spent on: set aside, handed over or given back, never twice and never below zero. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const { call, must, codeOf, entries } = pointsWith(() => linli);
const account = (householdId: string, as: As) =>
  must<Statement>(
    'showAccount',
    { communityId: MAPLE, bearer: { kind: 'household', id: householdId } },
    as,
  );
const shelf = () =>
  linli.documents<GoodsDocument>('goods').find(({ _id }) => _id === GOODS.soap) as GoodsDocument;
const kinds = (householdId: string) => entries(householdId).map(({ kind }) => kind);

describe('the shop', () => {
  it('sets one aside with its points, and hands it over for the code', async () => {
    const { reservationId } = await must<{ reservationId: string }>(
      'reserveGoods',
      reserving(1),
      'resident',
    );
    expect(await account(HOME.second, 'resident')).toMatchObject({ balance: 10, held: 5 });
    expect(shelf()).toMatchObject({ onHand: 3, free: 1 });
    const { reservations } = await must<{ reservations: ReservationLine[] }>(
      'listReservations',
      { communityId: MAPLE, householdId: HOME.second },
      'resident',
    );
    const code = reservations[0]?.code ?? '';
    expect(code).toMatch(/^\d{6}$/);
    const wrong = code === '000000' ? '000001' : '000000';
    const hand = (n: number, typed: string) => ofReservation(n, { reservationId, code: typed });
    expect(await codeOf('handOver', hand(2, wrong), 'secretary')).toBe('RESERVATION_CODE_WRONG');
    await must('handOver', hand(3, code), 'secretary');
    expect(await account(HOME.second, 'resident')).toMatchObject({ balance: 5, held: 0 });
    expect(shelf()).toMatchObject({ onHand: 2, free: 1, reserved: [RESERVED] });
    expect(await codeOf('handOver', hand(4, code), 'secretary')).toBe('RESERVATION_OVER');
    expect(kinds(HOME.second)).toStrictEqual(['award', 'award', 'hold', 'redemption']);
  });

  it('hands it over for a paper card, which stays on record; nobody to their own household', async () => {
    await must('handOver', ofReservation(1, { code: null }), 'secretary');
    const said = linli.documents<{ action: string }>('audit').map(({ action }) => action);
    expect(said).toContain('civility.hand-card');
    await linli.reset();
    const office = {
      role: 'secretary',
      placeId: MAPLE,
      placeLabel: '',
      from: '2020-01-01',
      until: null,
    };
    await patch(linli, 'residents', { name: '白若溪' }, { roles: [office] });
    const own = ofReservation(2, { code: RESERVED_CODE });
    expect(await codeOf('handOver', own, 'stairSteward')).toBe('RESERVATION_OWN');
  });

  it('is set aside for a household without a phone by one who keeps it, and handed over by another', async () => {
    const office = (role: string) => ({
      role,
      placeId: MAPLE,
      placeLabel: '',
      from: '2020-01-01',
      until: null,
    });
    await patch(linli, 'residents', { name: '高明远' }, { roles: [office('committee-member')] });
    const forFirst = reserving(1, { householdId: HOME.first });
    expect(await codeOf('reserveGoods', forFirst, 'secretary')).toBe('RESERVATION_BY_PHONE');
    expect(await codeOf('reserveGoods', reserving(2), 'gridOfficer')).toBe('HOUSEHOLD_NOT_FOUND');
    await patch(linli, 'residents', { name: '顾南枝' }, { openid: null });
    const { reservationId, state } = await must<{ reservationId: string; state: string }>(
      'reserveGoods',
      reserving(3),
      'secretary',
    );
    expect(state).toBe('reserved');
    const card = (n: number) => ofReservation(n, { reservationId, code: null });
    expect(await codeOf('handOver', card(4), 'secretary')).toBe('RESERVATION_OWN');
    await must('handOver', card(5), 'partyBranch');
    expect(kinds(HOME.second)).toStrictEqual(['award', 'award', 'hold', 'redemption']);
    expect(shelf()).toMatchObject({ onHand: 2, free: 1, reserved: [RESERVED] });
  });

  it('says when and where it is fetched', async () => {
    const { input } = exampleOf('civility', 'saveGoods');
    const made = (await input(1, linli)) as { form: object };
    const pickup = '每周三上午，居委会一楼';
    const form = { ...made.form, pickup };
    const { goodsId } = await must<{ goodsId: string }>(
      'saveGoods',
      { ...made, form } as Input,
      'secretary',
    );
    const asked = { communityId: MAPLE };
    const { goods } = await must<{ goods: GoodsLine[] }>('listGoods', asked, 'residentElsewhere');
    expect(goods.find((one) => one.goodsId === goodsId)?.pickup).toBe(pickup);
  });

  it('gives everything back when it is cancelled, and when nobody fetches it', async () => {
    await must('cancelReservation', ofReservation(1), 'stairSteward');
    expect(await account(HOME.first, 'stairSteward')).toMatchObject({ balance: 12, held: 0 });
    expect(shelf()).toMatchObject({ onHand: 3, free: 3, reserved: [] });
    expect(await codeOf('handOver', ofReservation(2, { code: RESERVED_CODE }), 'secretary')).toBe(
      'RESERVATION_OVER',
    );
    await linli.reset();
    await linli.clock(START + 6 * DAY + 60_000);
    await linli.timer('civility');
    expect(await account(HOME.first, 'stairSteward')).toMatchObject({ balance: 12, held: 0 });
    expect(shelf()).toMatchObject({ onHand: 3, free: 3, reserved: [] });
  });

  it('is cancelled by nobody of another home, nor by a family that has moved in since', async () => {
    expect(await codeOf('cancelReservation', ofReservation(1), 'resident')).toBe(
      'RESERVATION_NOT_FOUND',
    );
    const takenOver = { change: { id: 'another' }, at: START };
    await patch(linli, 'households', { _id: HOME.first }, { takenOver });
    expect(await codeOf('cancelReservation', ofReservation(2), 'stairSteward')).toBe(
      'RESERVATION_NOT_FOUND',
    );
    expect(shelf().reserved).toStrictEqual([RESERVED]);
  });

  it('refuses what is not there: points, goods, a second one in the month', async () => {
    await must('reserveGoods', reserving(1), 'resident');
    expect(await codeOf('reserveGoods', reserving(2), 'resident')).toBe('GOODS_LIMIT');
    await linli.reset();
    await patch(linli, 'goods', { _id: GOODS.soap }, { 'form.points': 11 });
    expect(await codeOf('reserveGoods', reserving(3), 'resident')).toBe('POINTS_SHORT');
    await linli.reset();
    await patch(linli, 'goods', { _id: GOODS.soap }, { free: 0 });
    expect(await codeOf('reserveGoods', reserving(4), 'resident')).toBe('GOODS_GONE');
    expect(kinds(HOME.second)).toStrictEqual(['award', 'award']);
    expect(
      await codeOf('reserveGoods', reserving(5, { householdId: HOME.first }), 'resident'),
    ).toBe('HOUSEHOLD_NOT_FOUND');
  });

  it('offers nothing that the law gives anyway, and no money', async () => {
    const { input } = exampleOf('civility', 'saveGoods');
    const made = await input(1, linli);
    for (const name of ['低保证明', '现金红包', '十元话费']) {
      const form = { ...(made.form as object), name };
      expect(await codeOf('saveGoods', { ...made, form }, 'secretary')).toBe('GOODS_UNFIT');
    }
  });

  it('says when it is open, as the last of those who keep it has said', async () => {
    const hours = async () =>
      (await must<{ hours: unknown }>('listGoods', { communityId: MAPLE }, 'resident')).hours;
    expect(await hours()).toBeNull();
    await must('setShopHours', shopOpens(1), 'secretary');
    expect(await hours()).toMatchObject({ note: '居委会一楼 1 号窗口' });
    await must('setShopHours', shopOpens(2, { weekly: [], note: '' }), 'secretary');
    expect(await hours()).toStrictEqual({ weekly: [], note: '' });
    const backwards = { weekly: [{ weekdays: [3], from: '11:30', until: '09:00' }] };
    expect(await codeOf('setShopHours', shopOpens(3, backwards), 'secretary')).toBe(
      'INPUT_INVALID',
    );
  });

  it('shows everybody what came in and what was lost; what is reserved cannot be lost', async () => {
    const move = (n: number, count: number, reason: string) => ({
      communityId: MAPLE,
      goodsId: GOODS.soap,
      count,
      reason,
      note: '盘点',
      commandId: commandId(n),
    });
    await must('moveStock', move(1, 4, 'donated'), 'secretary');
    await must('moveStock', move(2, -1, 'lost'), 'secretary');
    expect(await codeOf('moveStock', move(3, -6, 'lost'), 'secretary')).toBe('STOCK_SHORT');
    const { stock } = await must<{ stock: StockLine[] }>(
      'listGoods',
      { communityId: MAPLE },
      'resident',
    );
    expect(stock.map(({ count, reason }) => [count, reason])).toStrictEqual([
      [-1, 'lost'],
      [4, 'donated'],
    ]);
    expect(shelf()).toMatchObject({ onHand: 6, free: 5 });
  });

  it('shows everybody a picture of its goods, once it has passed', async () => {
    const { input } = exampleOf('civility', 'saveGoods');
    const made = await input(1, linli);
    const pictureId = await addPicture(linli, 'secretary', 'goods', 7, null);
    const save = (n: number, more: Input) => ({ ...made, commandId: commandId(n), ...more });
    const report = await addPicture(linli, 'secretary', 'report', 8);
    expect(await codeOf('saveGoods', save(2, { pictures: [report] }), 'secretary')).toBe(
      'PICTURE_NOT_FOUND',
    );
    const { goodsId, seen } = await must<{ goodsId: string; seen: string }>(
      'saveGoods',
      save(3, { pictures: [pictureId] }),
      'secretary',
    );
    const shown = async () => {
      const asked = { communityId: MAPLE };
      const { goods } = await must<{ goods: GoodsLine[] }>('listGoods', asked, 'residentElsewhere');
      const found = goods.find((one) => one.goodsId === goodsId);
      return [found?.pictures.pictures.length, found?.pictures.waiting, found?.pictureIds];
    };
    expect(await shown()).toStrictEqual([0, 1, []]);
    await answerCheck(linli, pictureId, 'pass');
    expect(await shown()).toStrictEqual([1, 0, []]);
    // Another shopkeeper changes the words and leaves the picture, a day later.
    await linli.clock(START + 3 * DAY);
    const again = save(4, { goodsId, seen, pictures: [pictureId] });
    const { seen: now } = await must<{ seen: string }>('saveGoods', again, 'secretary');
    await linli.timer('civility');
    expect(await shown()).toStrictEqual([1, 0, []]);
    await must('saveGoods', save(5, { goodsId, seen: now, pictures: [] }), 'secretary');
    await linli.clock(START + 12 * DAY);
    await linli.timer('civility');
    expect(['erased', undefined]).toContain(pictureOf(linli, pictureId)?.state);
  });

  it('a crash leaves nothing set aside that no reservation knows', async () => {
    const reservation = linli.documents<ReservationDocument>('reservations')[0];
    expect(reservation).toMatchObject({ _id: RESERVED, state: 'reserved' });
    await linli.cut('civility', { request: 5, when: 'after' });
    await call('reserveGoods', reserving(1), 'resident');
    await linli.clock(START + 60_000);
    await linli.timer('civility');
    const held = linli
      .documents<ReservationDocument>('reservations')
      .filter(({ state }) => state === 'reserved').length;
    expect(shelf().reserved).toHaveLength(held);
    expect(shelf().free).toBe(3 - held);
  });
});
