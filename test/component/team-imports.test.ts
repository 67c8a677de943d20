import { describe, expect, it } from '@jest/globals';
import type { Role } from '../../typings/contract/resident.ts';
import type { HourLine } from '../../typings/contract/volunteer/hours.ts';
import type { ImportLine } from '../../typings/contract/volunteer/importing.ts';
import { answering, openPage, refusing } from '../support/component.ts';
import { now } from '../support/component-clock.ts';
import { COMMUNITY, MEMBERSHIP } from './samples.ts';

/** Tables of members and hours of before: looked at, and decided by another than who entered them. */

const table = (more: Partial<ImportLine> = {}): ImportLine => ({
  importId: 'i1',
  teamId: 't1',
  teamName: '平安巡逻队',
  what: 'hours',
  lines: 2,
  people: 2,
  minutes: 270,
  left: 1,
  state: 'open',
  posted: 0,
  byName: '沈知秋',
  decidedName: '',
  at: now(),
  own: false,
  ...more,
});
const officer = (role: Role) => ({
  ...MEMBERSHIP,
  roles: [{ role, placeId: COMMUNITY, placeLabel: '', from: '2020-01-01', until: null }],
});
const open = (role: Role, imports: ImportLine[], more: object = {}, teamId = '') =>
  openPage('package-volunteer/pages/team-import/index', {
    query: { communityId: COMMUNITY, teamId },
    answers: {
      resident: { listMemberships: answering({ memberships: [officer(role)] }) },
      volunteer: {
        listTeamImports: answering({ imports }),
        showTeamImport: answering({
          import: table(),
          rows: [
            {
              row: 3,
              name: '欧阳若水和她名字特别长的孙女小葡萄',
              period: '2025-06-17',
              title: '夜间巡逻',
              minutes: 120,
              sameDay: true,
            },
          ],
          left: [{ row: 5, reason: 'unknown' as const, written: '王秀英', left: true }],
          next: null,
        }),
        decideTeamImport: answering({ state: 'confirmed' as const }),
        ...more,
      },
    },
  });

