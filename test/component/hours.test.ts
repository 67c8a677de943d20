import { describe, expect, it } from '@jest/globals';
import type {
  Certificate,
  PendingLine,
  WithdrawnLine,
} from '../../typings/contract/volunteer/hours.ts';
import { type Answers, answering, openPage, refusing, waiting } from '../support/component.ts';
import { COMMUNITY, MEMBERSHIP } from './samples.ts';

/** Hours that wait for somebody from outside the team, a certificate that anybody checks, and one's own profile. */

const PENDING: PendingLine = {
  shiftId: 's1',
  teamId: 't1',
  teamName: '平安巡逻队',
  title: '晚间巡逻',
  day: '2026-06-14',
  residentId: 'p1',
  name: '顾南枝',
  byName: '孙南风',
  entry: {
    entryId: 'e1',
    sort: 'added',
    minutes: 90,
    state: 'pending',
    why: 'added',
    reason: '手机没电，签在门岗的纸上，门岗的师傅和一起巡逻的几位邻居都看见的',
    at: 0,
  },
  overlap: {
    shiftId: 's2',
    title: '午间送餐',
    from: Date.parse('2026-06-14T03:00:00Z'),
    until: Date.parse('2026-06-14T05:00:00Z'),
  },
};
const WITHDRAWN: WithdrawnLine = {
  shiftId: 's9',
  title: '雨后清淤',
  day: '2026-06-13',
  teamName: '平安巡逻队',
  byName: '彭飞白',
  withdrawnBy: '孙南风',
  at: Date.parse('2026-06-15T02:00:00Z'),
  reason: '记错了日子',
};
const OFFICER = { residentId: 'p9', name: '孙南风', entries: 12, minutes: 480, shifts: 2 };

describe('hours that wait', () => {
  const see = async (volunteer: Answers['volunteer']) => {
    const page = await openPage('package-volunteer/pages/hours-pending/index', {
      query: { communityId: COMMUNITY },
      answers: {
        volunteer: {
          countAdded: answering({ officers: [OFFICER], withdrawn: [WITHDRAWN] }),
          ...volunteer,
        },
      },
    });
    await page.atRest();
    return page;
  };

  it('say who wrote them down and why, and are decided by a second tap', async () => {
    let hours = [PENDING];
    const page = await see({
      listPendingHours: () => answering({ hours, next: null })(),
      decideHours: () => {
        hours = [];
        return answering({ entry: { ...PENDING.entry, state: 'counted' as const } })();
      },
    });
    expect(page.text()).toContain('手工补记 1 小时 30 分，等队外的人核对：手机没电');
    expect(page.text()).toContain(
      '和“午间送餐”（6月14日 周日 11:00–13:00）时间重叠，只能有一条算数',
    );
    expect(page.text()).toContain('孙南风 记的');
    expect(page.text()).toContain('12 条，合计 8 小时；事后补记 2 班');
    expect(page.text()).toContain('雨后清淤 · 平安巡逻队');
    expect(page.text()).toContain('彭飞白 补记，6月15日 周一 孙南风 撤回：记错了日子');
    page.tap('属实，顾南枝');
    await page.atRest();
    expect(page.dialog()).toContain('顾南枝 的这一条属实吗？');
    page.answer('cancel');
    await page.atRest();
    page.tap('属实，顾南枝');
    await page.atRest();
    page.answer('confirm');
    await page.atRest();
    const sent = page.calls.filter(({ name }) => name === 'volunteer.decideHours');
    expect(sent.map(({ input }) => input)).toMatchObject([
      { teamId: 't1', shiftId: 's1', residentId: 'p1', entryId: 'e1', decision: 'confirm' },
    ]);
    expect(page.text()).toContain('没有要核对的时长');
    page.close();
  });

  it('are for somebody else where it is one’s own team; a failure says why', async () => {
    const own = await see({
      listPendingHours: answering({ hours: [PENDING], next: null }),
      decideHours: refusing('CONFIRM_OUTSIDE'),
    });
    own.tap('不算，顾南枝');
    await own.atRest();
    own.answer('confirm');
    await own.atRest();
    expect(own.dialog()).toContain('这一条要由队外的人来核对');
    expect(own.text()).toContain('顾南枝');
    own.close();
    const failed = await see({ listPendingHours: refusing('NOT_ALLOWED') });
    expect(failed.text()).toContain('需要相应的职务');
    failed.close();
    const loading = await openPage('package-volunteer/pages/hours-pending/index', {
      query: { communityId: COMMUNITY },
      answers: { volunteer: { listPendingHours: waiting, countAdded: waiting } },
    });
    expect(loading.text()).not.toContain('没有要核对的时长');
    loading.close();
  });
});

