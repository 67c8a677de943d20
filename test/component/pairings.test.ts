import { afterEach, describe, expect, it } from '@jest/globals';
import type {
  DiaryEntry,
  PairingDetail,
  PairingLine,
  PairingPart,
} from '../../typings/contract/pairing.ts';
import {
  type Answers,
  answering,
  type OpenPage,
  openPage,
  refusing,
} from '../support/component.ts';
import { now } from '../support/component-clock.ts';
import { COMMUNITY, MEMBERSHIP } from './samples.ts';

/** Pairings as those see them who have to do with one. */

const DAY = 24 * 60 * 60_000;
const dayOf = (at: number) => new Date(at + 8 * 60 * 60_000).toISOString().slice(0, 10);
const soon = dayOf(now() + 5 * DAY);
const before = dayOf(now() - 5 * DAY);

function line(more: Partial<PairingLine> = {}): PairingLine {
  return {
    pairingId: 'p1',
    state: 'active',
    helper: { residentId: 'h', name: '孙南风' },
    elder: { residentId: 'e', name: '陈桂兰' },
    guardian: null,
    coordinator: { residentId: 'c', name: '刘春枝' },
    label: '一期 1栋 1单元 101',
    tasks: ['talk', 'shopping'],
    since: now() - 30 * DAY,
    waitsFor: [],
    next: { day: soon, start: '15:00', minutes: 60 },
    ended: null,
    parts: ['helper'],
    ...more,
  };
}

const NOTHING: PairingDetail['may'] = {
  agree: false,
  writeDown: false,
  end: true,
  takeOver: false,
  plan: false,
  note: false,
  confirm: false,
  readDiary: false,
  writeDiary: false,
};

function detail(
  parts: PairingPart[],
  may: Partial<PairingDetail['may']>,
  more: Partial<PairingDetail> = {},
): PairingDetail {
  return {
    ...line({ parts }),
    agreed: { helper: null, elder: null, guardian: null },
    plans: [{ day: soon, until: null, start: '15:00', minutes: 60, skipped: [] }],
    coming: [{ day: soon, start: '15:00', minutes: 60 }],
    visits: [
      {
        visitId: `p1:${before}`,
        day: before,
        start: '15:00',
        minutes: 75,
        state: 'noted',
        decidedBy: null,
      },
    ],
    unconfirmed: [],
    diaryUntil: null,
    may: { ...NOTHING, ...may },
    seen: 'c1',
    ...more,
  };
}

const entry = (more: Partial<DiaryEntry> = {}): DiaryEntry => ({
  entryId: 'd1',
  text: '一起包了粽子',
  at: now() - DAY,
  byName: '孙南风',
  mine: false,
  held: false,
  ...more,
});

/** Opened from outside, a page that is done with leads home. */
const HOME_AFTERWARDS = {
  listMemberships: answering({ memberships: [] }),
  listOwnRequests: answering({ requests: [] }),
};

let page: OpenPage;
afterEach(() => page.close());

async function see(one: PairingDetail, volunteer: Answers['volunteer'] = {}) {
  page = await openPage('package-volunteer/pages/pairing-detail/index', {
    query: { communityId: COMMUNITY, pairingId: 'p1' },
    answers: { volunteer: { showPairing: answering(one), ...volunteer } },
  });
  await page.atRest();
  return page;
}

const sent = (name: string) =>
  page.calls.filter((one) => one.name === `volunteer.${name}`).map(({ input }) => input);