describe('tables of before', () => {
  it('are looked at row by row and decided once, by another than who entered them', async () => {
    const page = await open('party-branch', [table(), table({ importId: 'i2', own: true })]);
    await page.atRest();
    expect(page.text()).toContain('平安巡逻队：2 位，2 条，一共 4 小时 30 分');
    expect(page.text()).toContain('您登记的，要请队外的另一位来核对');
    expect(page.text().match(/和记录一致/g)).toHaveLength(1);
    expect(page.text()).not.toContain('选一张表');
    page.tap('一行一行看');
    await page.atRest();
    expect(page.text()).toContain('夜间巡逻 2 小时（那天还有别的时长）');
    expect(page.text()).toContain('第 5 行：“王秀英”对不上人');
    page.tap('和记录一致');
    await page.atRest();
    page.answer('confirm');
    await page.atRest();
    const sent = page.calls.filter(({ name }) => name === 'volunteer.decideTeamImport');
    expect(sent.map(({ input }) => input)).toMatchObject([{ importId: 'i1', agrees: true }]);
    page.close();
  });

  it('are corrected by an office, row by row, with a reason', async () => {
    const row = {
      row: 3,
      name: '顾南枝',
      period: '2025-06-17',
      title: '夜间巡逻',
      minutes: 120,
      sameDay: false,
      line: 0,
      shiftId: 'import-1',
      residentId: 'p1',
      entries: [
        {
          entryId: 'imported',
          sort: 'imported' as const,
          minutes: 120,
          state: 'counted' as const,
          why: null,
          reason: '',
          at: now(),
        },
      ],
    };
    const page = await openPage('package-volunteer/pages/import-fix/index', {
      query: { communityId: COMMUNITY, teamId: 't1', importId: 'i1', line: '0' },
      answers: {
        // afterwards one is home again
        resident: { listMemberships: refusing('SERVICE_BUSY') },
        volunteer: {
          showTeamImport: answering({
            import: table({ state: 'confirmed' }),
            rows: [row],
            left: [],
            next: null,
          }),
          correctImported: answering({ entry: { ...row.entries[0], minutes: -30 } as HourLine }),
        },
      },
    });
    await page.atRest();
    expect(page.text()).toContain('导入的以前的记录 2 小时');
    page.tap('请人核对这条更正');
    await page.atRest();
    expect(page.text()).toContain('请填整数分钟');
    page.type('多少分钟', '30');
    page.type('原因', '多抄了半小时');
    page.tap('请人核对这条更正');
    await page.atRest();
    const sent = page.calls.filter(({ name }) => name === 'volunteer.correctImported');
    expect(sent.map(({ input }) => input)).toMatchObject([
      { shiftId: 'import-1', residentId: 'p1', minutes: -30, reason: '多抄了半小时' },
    ]);
    page.close();
  });

  it('leave rows that are tied to somebody later, and that another agrees to', async () => {
    const free = {
      row: 5,
      reason: 'unknown' as const,
      written: '102 王秀英',
      left: true,
      index: 0,
    };
    const match = { name: '王秀英', home: '1栋 102', byName: '沈知秋', own: false, agreed: false };
    const left = [free, { ...free, row: 6, index: 1, match }];
    const page = await open('party-branch', [table({ state: 'confirmed' })], {
      showTeamImport: answering({ import: table(), rows: [], left, next: null }),
      decideImportRow: answering({}),
    });
    await page.atRest();
    page.tap('一行一行看');
    await page.atRest();
    expect(page.text()).not.toContain('看看是谁');
    expect(page.text()).toContain('沈知秋 说这是 王秀英（1栋 102），等队外的人核对');
    page.tap('是同一位');
    await page.atRest();
    page.answer('confirm');
    await page.atRest();
    const decided = page.calls.filter(({ name }) => name === 'volunteer.decideImportRow');
    expect(decided.map(({ input }) => input)).toMatchObject([{ index: 1, agrees: true }]);
    page.close();

    const tying = await openPage('package-volunteer/pages/import-match/index', {
      query: { communityId: COMMUNITY, teamId: 't1', importId: 'i1', index: '0' },
      answers: {
        // afterwards one is home again
        resident: { listMemberships: refusing('SERVICE_BUSY') },
        volunteer: {
          showTeamImport: answering({ import: table(), rows: [], left, next: null }),
          findNeighbours: answering({
            people: ['p1', 'p2'].map((residentId) => ({ residentId, name: '王秀英', home: '1栋' })),
          }),
          matchImportRow: answering({}),
        },
      },
    });
    await tying.atRest();
    tying.tap('找一找');
    await tying.atRest();
    tying.tap('请人核对是这一位');
    await tying.atRest();
    expect(tying.text()).toContain('请先找到这一位，再选上');
    tying.tap('王秀英 1栋');
    tying.tap('请人核对是这一位');
    await tying.atRest();
    const sent = tying.calls.filter(({ name }) => name === 'volunteer.matchImportRow');
    expect(sent.map(({ input }) => input)).toMatchObject([{ index: 0, residentId: 'p1' }]);
    tying.close();
  });

  it('are chosen by those who may enter them, for one team', async () => {
    const page = await open('committee-member', [table()], {}, 't1');
    await page.atRest();
    expect(page.text()).toContain('选一张表');
    expect(page.text()).not.toContain('和记录一致');
    page.close();
  });

  it('say that there are none, and why they could not be shown', async () => {
    const empty = await open('secretary', []);
    await empty.atRest();
    expect(empty.text()).toContain('还没有登记过的表');
    empty.close();
    const failed = await open('secretary', [], { listTeamImports: refusing('SERVICE_BUSY') });
    await failed.atRest();
    expect(failed.text()).toContain('再试一次');
    failed.close();
  });
});
