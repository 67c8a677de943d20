import { describe, expect, it } from '@jest/globals';
import type { BodyDetail, BodyLine } from '../../typings/contract/meeting/body.ts';
import type { PlanView, SlotSearch } from '../../typings/contract/meeting/plan.ts';
import type { RoomLine } from '../../typings/contract/meeting/room.ts';
import { answering, openPage, refusing } from '../support/component.ts';
import { bodyForm } from '../support/meetings.ts';
import { COMMUNITY } from './samples.ts';

/** The pages of bodies, rooms and plans. */

const PAGE = 'package-meeting/pages';
const line = (more: Partial<BodyLine> = {}): BodyLine => ({
  bodyId: 'b1',
  name: '联席会',
  kind: 'joint',
  placeId: COMMUNITY,
  placeLabel: '全社区',
  cadence: 'quarterly',
  waits: null,
  due: { state: 'overdue', until: '2026-06-30', days: 12 },
  lastMet: '2026-02-01',
  seats: 5,
  vacant: 1,
  mine: true,
  ...more,
});
const detail = (more: Partial<BodyDetail> = {}): BodyDetail => ({
  ...line(),
  form: {
    ...bodyForm({ name: '联席会', kind: 'joint' }),
    seats: bodyForm().seats.map((seat, n) => ({
      ...seat,
      name: ['沈知秋', '钟念慈', ''][n] ?? '',
    })),
  },
  quorum: { present: 2, of: 3 },
  pending: null,
  record: [{ at: 1, what: 'founded', fields: [], by: '沈知秋', confirmedBy: '高明远' }],
  may: { change: true, confirm: false, plan: true, note: true },
  seen: 's1',
  ...more,
});
const room = (more: Partial<RoomLine> = {}): RoomLine => ({
  roomId: 'r1',
  placeId: COMMUNITY,
  placeLabel: '全社区',
  name: '二楼会议室',
  capacity: 40,
  equipment: ['screen'],
  from: '08:00',
  until: '21:00',
  open: true,
  closed: false,
  mayBook: true,
  seen: 's1',
  ...more,
});
const plan = (more: Partial<PlanView> = {}): PlanView => ({
  year: 2027,
  state: 'ready',
  progress: { settled: 1, of: 1 },
  meetings: [
    {
      key: 'b1:2027-01-01',
      bodyId: 'b1',
      bodyName: '联席会',
      day: '2027-03-04',
      from: '14:00',
      until: '15:30',
      roomId: 'r1',
      roomName: '二楼会议室',
      requiredAbsent: 0,
      absent: 1,
      moved: { day: '2027-03-03', from: '14:00', roomName: '一楼' },
      clash: true,
      convened: false,
      mayConvene: true,
    },
  ],
  unplaced: [
    { bodyId: 'b2', bodyName: '读书会', from: '2027-02-01', until: '2027-02-07', why: 'no-time' },
  ],
  cost: 4,
  bound: 4,
  moves: 1,
  estimated: true,
  stale: true,
  may: { make: true },
  seen: 's1',
  ...more,
});

describe('bodies', () => {
  const open = (answers: NonNullable<Parameters<typeof openPage>[1]>['answers']) =>
    openPage(`${PAGE}/body-list/index`, { query: { communityId: COMMUNITY }, answers });

  it('are listed with what is overdue, in words', async () => {
    const page = await open({
      meeting: { listBodies: answering({ bodies: [line()], mayFound: true }) },
    });
    await page.atRest();
    for (const words of ['晚了 12 天', '每季度至少一次', '空着 1 个', '您有席位', '成立一个会']) {
      expect(page.text()).toContain(words);
    }
    page.close();
  });

  it('say when there are none, and why they could not be had', async () => {
    const none = await open({
      meeting: { listBodies: answering({ bodies: [], mayFound: false }) },
    });
    await none.atRest();
    expect(none.text()).toContain('还没有会');
    expect(none.text()).not.toContain('成立一个会');
    none.close();
    const failed = await open({ meeting: { listBodies: refusing('SERVICE_BUSY') } });
    await failed.atRest();
    expect(failed.text()).toContain('再试一次');
    failed.close();
  });
});