describe('the list', () => {
  const open = async (
    volunteer: Answers['volunteer'],
    roles: typeof MEMBERSHIP.roles = [],
  ): Promise<void> => {
    page = await openPage('package-volunteer/pages/pairing-list/index', {
      query: { communityId: COMMUNITY },
      answers: {
        resident: { listMemberships: answering({ memberships: [{ ...MEMBERSHIP, roles }] }) },
        volunteer,
      },
    });
    await page.atRest();
  };
  const none = answering({ pairings: [], next: null });

  it('says what a pairing is when there is none, and nothing of offices', async () => {
    await open({ listPairings: none });
    expect(page.text()).toContain('还没有结对');
    expect(page.text()).toContain('告诉您的楼道长');
    expect(page.text()).not.toContain('结一对');
    expect(sent('listPairings')).toStrictEqual([{ communityId: COMMUNITY, which: 'mine' }]);
  });

  it('shows an officer those of their doors, and says who waits for an answer', async () => {
    const asked = line({ state: 'proposed', waitsFor: ['elder'], parts: ['elder'], next: null });
    const other = line({ pairingId: 'p2', parts: ['officer'], next: null });
    const steward = {
      role: 'building-steward' as const,
      placeId: 'maple.a.b',
      placeLabel: '',
      from: '2020-01-01',
      until: null,
    };
    await open(
      {
        listPairings: (input) =>
          answering({
            pairings: (input as { which: string }).which === 'mine' ? [asked] : [asked, other],
            next: null,
          })(),
      },
      [steward],
    );
    expect(page.text()).toContain('等您回答');
    expect(page.text()).toContain('我负责的门户');
    expect(page.text().match(/孙南风 陪 陈桂兰/g)).toHaveLength(2);
    expect(page.text()).toContain('结一对');
  });

  it('without an answer says why', async () => {
    await open({ listPairings: refusing('SERVICE_BUSY') });
    expect(page.text()).toContain('再试一次');
  });
});

describe('a pairing', () => {
  const writes = { plan: true, note: true, readDiary: true, writeDiary: true };
  const diary = answering({ entries: [entry({ mine: true })], next: null });

  it('has visits first and the diary below, with who reads it said before one writes', async () => {
    await see(detail(['helper'], writes), { listDiary: diary });
    const text = page.text();
    expect(text.indexOf('下一次上门')).toBeLessThan(text.indexOf('来过的'));
    expect(text.indexOf('来过的')).toBeLessThan(text.indexOf('只有帮手、老人和协调人看得到'));
    expect(text).toContain('请不要写病情');
    expect(text).toContain('一起包了粽子');
  });

  it('asks for no diary for who does not read it', async () => {
    await see(detail(['family'], { confirm: true }));
    expect(page.text()).not.toContain('日记');
    expect(sent('listDiary')).toStrictEqual([]);
  });

  it('hints when a text speaks of illnesses, and lets it be written all the same', async () => {
    await see(detail(['helper'], writes), {
      listDiary: diary,
      writeDiary: answering({ entryId: 'd2', held: false }),
    });
    page.type('写几句', '医生的诊断出来了');
    await page.atRest();
    expect(page.text()).toContain('好像提到了病情');
    page.tap('记下来');
    await page.atRest();
    expect(sent('writeDiary')).toMatchObject([{ pairingId: 'p1', text: '医生的诊断出来了' }]);
    expect(page.text()).not.toContain('好像提到了病情');
  });

  it('is confirmed as having taken place by one tap', async () => {
    await see(detail(['family'], { confirm: true }), {
      confirmVisit: answering({ state: 'confirmed' }),
    });
    page.tap('来过');
    await page.atRest();
    expect(sent('confirmVisit')).toMatchObject([{ visitId: `p1:${before}`, tookPlace: true }]);
  });

  it('is ended after one question, without a reason', async () => {
    await see(detail(['elder'], { readDiary: true }), {
      listDiary: diary,
      endPairing: answering({ state: 'ended' }),
    });
    page.tap('结束这份结对');
    await page.atRest();
    expect(sent('endPairing')).toStrictEqual([]);
    expect(page.dialog()).toContain('不用说原因');
    page.answer('confirm');
    await page.atRest();
    expect(sent('endPairing')).toMatchObject([{ pairingId: 'p1' }]);
  });

  it('is ended by an officer with who called, and how', async () => {
    await see(detail(['officer'], {}, { visits: [], plans: [], coming: [] }), {
      endPairing: answering({ state: 'ended' }),
    });
    page.tap('结束这份结对');
    await page.atRest();
    page.choose('老人打电话来的');
    await page.atRest();
    page.answer('confirm');
    await page.atRest();
    expect(sent('endPairing')).toMatchObject([{ asked: { by: 'elder', how: 'phone' } }]);
  });

  it('waits for an answer, and says before what one agrees to', async () => {
    const asked = { state: 'proposed' as const, waitsFor: ['elder' as const] };
    await see(detail(['elder'], { agree: true }, { ...asked, plans: [], coming: [], visits: [] }), {
      agreeToPairing: answering({ state: 'active' }),
    });
    expect(page.text()).toContain('马上就能结束');
    expect(page.text()).not.toContain('结束这份结对');
    page.tap('我愿意');
    await page.atRest();
    expect(sent('agreeToPairing')).toMatchObject([{ agrees: true }]);
  });

  it('says why there are no visits while somebody’s age is in doubt', async () => {
    await see(detail(['elder'], {}, { unconfirmed: ['helper'], coming: [] }));
    expect(page.text()).toContain('帮手还没有确认满 18 岁');
  });

  it('that is nobody’s business is not there', async () => {
    await see(detail([], {}), { showPairing: refusing('PAIRING_NOT_FOUND') });
    expect(page.text()).toContain('没有找到这份结对');
  });
});