describe('a certificate', () => {
  const says: Omit<Certificate, 'code'> = {
    number: 'ZY202606150A1B2C3D',
    name: '顾南枝',
    communityName: '枫林社区',
    from: '2025-06-15',
    until: '2026-06-15',
    measured: 115,
    added: 60,
    at: Date.parse('2026-06-15T02:00:00Z'),
  };
  const see = async (volunteer: Answers['volunteer'], query: Record<string, string> = {}) => {
    const page = await openPage('package-volunteer/pages/certificate-check/index', {
      query,
      answers: {
        resident: {
          listCommunities: answering({
            communities: [{ communityId: COMMUNITY, name: '枫林社区' }],
          }),
          listMemberships: answering({ memberships: [] }),
        },
        volunteer,
      },
    });
    await page.atRest();
    return page;
  };

  it('is checked by a stranger, as it was typed from the paper', async () => {
    const page = await see({ checkCertificate: answering({ certificate: says }) });
    page.type('证明编号', 'zy20260615 0a1b2c3d');
    page.type('验证码', 'ab12cd34');
    page.tap('查一查');
    await page.atRest();
    const sent = page.calls.find(({ name }) => name === 'volunteer.checkCertificate');
    expect(sent?.input).toStrictEqual({
      communityId: COMMUNITY,
      number: 'ZY202606150A1B2C3D',
      code: 'AB12CD34',
    });
    for (const words of ['查到了这张证明', '顾南枝', '2 小时 55 分', '手工补记并经核对的 1 小时']) {
      expect(page.text()).toContain(words);
    }
    page.close();
  });

  it('is shown at once to whoever opens a card, and one that does not exist is not', async () => {
    const query = { communityId: COMMUNITY, number: says.number, code: 'AB12CD34' };
    const shared = await see({ checkCertificate: answering({ certificate: says }) }, query);
    expect(shared.text()).toContain('查到了这张证明');
    shared.close();
    const wrong = await see({ checkCertificate: refusing('CERTIFICATE_NOT_FOUND') }, query);
    expect(wrong.text()).toContain('没有找到这张证明');
    expect(wrong.text()).not.toContain('查到了');
    wrong.type('验证码', 'A');
    wrong.tap('查一查');
    await wrong.atRest();
    expect(wrong.text()).toContain('验证码是 8 位字母和数字');
    wrong.close();
  });
});

describe('one’s own profile', () => {
  it('has a year of birth that one says and takes back, and skills that a leader wrote down', async () => {
    let born: number | null = 1990;
    const page = await openPage('package-volunteer/pages/volunteer-profile/index', {
      query: { communityId: COMMUNITY },
      answers: {
        volunteer: {
          showProfile: () =>
            answering({ born, skills: [{ skill: '护士证', until: '2020-01-01' }], lates: 2 })(),
          saveBirthYear: (input) => {
            born = input.born;
            return answering({ born })();
          },
        },
      },
    });
    await page.atRest();
    expect(page.text()).toContain('1990 年');
    expect(page.text()).toContain('护士证');
    expect(page.text()).toContain('过期');
    expect(page.text()).toContain('有 2 次');
    page.tap('收回，不留了');
    await page.atRest();
    page.answer('confirm');
    await page.atRest();
    expect(page.text()).toContain('还没有填，选一个');
    const sent = page.calls.find(({ name }) => name === 'volunteer.saveBirthYear');
    expect(sent?.input).toMatchObject({ communityId: COMMUNITY, born: null });
    page.close();
  });

  it('without an answer says why', async () => {
    const page = await openPage('package-volunteer/pages/volunteer-profile/index', {
      query: { communityId: MEMBERSHIP.communityId },
      answers: { volunteer: { showProfile: refusing('SERVICE_BUSY') } },
    });
    await page.atRest();
    expect(page.text()).toContain('再试一次');
    page.close();
  });
});