describe('a body', () => {
  const open = (body: BodyDetail, more: object = {}) =>
    openPage(`${PAGE}/body-detail/index`, {
      query: { communityId: COMMUNITY, bodyId: 'b1' },
      answers: { meeting: { showBody: answering(body), ...more } },
    });

  it('shows who sits there, how many must come, and what was decided', async () => {
    const page = await open(detail());
    await page.atRest();
    for (const words of [
      '沈知秋',
      '必到',
      '到 2 位会议才算数',
      '成立 · 沈知秋，高明远确认',
      '找个时间',
    ]) {
      expect(page.text()).toContain(words);
    }
    page.close();
  });

  it('is agreed to by somebody else', async () => {
    const { form } = detail();
    const waiting = detail({
      waits: 'change',
      pending: { form, by: '沈知秋', own: false },
      may: { change: false, confirm: true, plan: false, note: false },
    });
    const page = await open(waiting, { confirmBody: answering({ agreed: true }) });
    await page.atRest();
    expect(page.text()).toContain('沈知秋提出改这个会的安排，请您看看是否同意。');
    page.tap('同意');
    await page.atRest();
    const sent = page.calls.filter(({ name }) => name === 'meeting.confirmBody');
    expect(sent[0]?.input).toMatchObject({ bodyId: 'b1', agrees: true, seen: 's1' });
    page.close();
  });
});

describe('a body that is to be dissolved', () => {
  const open = (body: BodyDetail, more: object = {}) =>
    openPage(`${PAGE}/body-detail/index`, {
      query: { communityId: COMMUNITY, bodyId: 'b1' },
      answers: { meeting: { showBody: answering(body), ...more } },
    });

  it('is proposed with the reason, and says what it has still to do', async () => {
    const may = { change: true, confirm: false, plan: true, note: true, dissolve: true };
    const page = await open(detail({ may }), {
      saveBody: () => ({ ok: false, code: 'BODY_BUSY', details: { meetings: 2, tasks: 0 } }),
    });
    await page.atRest();
    page.tap('解散这个会');
    await page.atRest();
    page.type('为什么解散，大家都看得到', '并到议事会');
    page.answer('confirm');
    await page.atRest();
    const sent = page.calls.filter(({ name }) => name === 'meeting.saveBody');
    expect(sent[0]?.input).toMatchObject({ bodyId: 'b1', dissolve: '并到议事会', seen: 's1' });
    expect(JSON.stringify(sent[0]?.input)).not.toContain('沈知秋');
    expect(page.text()).toContain('还有 2 次通知了没开');
    page.close();
  });

  it('asks a second officer, and is read afterwards', async () => {
    const { form } = detail();
    const may = { change: false, confirm: true, plan: false, note: false };
    const asked = await open(
      detail({
        waits: 'dissolution',
        pending: { form, by: '沈知秋', own: false, dissolve: '并到议事会' },
        may,
      }),
    );
    await asked.atRest();
    expect(asked.text()).toContain('提出解散这个会，请您看看是否同意。原因：并到议事会。');
    asked.close();
    const gone = await open(
      detail({
        dissolvedOn: '2026-11-20',
        due: null,
        may: { ...may, confirm: false },
        record: [
          { at: 0, what: 'dissolved', fields: ['并到议事会'], by: '沈知秋', confirmedBy: '高明远' },
        ],
      }),
    );
    await gone.atRest();
    for (const words of ['已经解散', '解散：并到议事会 · 沈知秋，高明远确认']) {
      expect(gone.text()).toContain(words);
    }
    expect(gone.text()).not.toContain('找个时间');
    gone.close();
  });
});

