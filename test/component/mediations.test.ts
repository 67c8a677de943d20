import { describe, expect, it } from '@jest/globals';
import { addDays, dayOf } from '../../cloudfunctions/kernel/calendar.ts';
import type { MediationParty, MediationView } from '../../typings/contract/matter/mediation.ts';
import type { NoteLine } from '../../typings/contract/matter/party.ts';
import { answering, openPage, refusing } from '../support/component.ts';
import { now } from '../support/component-clock.ts';
import { COMMUNITY } from './samples.ts';

/** The pages of mediations. */

const NOTHING = {
  answer: false,
  addParty: false,
  note: [],
  confirm: [],
  remove: [],
  mistaken: false,
  withdraw: false,
  agree: false,
  sign: false,
  follow: false,
  end: [],
  invite: false,
  helpers: [],
  helperNotes: [],
};
const party = (more: Partial<MediationParty>): MediationParty => ({
  own: false,
  name: '',
  consents: null,
  note: null,
  removal: null,
  ...more,
});
const NOTE: NoteLine = {
  byName: '罗清和',
  at: now() - 60_000,
  how: 'phone',
  state: 'told',
  secondName: null,
};
const view = (more: Partial<MediationView> = {}): MediationView => ({
  mediationId: 'x1',
  state: 'asked',
  level: 'steward',
  part: 'party',
  end: null,
  at: 0,
  words: '楼上半夜拖椅子',
  other: null,
  parties: [
    party({ own: false, name: '顾南枝', consents: true }),
    party({ own: true, name: '戴云舟', consents: null }),
  ],
  helpers: [],
  mistakes: [],
  mediator: { name: '罗清和', role: 'building-steward' },
  until: '2026-06-22',
  agreement: null,
  may: NOTHING,
  ...more,
});

async function open(page: string, matter: object) {
  const opened = await openPage(`package-matter/pages/${page}/index`, {
    query: { communityId: COMMUNITY, mediationId: 'x1' },
    answers: { matter } as never,
  });
  await opened.atRest();
  return opened;
}

describe('mediations', () => {
  it('are listed for those whose they are; none, and not come', async () => {
    const page = await open('mediation-list', {
      listMediations: answering({
        mediations: [
          { mediationId: 'x1', state: 'going', level: 'owners', part: 'party', end: null, at: 0 },
        ],
        next: null,
        seconds: [],
      }),
    });
    expect(page.text()).toContain('业委会协调');
    const empty = await open('mediation-list', {
      listMediations: answering({ mediations: [], next: null, seconds: [] }),
    });
    expect(empty.text()).toContain('现在没有和您有关的协调');
    const failed = await open('mediation-list', { listMediations: refusing('SERVICE_BUSY') });
    expect(failed.text()).toContain('现在人多');
  });

  it('say whom to call where there is violence, before anything is written', async () => {
    const page = await open('mediation-ask', { askMediation: refusing('MEDIATION_VIOLENCE') });
    expect(page.text()).toContain('打 110 报警');
    expect(page.text()).toContain('12338');
    expect(page.text()).toContain('反家庭暴力法第十四条');
    page.tap('请人来谈');
    expect(page.text()).toContain('请写明是什么事');
    page.type('是什么事', '他打我');
    page.type('和谁家', '隔壁');
    page.tap('请人来谈');
    await page.atRest();
    expect(page.text()).toContain('不在这里谈');
  });
});

