import { describe, expect, it } from '@jest/globals';
import type { WalkView } from '../../typings/contract/matter/duty.ts';
import { answering, openPage, refusing } from '../support/component.ts';
import { COMMUNITY } from './samples.ts';

/** The pages of visits, diaries and sittings. */

const STEWARD = {
  communityId: COMMUNITY,
  communityName: '枫林社区',
  residentId: 'r1',
  name: '罗清和',
  households: [],
  roles: [
    { role: 'building-steward', placeId: 'p1', placeLabel: '一期 1栋', from: '', until: null },
    { role: 'grid-officer', placeId: 'p0', placeLabel: '一期', from: '', until: null },
  ],
};
const door = (number: string, more: Partial<WalkView['doors'][number]> = {}) => ({
  householdId: `h${number}`,
  stair: '1单元',
  number,
  own: false,
  last: null,
  state: 'long' as const,
  today: [],
  due: false,
  ...more,
});
const WALK: WalkView = {
  label: '一期 1栋',
  from: '2026-06-15',
  until: '2026-06-21',
  days: 91,
  doors: [
    door('101', { own: true }),
    door('102', { due: true }),
    door('201', { last: '2026-06-15', state: 'week', today: ['elder'] }),
  ],
};

async function open(page: string, matter: object, memberships: object[] = [STEWARD], query = {}) {
  const opened = await openPage(`package-matter/pages/${page}/index`, {
    query: { communityId: COMMUNITY, ...query },
    answers: {
      matter,
      resident: {
        listMemberships: answering({ memberships }),
        listPlaces: answering({ places: [] }),
      },
    } as never,
  });
  await opened.atRest();
  return opened;
}

describe('a walk', () => {
  it('says where to go this week, and a tap writes down what for', async () => {
    const page = await open('walk-doors', {
      showWalk: answering(WALK),
      noteVisit: answering({ kinds: ['opinion'] }),
    });
    expect(page.text()).toContain('这周先去这 1 户');
    expect(page.text()).toContain('这周去过 1 户，91 天没去的 1 户');
    page.tap('1单元 102');
    expect(page.text()).toContain('一年里没有记过');
    page.tap('记下这次上门');
    expect(page.text()).toContain('请点一下去做了什么');
    page.tap('听意见');
    page.tap('记下这次上门');
    await page.atRest();
    expect(page.calls.find(({ name }) => name === 'matter.noteVisit')?.input).toMatchObject({
      householdId: 'h102',
      kinds: ['opinion'],
    });
  });

  it('has nothing for others, and says when it did not come', async () => {
    const none = await open('walk-doors', {}, [{ ...STEWARD, roles: [] }]);
    expect(none.text()).toContain('没有您负责的楼栋');
    const failed = await open('walk-doors', { showWalk: refusing('SERVICE_BUSY') });
    expect(failed.text()).toContain('现在人多');
  });

  it('is counted for those above, without names', async () => {
    const page = await open('visit-counts', {
      countVisits: answering({
        days: 91,
        places: [{ placeId: 'p1', label: '一期 1栋', doors: 40, week: 3, long: 12 }],
        kinds: [{ kind: 'elder', count: 7 }],
      }),
    });
    expect(page.text()).toContain('40 户里，这周去过 3 户，91 天没去的 12 户');
    expect(page.text()).toContain('看老人 7 次');
    const empty = await open('visit-counts', {
      countVisits: answering({ days: 91, places: [], kinds: [] }),
    });
    expect(empty.text()).toContain('还没有门牌');
  });
});

describe('a diary', () => {
  it('keeps what was typed when it is refused', async () => {
    const page = await open('diary-list', {
      listDiary: answering({ entries: [], next: null }),
      writeDiary: refusing('SERVICE_BUSY'),
    });
    expect(page.text()).toContain('还没有人写过');
    page.tap('记进日志');
    expect(page.text()).toContain('请写一句今天看到、听到了什么');
    page.type('今天看到、听到了什么', '门常有人不关');
    page.tap('记进日志');
    await page.atRest();
    expect(page.text()).toContain('现在人多');
    expect(page.calls.at(-1)?.input).toMatchObject({ text: '门常有人不关', placeId: 'p1' });
  });
});

describe('sittings', () => {
  const duty = {
    dutyId: 'd1',
    placeLabel: '一期',
    placeId: 'p0',
    spot: '党群服务中心一楼',
    who: '片警老周',
    work: '户口',
    weekdays: [2],
    from: '09:00',
    until: '11:00',
    firstDay: '2026-06-01',
    lastDay: '2026-12-31',
    off: [],
    mayChange: true,
    seen: 's1',
  };
  const listDuties = answering({
    days: [{ day: '2026-06-16', sittings: ['d1'], holiday: false }],
    duties: [duty],
    maySave: true,
  });

  it('are shown day by day', async () => {
    const page = await open('duty-list', { listDuties });
    expect(page.text()).toContain('片警老周');
    expect(page.text()).toContain('09:00–11:00');
    expect(page.text()).toContain('每周二');
    const empty = await open('duty-list', {
      listDuties: answering({ days: [], duties: [], maySave: false }),
    });
    expect(empty.text()).toContain('这两周没有人坐诊');
    expect(empty.text()).not.toContain('排一个坐诊');
  });

  it('are planned with a weekday, and changed as they were seen', async () => {
    const page = await open('duty-edit', { listDuties, saveDuty: answering({ dutyId: 'd2' }) });
    page.tap('排好坐诊');
    expect(page.text()).toContain('请写明谁来');
    const change = await open(
      'duty-edit',
      { listDuties, saveDuty: refusing('DUTY_CHANGED') },
      [STEWARD],
      { dutyId: 'd1' },
    );
    change.tap('周五');
    change.tap('排好坐诊');
    await change.atRest();
    expect(change.calls.at(-1)?.input).toMatchObject({
      dutyId: 'd1',
      seen: 's1',
      form: { weekdays: [2, 5] },
    });
    expect(change.text()).toContain('别人刚刚改过');
  });
});