describe('a visit', () => {
  const open = async (what: string, one: PairingDetail, volunteer: Answers['volunteer']) => {
    page = await openPage('package-volunteer/pages/pairing-visit/index', {
      query: { communityId: COMMUNITY, pairingId: 'p1', what },
      answers: {
        resident: HOME_AFTERWARDS,
        volunteer: { showPairing: answering(one), ...volunteer },
      },
    });
    await page.atRest();
  };

  it('is planned beside those that are there', async () => {
    await open('plan', detail(['helper'], { plan: true }), { planVisits: answering({ plans: 2 }) });
    page.tap('就这样约好');
    await page.atRest();
    const [input] = sent('planVisits') as { plans: { day: string }[]; seen: string }[];
    expect(input?.seen).toBe('c1');
    expect(input?.plans.map(({ day }) => day)).toStrictEqual([soon, dayOf(now() + DAY)]);
  });

  it('that does not fit says why', async () => {
    await open('plan', detail(['helper'], { plan: true }), {
      planVisits: () => ({ ok: false, code: 'VISITS_UNFIT', details: { what: 'twice' } }),
    });
    page.tap('就这样约好');
    await page.atRest();
    expect(page.text()).toContain('一天一次就好');
  });

  it('that has been is noted, with the guardian where one is needed', async () => {
    const guardian = { residentId: 'g', name: '周归雁' };
    await open('note', detail(['helper'], { note: true }, { guardian }), {
      noteVisit: answering({ visitId: `p1:${before}` }),
    });
    page.tap('监护人在场');
    page.tap('记下来');
    await page.atRest();
    expect(sent('noteVisit')).toMatchObject([{ withGuardian: true, minutes: 60 }]);
  });
});

describe('proposing', () => {
  it('asks for an elder and a helper, and sends both', async () => {
    page = await openPage('package-volunteer/pages/pairing-propose/index', {
      query: { communityId: COMMUNITY },
      answers: {
        resident: HOME_AFTERWARDS,
        volunteer: {
          findForPairing: (input) =>
            answering({
              people:
                (input as { as: string }).as === 'elder'
                  ? [
                      {
                        residentId: 'e',
                        name: '陈桂兰',
                        doors: [{ householdId: 'maple.a.b.c.d', label: '101' }],
                        adult: true,
                      },
                    ]
                  : [{ residentId: 'h', name: '孙南风', doors: [], adult: false }],
            })(),
          proposePairing: answering({ pairingId: 'p9' }),
        },
      },
    });
    await page.atRest();
    page.tap('提议结这一对');
    await page.atRest();
    expect(page.text()).toContain('请先找到要陪的老人');
    page.type('老人的姓名或房号', '陈');
    await page.atRest();
    page.tap('陈桂兰');
    await page.atRest();
    page.type('帮手的姓名', '孙');
    await page.atRest();
    page.tap('孙南风');
    await page.atRest();
    expect(page.text()).toContain('孙南风 还没有确认满 18 岁');
    page.tap('陪着散步');
    page.tap('提议结这一对');
    await page.atRest();
    expect(sent('proposePairing')).toMatchObject([
      { elderId: 'e', helperId: 'h', householdId: 'maple.a.b.c.d', tasks: ['talk', 'walk'] },
    ]);
  });
});