describe('a time for a meeting', () => {
  const search: SlotSearch = {
    slots: [
      {
        day: '2026-12-03',
        from: '14:30',
        until: '16:00',
        roomId: 'r1',
        roomName: '二楼会议室',
        requiredAbsent: 0,
        absent: 1,
        moved: 1,
        reasons: [
          { why: 'busy', seats: 1 },
          { why: 'shift', seats: 1 },
        ],
        usual: { room: false, hours: true },
        present: 6,
      },
    ],
    tried: 90,
    first: '2026-12-01',
    limits: [{ limit: 'room-size', out: 90, alone: 90 }],
    relax: null,
    vacantRequired: 1,
    estimated: [2027],
  };
  const open = (found: SlotSearch) =>
    openPage(`${PAGE}/find-slot/index`, {
      query: { communityId: COMMUNITY, bodyId: 'b1' },
      answers: { meeting: { findSlots: answering(found) } },
    });

  it('has its reason in words', async () => {
    const page = await open(search);
    await page.atRest();
    for (const words of [
      '12月3日 周四 14:30–16:00',
      '不是平常那间',
      '必到的都能来，1 位说过没空，1 位有志愿班次',
      '1 个必到的席位还空着',
      '2027 年的假期还没公布',
    ]) {
      expect(page.text()).toContain(words);
    }
    page.close();
  });

  it('or there is none, and what to relax is said', async () => {
    const page = await open({ ...search, slots: [], relax: 'room-size' });
    await page.atRest();
    expect(page.text()).toContain('八周里没有合适的时间');
    expect(page.text()).toContain('要有一间坐得下的会议室');
    expect(page.text()).toContain('90 个时间里去掉了 90 个');
    page.close();
  });
});

describe('rooms', () => {
  it('are listed, and added by the secretary', async () => {
    const page = await openPage(`${PAGE}/room-list/index`, {
      query: { communityId: COMMUNITY },
      answers: {
        meeting: {
          listRooms: answering({
            rooms: [room(), room({ roomId: 'r2', name: '办公室', mayBook: false })],
            maySave: true,
          }),
        },
      },
    });
    await page.atRest();
    expect(page.text()).toContain('坐得下 40 人 · 投影 · 08:00–21:00');
    expect(page.text()).toContain('工作人员订');
    page.tap('登记一间会议室');
    await page.atRest();
    page.tap('保存');
    await page.atRest();
    expect(page.text()).toContain('请写上会议室的名字');
    page.close();
  });

  it('are booked by half hours; what was typed stays when somebody was quicker', async () => {
    const booking = { bookingId: 'k1', from: 20, until: 22, title: '合唱队', planned: false };
    const page = await openPage(`${PAGE}/room-book/index`, {
      query: { communityId: COMMUNITY, roomId: 'r1' },
      answers: {
        meeting: {
          showRoomDay: answering({
            room: room({ from: '00:00', until: '24:00' }),
            bookings: [{ ...booking, mine: true }],
          }),
          bookRoom: refusing('ROOM_TAKEN'),
        },
      },
    });
    await page.atRest();
    page.tap('23:30');
    expect(page.text()).toContain('23:30–24:00');
    page.tap('订这段时间');
    expect(page.text()).toContain('请写一下用来做什么');
    page.close();
  });
});

describe('a year', () => {
  const open = (view: PlanView | null, mayMake: boolean) =>
    openPage(`${PAGE}/year-plan/index`, {
      query: { communityId: COMMUNITY, year: '2027' },
      answers: { meeting: { showPlan: answering({ plan: view, mayMake }) } },
    });

  it('shows its meetings, what was moved, and what could not be placed', async () => {
    const page = await open(plan(), true);
    await page.atRest();
    for (const words of [
      '3月4日 周四',
      '原来是3月3日 周三 14:00，一楼',
      '挪动了 1 次，不能更少了',
      '读书会，2月1日到2月7日：这段时间里没有一天合适。',
      '会议室被别人订了',
      '2027 年的假期还没公布',
      '就这样定下来',
    ]) {
      expect(page.text()).toContain(words);
    }
    page.close();
  });

  it('says how far it is, and how far from the best', async () => {
    const running = await open(plan({ state: 'computing', progress: { settled: 3, of: 9 } }), true);
    await running.atRest();
    expect(running.text()).toContain('正在排：9 次会，排好了 3 次。');
    running.close();
    const rough = await open(plan({ cost: 100, bound: 97, moves: null }), true);
    await rough.atRest();
    expect(rough.text()).toContain('离最好的排法最多差 3%');
    rough.close();
  });

  it('has not been planned: residents are told, the secretary plans it', async () => {
    const none = await open(null, false);
    await none.atRest();
    expect(none.text()).toContain('这一年还没有定');
    none.close();
    const mine = await open(null, true);
    await mine.atRest();
    expect(mine.text()).toContain('排这一年的会');
    mine.close();
  });
});