describe('a mediation', () => {
  it('asks a party whether they want to talk', async () => {
    const page = await open('mediation-detail', {
      showMediation: answering(view({ may: { ...NOTHING, answer: true, end: ['refused'] } })),
      answerMediation: answering({ state: 'going' }),
    });
    expect(page.text()).toContain('楼栋长初调，等大家同意');
    expect(page.text()).toContain('罗清和（楼栋长）来谈');
    page.tap('我愿意谈');
    await page.atRest();
    expect(page.calls.find(({ name }) => name === 'matter.answerMediation')?.input).toMatchObject({
      party: null,
      consents: true,
    });
  });

  it('keeps what the mediator has typed when it is refused', async () => {
    const page = await open('mediation-detail', {
      showMediation: answering(
        view({ part: 'mediator', other: '楼上 301', may: { ...NOTHING, addParty: true } }),
      ),
      addParty: refusing('MEDIATION_PARTY_UNKNOWN'),
    });
    page.tap('请他也来谈');
    expect(page.text()).toContain('请写对方的姓名和门牌');
    page.type('对方的姓名', '戴云舟');
    page.type('对方的门牌', '二期 1栋 101');
    page.tap('请他也来谈');
    await page.atRest();
    expect(page.text()).toContain('没有找到');
    expect(page.calls.at(-1)?.input).toMatchObject({ name: '戴云舟', door: '二期 1栋 101' });
  });

  it('asks each party before a relative comes along', async () => {
    const helper = {
      name: '楼上的大伯',
      says: [true, null],
      notes: [NOTE, null],
      comes: false,
    };
    const page = await open('mediation-detail', {
      showMediation: answering(view({ helpers: [helper], may: { ...NOTHING, helpers: [0] } })),
      answerHelper: answering({ comes: true }),
    });
    expect(page.text()).toContain('顾南枝愿意，戴云舟还没说');
    expect(page.text()).toContain('顾南枝：由调解员代记：罗清和');
    page.tap('我愿意他来');
    await page.atRest();
    expect(page.calls.find(({ name }) => name === 'matter.answerHelper')?.input).toMatchObject({
      helper: 0,
      party: null,
      consents: true,
    });
    const mediator = await open('mediation-detail', {
      showMediation: answering(view({ part: 'mediator', may: { ...NOTHING, invite: true } })),
      inviteHelper: refusing('MEDIATION_HELPERS_FULL'),
    });
    mediator.tap('问问大家愿不愿意');
    expect(mediator.text()).toContain('请写想请谁一起来');
  });

  it('counts the thirty days for the court down, and says when they are over', async () => {
    const signed = (courtUntil: string) =>
      open('mediation-detail', {
        showMediation: answering(
          view({
            state: 'agreed',
            level: 'committee',
            agreement: {
              text: '关好',
              at: now(),
              signedOn: dayOf(now()),
              names: ['顾南枝', '戴云舟'],
              courtUntil,
              followUps: [],
            },
          }),
        ),
      });
    expect((await signed(addDays(dayOf(now()), 12))).text()).toContain('还有 12 天');
    expect((await signed(dayOf(now()))).text()).toContain('今天最后一天');
    expect((await signed(addDays(dayOf(now()), -1))).text()).toContain('三十天过了');
  });

  it('that came to nothing names the other ways; at the highest level none above is promised', async () => {
    const over = await open('mediation-detail', {
      showMediation: answering(
        view({ state: 'ended', end: 'failed', mediator: null, until: null, level: 'committee' }),
      ),
    });
    expect(over.text()).toContain('去法院起诉');
    expect(over.text()).not.toContain('正在找合适的人来谈');
    const highest = await open('mediation-detail', {
      showMediation: answering(view({ level: 'committee' })),
    });
    expect(highest.text()).not.toContain('会请上一级来');
    expect(highest.text()).toContain('就到此为止');
  });

  it('is counted in quarters, and fewer than five are not told', async () => {
    const page = await open('mediation-counts', {
      countMediations: answering({
        quarters: [
          { quarter: '2026-Q1', all: null, ends: [], other: 0 },
          { quarter: '2025-Q4', all: 14, ends: [{ end: 'agreed', count: 8 }], other: 6 },
        ],
      }),
    });
    expect(page.text()).toContain('不到 5 件');
    expect(page.text()).toContain('14 件：谈好了 8 件，其他 6 件');
    const failed = await open('mediation-counts', { countMediations: refusing('SERVICE_BUSY') });
    expect(failed.text()).toContain('现在人多');
  });

  it('shows what was agreed, and until when the court may be asked', async () => {
    const page = await open('mediation-detail', {
      showMediation: answering(
        view({
          state: 'agreed',
          level: 'committee',
          until: null,
          agreement: {
            text: '晚上十点以后不拖椅子',
            at: 0,
            signedOn: '2026-06-14',
            names: ['顾南枝', '戴云舟'],
            courtUntil: '2026-07-14',
            followUps: [{ day: '2026-06-15', result: 'kept' }],
          },
        }),
      ),
    });
    expect(page.text()).toContain('谈好了');
    expect(page.text()).toContain('司法确认');
    expect(page.text()).toContain('做到了');
  });

  it('names a party who has left on the signed paper alone', async () => {
    const page = await open('mediation-detail', {
      showMediation: answering(
        view({
          state: 'agreed',
          parties: [
            party({ own: false, name: '', consents: true }),
            party({ own: true, name: '戴云舟', consents: true }),
          ],
          agreement: {
            text: '关好',
            at: 0,
            signedOn: '2026-06-14',
            names: ['顾南枝', '戴云舟'],
            courtUntil: null,
            followUps: [],
          },
        }),
      ),
    });
    expect(page.text()).toContain('已经不在社区的一方');
    expect(page.text()).toContain('（顾南枝、戴云舟）');
  });

  it('is nobody else’s', async () => {
    const page = await open('mediation-detail', { showMediation: refusing('MEDIATION_NOT_FOUND') });
    expect(page.text()).toContain('没有找到这件协调');
  });
});
