import { describe, expect, it } from '@jest/globals';
import type { MediationParty, MediationView } from '../../typings/contract/matter/mediation.ts';
import type { NoteLine, SecondLine } from '../../typings/contract/matter/party.ts';
import { answering, openPage, refusing } from '../support/component.ts';
import { now } from '../support/component-clock.ts';
import { COMMUNITY } from './samples.ts';

/** Who was named by mistake in a mediation, and what its mediator writes down for a party. */

const NOTHING: MediationView['may'] = {
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
const NOTE: NoteLine = {
  byName: '罗清和',
  at: now() - 60_000,
  how: 'phone',
  state: 'told',
  secondName: null,
};
const party = (name: string, more: Partial<MediationParty> = {}): MediationParty => ({
  own: false,
  name,
  consents: true,
  note: null,
  removal: null,
  ...more,
});
const view = (more: Partial<MediationView> = {}): MediationView => ({
  mediationId: 'x1',
  state: 'asked',
  level: 'steward',
  part: 'party',
  end: null,
  at: 0,
  words: '楼上半夜拖椅子',
  other: null,
  parties: [party('顾南枝'), party('戴云舟', { own: true })],
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
  const sent = (name: string) =>
    opened.calls.filter((one) => one.name === `matter.${name}`).map(({ input }) => input);
  return Object.assign(opened, { sent });
}

describe('what was written down for a party', () => {
  it('says by whom, when and how, and is denied by the party', async () => {
    const page = await open('mediation-detail', {
      showMediation: answering(
        view({
          parties: [party('顾南枝'), party('戴云舟', { own: true, note: NOTE })],
          may: { ...NOTHING, confirm: [{ helper: null }] },
        }),
      ),
      confirmNote: answering({ state: 'asked' }),
    });
    expect(page.text()).toContain('由调解员代记：罗清和');
    expect(page.text()).toContain('电话里说的。已经告诉本人，不对可以说。');
    page.tap('我没这么说');
    await page.atRest();
    expect(page.sent('confirmNote')).toMatchObject([{ party: null, helper: null, holds: false }]);
    page.close();
  });

  it('waits for a second person where they have no WeChat, and says who has asked them', async () => {
    const seen = (note: NoteLine) =>
      open('mediation-detail', {
        showMediation: answering(view({ parties: [party('顾南枝'), party('戴云舟', { note })] })),
      });
    const waiting = await seen({ ...NOTE, state: 'waits', secondName: '白若溪' });
    expect(waiting.text()).toContain('本人没有微信，等白若溪问过他才算');
    waiting.close();
    const asked = await seen({ ...NOTE, state: 'confirmed', secondName: '白若溪' });
    expect(asked.text()).toContain('白若溪问过本人，没错');
    asked.close();
  });

  it('is written down with how they said it', async () => {
    const page = await open('mediation-detail', {
      showMediation: answering(
        view({
          part: 'mediator',
          parties: [party('顾南枝'), party('戴云舟', { consents: null })],
          may: { ...NOTHING, note: [1] },
        }),
      ),
      answerMediation: refusing('MEDIATION_NO_SECOND'),
    });
    page.tap('代他记：愿意谈');
    await page.atRest();
    page.choose('写在纸上的');
    await page.atRest();
    expect(page.sent('answerMediation')).toMatchObject([
      { party: 1, consents: true, how: 'paper' },
    ]);
    expect(page.text()).toContain('找不到能去问他本人的另一位工作人员');
    page.close();
  });

  it('is asked by a second person, who sees nothing of the mediation', async () => {
    const line: SecondLine = {
      mediationId: 'x1',
      party: 1,
      gone: 0,
      helper: null,
      about: 'talk',
      name: '戴云舟',
      door: '二期 1栋 1单元 101',
      byName: '罗清和',
      at: now(),
      how: 'spoken',
    };
    const page = await open('mediation-list', {
      listMediations: answering({
        mediations: [],
        next: null,
        seconds: [line, { ...line, about: 'removal' }],
      }),
      confirmNote: answering({ state: 'going' }),
      removeParty: refusing('MEDIATION_MOVED'),
    });
    expect(page.text()).toContain('戴云舟 · 二期 1栋 1单元 101');
    expect(page.text()).toContain('罗清和记下：他愿意请人来协调一件邻里的事');
    page.tap('问过了，是的');
    await page.atRest();
    expect(page.sent('confirmNote')).toMatchObject([
      { mediationId: 'x1', party: 1, helper: null, holds: true },
    ]);
    page.tap('问过了，是弄错了');
    await page.atRest();
    expect(page.sent('removeParty')).toMatchObject([{ party: 1, reason: 'unconcerned' }]);
    expect(page.text()).toContain('刚刚有变化');
    page.close();
  });
});

describe('somebody who was named by mistake', () => {
  it('is taken out with a reason, which all read without the name', async () => {
    const page = await open('mediation-detail', {
      showMediation: answering(
        view({
          part: 'mediator',
          parties: [party('顾南枝'), party('戴云舟', { consents: null })],
          mistakes: [{ reason: 'door', at: now() }],
          may: { ...NOTHING, remove: [1] },
        }),
      ),
      removeParty: answering({ removed: true }),
    });
    expect(page.text()).toContain('有一位是弄错了才写进来的（门牌弄错了）');
    page.tap('弄错了人，请他出去');
    await page.atRest();
    page.choose('同名的另一位');
    await page.atRest();
    page.answer('confirm');
    await page.atRest();
    expect(page.sent('removeParty')).toMatchObject([{ party: 1, reason: 'namesake' }]);
    page.close();
  });

  it('says so themselves, and reads that the other one has to as well', async () => {
    const page = await open('mediation-detail', {
      showMediation: answering(
        view({
          parties: [
            party('顾南枝'),
            party('戴云舟', { own: true, removal: { reason: 'namesake', by: 'mediator' } }),
          ],
          may: { ...NOTHING, mistaken: true },
        }),
      ),
      removeParty: answering({ removed: true }),
    });
    expect(page.text()).toContain('来谈的人说弄错了人（同名的另一位），等本人也这样说，就去掉。');
    page.tap('弄错人了，和我没关系');
    await page.atRest();
    page.choose('这件事和我无关');
    await page.atRest();
    page.answer('confirm');
    await page.atRest();
    expect(page.sent('removeParty')).toMatchObject([{ party: null, reason: 'unconcerned' }]);
    page.close();
  });

  it('reads why they see it no more', async () => {
    const page = await open('mediation-detail', {
      showMediation: refusing('MEDIATION_MISTAKEN'),
    });
    expect(page.text()).toContain('您是被弄错了才写进来的，已经去掉了');
    page.close();
  });
});
