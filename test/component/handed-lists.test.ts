import { describe, expect, it } from '@jest/globals';
import type { Role } from '../../typings/contract/resident.ts';
import type { ExportLine } from '../../typings/contract/volunteer/exporting.ts';
import { type Answers, answering, openPage, refusing } from '../support/component.ts';
import { now } from '../support/component-clock.ts';
import { COMMUNITY, MEMBERSHIP } from './samples.ts';

/** Lists that leave by two, and numbers for the insurer. */

const line = (more: Partial<ExportLine> = {}): ExportLine => ({
  exportId: 'e1',
  what: 'hours',
  from: '2025-01-01',
  until: '2025-12-31',
  title: '',
  state: 'open',
  byName: '沈知秋',
  decidedName: '',
  at: now(),
  fetchUntil: null,
  own: false,
  ...more,
});
const member = (role: Role) => ({
  ...MEMBERSHIP,
  roles: [{ role, placeId: COMMUNITY, placeLabel: '', from: '2020-01-01', until: null }],
});
async function lists(role: Role, exports: ExportLine[], more: Answers['volunteer'] = {}) {
  const page = await openPage('package-volunteer/pages/export-list/index', {
    query: { communityId: COMMUNITY },
    answers: {
      resident: { listMemberships: answering({ memberships: [member(role)] }) },
      volunteer: {
        listExports: answering({ exports, decides: role === 'party-branch' }),
        decideExport: answering({ state: 'agreed' as const }),
        askHoursExport: answering({ exportId: 'e9' }),
        ...more,
      },
    },
  });
  await page.atRest();
  return page;
}

describe('lists', () => {
  it('are agreed to by another than who asked, with a second tap', async () => {
    const page = await lists('party-branch', [line(), line({ exportId: 'e2', own: true })]);
    expect(page.text()).toContain('您申请的，要请另一位来同意');
    expect(page.text()).not.toContain('申请导出时长');
    page.tap('同意，志愿时长，2025年1月1日 到 2025年12月31日');
    await page.atRest();
    page.answer('confirm');
    await page.atRest();
    const sent = page.calls.filter(({ name }) => name === 'volunteer.decideExport');
    expect(sent.map(({ input }) => input)).toMatchObject([{ exportId: 'e1', agrees: true }]);
    page.close();
  });

  it('are asked for by an office, and fetched by who asked while there is time', async () => {
    const page = await lists('secretary', [
      line({ state: 'agreed', own: true, fetchUntil: now() + 60_000, decidedName: '高明远' }),
      line({ exportId: 'e2', state: 'agreed', own: true, fetchUntil: now() - 60_000 }),
    ]);
    expect(page.text().match(/取文件/g)).toHaveLength(1);
    expect(page.text()).toContain('已经过了可以取的时间');
    page.tap('申请导出时长');
    await page.atRest();
    page.answer('confirm');
    await page.atRest();
    expect(page.calls.some(({ name }) => name === 'volunteer.askHoursExport')).toBe(true);
    page.close();
  });

  it('say that there are none, and why they could not be shown', async () => {
    const none = await lists('party-branch', []);
    expect(none.text()).toContain('还没有申请过');
    none.close();
    const failed = await lists('party-branch', [], { listExports: refusing('SERVICE_BUSY') });
    expect(failed.text()).toContain('再试一次');
    failed.close();
  });
});

describe('an insured shift', () => {
  const own = { residentId: 'p1', name: '顾南枝', given: false };
  const open = async (more: Answers['volunteer']) => {
    const page = await openPage('package-volunteer/pages/shift-insurance/index', {
      query: { communityId: COMMUNITY, shiftId: 's1' },
      answers: {
        volunteer: {
          showInsurance: answering({
            title: '夜间巡逻',
            day: '2026-06-17',
            keptUntil: '2026-07-17',
            family: [own],
            all: null,
            teamId: 't1',
          }),
          ...more,
        },
      },
    });
    await page.atRest();
    return page;
  };

  it('says what a number is for and for how long, before one is typed', async () => {
    let given = '';
    const page = await open({
      saveIdNumber: ({ number }) => {
        given = number ?? '';
        return answering({ given: true })();
      },
    });
    expect(page.text()).toContain('2026年7月17日删掉');
    expect(page.text()).toContain('不想填也可以');
    page.tap('填好了，顾南枝');
    await page.atRest();
    expect(page.text()).toContain('请照着证件填上号码');
    page.type('顾南枝 的证件号', '11010519491231002x');
    page.tap('填好了，顾南枝');
    await page.atRest();
    expect(given).toBe('11010519491231002x');
    page.close();
  });

  it('shows a leader who has given one, and says what is wrong with a number', async () => {
    const page = await open({
      showInsurance: answering({
        title: '夜间巡逻',
        day: '2026-06-17',
        keptUntil: '2026-07-17',
        family: [own],
        all: [own, { residentId: 'p2', name: '白若溪', given: true }],
        teamId: 't1',
      }),
      saveIdNumber: refusing('ID_NUMBER_WRONG'),
    });
    expect(page.text()).toContain('1 位填好了，还有 1 位没填');
    expect(page.text()).toContain('申请投保名单');
    page.type('顾南枝 的证件号', '110105194912310021');
    page.tap('填好了，顾南枝');
    await page.atRest();
    expect(page.text()).toContain('证件号好像不对');
    page.close();
  });

  it('that is none says so', async () => {
    const page = await open({ showInsurance: refusing('INSURANCE_NONE') });
    expect(page.text()).toContain('不收证件号');
    page.close();
  });
});
