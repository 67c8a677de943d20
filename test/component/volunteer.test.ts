import { describe, expect, it } from '@jest/globals';
import type { ShiftDetail, ShiftLine, Standing } from '../../typings/contract/volunteer/shift.ts';
import { type Answers, answering, openPage, refusing } from '../support/component.ts';
import { COMMUNITY, MEMBERSHIP } from './samples.ts';
import { detail, shift, soon } from './shift-samples.ts';

/** Shifts as a volunteer sees them: what each is, and what one tap does. */

const OPEN: Standing = { is: 'open' };
const WAITING: Standing = { is: 'waiting', roleId: 'r1', position: 3, passed: false };
const IN: Standing = { is: 'in', roleId: 'r1', lateFrom: soon };

async function tab(
  shifts: ShiftLine[],
  volunteer: Answers['volunteer'] = {},
  resident: Answers['resident'] = {},
) {
  const page = await openPage('pages/volunteer/index', {
    answers: {
      resident: { listMemberships: answering({ memberships: [MEMBERSHIP] }), ...resident },
      volunteer: {
        listShifts: (input) =>
          answering({ shifts: (input as { mine?: boolean }).mine ? [] : shifts, next: null })(),
        ...volunteer,
      },
    },
  });
  await page.atRest();
  return page;
}

describe('the tab 志愿', () => {
  it('says of every shift at once how it stands', async () => {
    const all: [Standing, string][] = [
      [OPEN, '只剩 2 个名额'],
      [{ is: 'full', waiting: 5 }, '满了，5 人在候补'],
      [IN, '报上了'],
      [WAITING, '候补第 3 位，还没有报上'],
      [{ is: 'offered', roleId: 'r1', until: soon }, '轮到您了'],
      [
        { is: 'clashing', other: { shiftId: 'x', title: '送餐', from: soon, until: soon } },
        '和“送餐”时间重叠',
      ],
      [{ is: 'tiring', minutes: 700 }, '连着太久了，歇一歇'],
      [{ is: 'closed' }, '报名截止了'],
      [{ is: 'begun' }, '已经开始'],
      [{ is: 'cancelled', reason: '下雨' }, '取消了：下雨'],
      [{ is: 'unfit', why: 'skill', skill: '护士证' }, '要有“护士证”'],
    ];
    const page = await tab(all.map(([standing], n) => shift(n, standing)));
    for (const [, words] of all) expect(page.text()).toContain(words);
    page.close();
  });

  it('signs up by one tap, and shows what has come of it', async () => {
    let standing: Standing = OPEN;
    const page = await tab([], {
      listShifts: (input) =>
        answering({
          shifts: (input as { mine?: boolean }).mine ? [] : [shift(1, standing)],
          next: null,
        })(),
      signUpForShift: () => {
        standing = IN;
        return answering({ standing })();
      },
    });
    page.tap('报名');
    await page.atRest();
    expect(page.text()).toContain('报上了');
    const sent = page.calls.filter(({ name }) => name === 'volunteer.signUpForShift');
    expect(sent.map(({ input }) => input)).toMatchObject([
      { communityId: COMMUNITY, shiftId: 's1', roleId: 'r1' },
    ]);
    page.close();
  });

  it('shows courses apart from what needs hands', async () => {
    const page = await tab([shift(1, OPEN), shift(2, OPEN, { kind: 'course', title: '书法课' })]);
    page.tap('课堂和义诊');
    await page.atRest();
    expect(page.text()).toContain('书法课');
    expect(page.text()).not.toContain('巡逻1');
    page.tap('志愿');
    await page.atRest();
    expect(page.text()).toContain('巡逻1');
    expect(page.text()).not.toContain('书法课');
    page.close();
  });

  it('asks to read what to beware of before anything is sent', async () => {
    const page = await tab([shift(1, OPEN, { risk: '两人同行。' })], {
      signUpForShift: answering({ standing: IN }),
    });
    const sent = () => page.calls.filter(({ name }) => name === 'volunteer.signUpForShift');
    page.tap('报名');
    await page.atRest();
    expect(page.dialog()).toContain('两人同行');
    expect(sent()).toHaveLength(0);
    page.answer('confirm');
    await page.atRest();
    expect(sent().map(({ input }) => input)).toMatchObject([{ shiftId: 's1', riskRead: true }]);
    page.close();
  });

  it('asks once whether one is 18 where nobody knows, and then sends it again', async () => {
    let isSaid = false;
    const page = await tab(
      [shift(1, { is: 'unfit', why: 'adult-unknown', skill: null })],
      {
        signUpForShift: () =>
          isSaid
            ? answering({ standing: IN })()
            : { ok: false, code: 'ROLE_UNFIT', details: { why: 'adult-unknown' } },
      },
      {
        stateAdult: () => {
          isSaid = true;
          return answering({ adult: 'stated' as const })();
        },
      },
    );
    page.tap('报名');
    await page.atRest();
    page.choose('满 18 岁了');
    await page.atRest();
    const sent = page.calls.filter(({ name }) => /stateAdult|signUpForShift/.test(name));
    expect(sent.map(({ name }) => name)).toStrictEqual([
      'volunteer.signUpForShift',
      'resident.stateAdult',
      'volunteer.signUpForShift',
    ]);
    expect(sent[1]?.input).toMatchObject({ adult: true });
    page.close();
  });

  it('of a shift with several roles leads to its page', async () => {
    const page = await tab([shift(1, OPEN, { roleId: null })]);
    expect(page.text()).toContain('选岗位报名');
    page.close();
  });

  it('without shifts says so, and without an answer why', async () => {
    const empty = await tab([]);
    expect(empty.text()).toContain('近期还没有班次');
    empty.close();
    const failed = await tab([], { listShifts: refusing('SERVICE_BUSY') });
    expect(failed.text()).toContain('再试一次');
    failed.close();
  });
});

describe('the page of a shift', () => {
  const see = async (one: ShiftDetail, volunteer: Answers['volunteer'] = {}) => {
    const page = await openPage('package-volunteer/pages/shift-detail/index', {
      query: { communityId: COMMUNITY, shiftId: 's1' },
      answers: { volunteer: { showShift: answering(one), ...volunteer } },
    });
    await page.atRest();
    return page;
  };

  it('opens by the code of a poster: of its community, or of the one that is shown', async () => {
    for (const scene of [`${COMMUNITY}~s1`, 's1']) {
      const page = await openPage('package-volunteer/pages/shift-detail/index', {
        query: { scene },
        answers: {
          resident: { listMemberships: answering({ memberships: [MEMBERSHIP] }) },
          volunteer: { showShift: answering(detail(OPEN)) },
        },
      });
      await page.atRest();
      const asked = page.calls.find(({ name }) => name === 'volunteer.showShift');
      expect(asked?.input).toStrictEqual({ communityId: COMMUNITY, shiftId: 's1' });
      page.close();
    }
  });

  it('says that it is insured, and asks before anything is sent', async () => {
    const page = await see(detail(OPEN, { insured: true }), {
      signUpForShift: answering({ standing: IN }),
    });
    expect(page.text()).toContain('要填证件号');
    page.tap('报名');
    await page.atRest();
    expect(page.dialog()).toContain('不想填就不能参加这一班');
    page.answer('confirm');
    await page.atRest();
    const sent = page.calls.find(({ name }) => name === 'volunteer.signUpForShift');
    expect(sent?.input).toMatchObject({ insuranceRead: true });
    page.close();
  });

  it('takes people of one’s home along, all by one sign-up', async () => {
    const family = [
      { residentId: 'p2', name: '顾小北', signed: false },
      { residentId: 'p3', name: '顾阿婆', signed: true },
    ];
    const page = await see(detail(OPEN, { family }), {
      signUpForShift: answering({ standing: IN }),
    });
    expect(page.text()).not.toContain('顾阿婆');
    page.tap('顾小北');
    await page.atRest();
    page.tap('2 个人一起报名');
    await page.atRest();
    const sent = page.calls.find(({ name }) => name === 'volunteer.signUpForShift');
    expect(sent?.input).toMatchObject({ roleId: 'r1', with: ['p2'] });
    page.close();
  });

  it('has no button where there is nothing to do, and a way out where there is a place', async () => {
    const clashing: Standing = {
      is: 'clashing',
      other: { shiftId: 'x', title: '送餐', from: soon, until: soon },
    };
    const page = await see(detail(clashing));
    expect(page.text()).toContain('看看“送餐”');
    expect(page.text()).not.toContain('报名名单');
    expect(page.text()).not.toMatch(/报名$/);
    page.close();
    const own = await see(detail(IN, { leads: true }), { listCodes: refusing('OFFLINE') });
    expect(own.text()).toContain('来不了，取消报名');
    expect(own.text()).toContain('2 人报名，共 4 个名额');
    own.close();
  });
});

it('one’s hours say how each minute is known and what waits, and a certificate is two calls', async () => {
  const entry = { entryId: 'e', minutes: 115, at: 0, reason: '' };
  const page = await openPage('package-volunteer/pages/my-hours/index', {
    query: { communityId: COMMUNITY },
    answers: {
      volunteer: {
        listOwnHours: answering({
          years: [
            {
              year: '2026',
              measured: 115,
              added: -15,
              pending: 60,
              kinds: [{ kind: 'care', measured: 115, added: -15, pending: 60 }],
            },
          ],
          shifts: [
            {
              shiftId: 's1',
              title: '敲门问候',
              kind: 'care',
              day: '2026-06-15',
              teamName: '敲门问候队',
              in: { at: Date.parse('2026-06-15T01:35:00Z'), how: 'code' },
              out: { at: Date.parse('2026-06-15T03:30:00Z'), how: 'settled' },
              entries: [
                { ...entry, sort: 'measured', state: 'counted', why: null },
                {
                  ...entry,
                  sort: 'correction',
                  minutes: -15,
                  state: 'counted',
                  why: null,
                  reason: '早走',
                },
                {
                  ...entry,
                  sort: 'added',
                  minutes: 60,
                  state: 'pending',
                  why: 'added',
                  reason: '纸上',
                },
              ],
            },
          ],
          next: null,
        }),
        issueCertificate: refusing('SERVICE_BUSY'),
      },
    },
  });
  await page.atRest();
  for (const words of [
    '1 小时 40 分',
    '还有 1 小时 等核对',
    '09:35 到（扫码），11:30 走（没有签退，按结束时间算）',
    '签到记录 1 小时 55 分',
    '更正 减 15 分钟：早走',
    '手工补记 1 小时，等队外的人核对：纸上',
  ]) {
    expect(page.text()).toContain(words);
  }
  page.tap('开一张志愿服务证明');
  await page.atRest();
  expect(page.dialog()).toContain('现在人多');
  page.close();
});
