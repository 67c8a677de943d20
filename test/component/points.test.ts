import { describe, expect, it } from '@jest/globals';
import type { ClaimLine } from '../../typings/contract/civility/claim.ts';
import type { EntryLine, Statement } from '../../typings/contract/civility/ledger.ts';
import type { PointRule } from '../../typings/contract/civility/rule.ts';
import { answering, openPage, refusing } from '../support/component.ts';
import { now } from '../support/component-clock.ts';
import { RULE } from '../support/points.ts';
import { COMMUNITY, HOME, MEMBERSHIP } from './samples.ts';

/** The pages of points. */

const DAY = 24 * 60 * 60_000;
const OWN_HOME = MEMBERSHIP.households[0]?.householdId ?? '';
const entry = (more: Partial<EntryLine> = {}): EntryLine => ({
  seq: 1,
  kind: 'award',
  points: 5,
  held: 0,
  balance: 5,
  title: '邻里互助',
  ruleId: 'help',
  version: 1,
  claimId: 'c1',
  reverses: null,
  as: 'grid-officer',
  reason: '',
  day: '2026-06-01',
  at: 0,
  hash: '',
  ...more,
});
const claim = (more: Partial<ClaimLine> = {}): ClaimLine => ({
  claimId: 'c2',
  ruleId: 'burning',
  title: '露天焚烧',
  version: 1,
  points: -10,
  posted: null,
  reduced: null,
  amount: 1,
  unit: 'time',
  day: '2026-06-02',
  label: '一期 1栋 1单元 202',
  note: '下午在空地烧树叶',
  state: 'accepted',
  broughtBy: 'building-steward',
  reviews: [{ as: 'grid-officer', accepts: true, reason: '有照片', at: 0 }],
  appealUntil: now() + DAY,
  appeal: null,
  voiding: null,
  alike: 0,
  own: false,
  ...more,
});
const statement = (more: Partial<Statement> = {}): Statement => ({
  label: '一期 1栋 1单元 202',
  balance: 5,
  held: 0,
  entries: [entry()],
  next: null,
  ...more,
});
const query = { communityId: COMMUNITY, householdId: OWN_HOME };

async function openAccount(account: Statement, claims: ClaimLine[]) {
  const page = await openPage('package-civility/pages/point-account/index', {
    query,
    answers: {
      civility: {
        showAccount: answering(account),
        listClaims: answering({ claims, next: null }),
        raiseAppeal: answering({ raised: true as const }),
      },
    },
  });
  await page.atRest();
  return page;
}

describe('the account of a household', () => {
  it('says what there is, where each entry comes from, and until when one may object', async () => {
    const page = await openAccount(statement(), [claim()]);
    for (const words of [
      '5 分',
      '邻里互助',
      '+5 分',
      '网格员定的',
      '−10 分',
      '还没有扣',
      '楼栋长报的：下午在空地烧树叶',
      '网格员审核，同意：有照片',
      '都可以申诉',
    ]) {
      expect(page.text()).toContain(words);
    }
    page.close();
  });

  it('of one person says what hours gave by themselves, and offers nothing that is a household’s', async () => {
    const bearer = { kind: 'person', id: 'person-resident' };
    const hours = entry({ ruleId: 'hours', title: '志愿服务', as: 'team', points: 4, balance: 4 });
    const page = await openPage('package-civility/pages/point-account/index', {
      query: { communityId: COMMUNITY, personId: bearer.id },
      answers: {
        civility: {
          showAccount: answering(statement({ balance: 4, entries: [hours] })),
          listClaims: answering({ claims: [], next: null }),
        },
      },
    });
    await page.atRest();
    expect(page.calls[0]?.input).toMatchObject({ bearer });
    for (const words of ['4 分', '志愿服务', '按志愿签到自动记']) {
      expect(page.text()).toContain(words);
    }
    expect(page.text()).not.toContain('去积分超市');
    page.close();
  });

  it('an objection is typed, sent once and told', async () => {
    const page = await openAccount(statement(), [claim()]);
    page.tap('我要申诉');
    page.tap('提出申诉');
    expect(page.text()).toContain('请写一句哪里不对');
    page.type('哪里不对', '那天家里没有人');
    page.tap('提出申诉');
    await page.atRest();
    const sent = page.calls.filter(({ name }) => name === 'civility.raiseAppeal');
    expect(sent).toHaveLength(1);
    expect(sent[0]?.input).toMatchObject({ claimId: 'c2', reason: '那天家里没有人' });
    page.close();
  });

  it('says what is empty, what is owed, and why it could not be shown', async () => {
    const empty = await openAccount(statement({ balance: 0, entries: [] }), []);
    expect(empty.text()).toContain('还没有积分');
    empty.close();
    const owing = await openAccount(statement({ balance: -15 }), []);
    expect(owing.text()).toContain('欠着的分，以后得的分先补上。');
    owing.close();
    const failed = await openPage('package-civility/pages/point-account/index', {
      query,
      answers: {
        civility: { showAccount: refusing('SERVICE_BUSY'), listClaims: refusing('SERVICE_BUSY') },
      },
    });
    await failed.atRest();
    expect(failed.text()).toContain('再试一次');
    failed.close();
  });
});

const table = {
  version: 1,
  from: '2026-01-01',
  rules: Object.values(RULE) as unknown as PointRule[],
  covenantId: null,
  adoptedBy: '高明远',
};
const rules = { table, coming: null, draft: null, seen: 's1', presets: [] };
const members = { resident: { listMemberships: answering({ memberships: [MEMBERSHIP] }) } };

/** A page that was opened from outside ends on home. */
const afterwards = {
  home: { showOverview: answering(HOME) },
  notice: {
    listForOthers: answering({ people: [] }),
    listRecoveries: answering({ asked: [], troubled: [] }),
  },
  ballot: { listMotions: answering({ motions: [], next: null }) },
  meeting: { listMeetings: answering({ meetings: [], next: null }) },
  volunteer: { listShifts: answering({ shifts: [], next: null }) },
};

describe('bringing an event forward', () => {
  it('offers a household what it may say of itself, asks what is missing, and sends it once', async () => {
    const page = await openPage('package-civility/pages/claim-file/index', {
      query: { ...query, label: '一期 1栋 202' },
      answers: {
        ...members,
        ...afterwards,
        civility: {
          showRuleTable: answering(rules),
          fileClaim: answering({ claimId: 'c9', alike: 0 }),
        },
      },
    });
    await page.atRest();
    expect(page.text()).toContain('一期 1栋 202');
    expect(page.text()).toContain('邻里互助');
    expect(page.text()).not.toContain('露天焚烧');
    page.tap('报上去');
    expect(page.text()).toContain('请先选是哪一条。');
    page.tap('邻里互助');
    page.tap('报上去');
    expect(page.text()).toContain('请写一句是什么事');
    page.type('是什么事', '帮李大爷买药');
    page.tap('报上去');
    await page.atRest();
    const sent = page.calls.filter(({ name }) => name === 'civility.fileClaim');
    expect(sent).toHaveLength(1);
    expect(sent[0]?.input).toMatchObject({ ruleId: 'help', note: '帮李大爷买药', amount: 1 });
    page.close();
  });
});

const writer = {
  ...MEMBERSHIP,
  roles: [
    {
      role: 'secretary' as const,
      placeId: COMMUNITY,
      placeLabel: '',
      from: '2020-01-01',
      until: null,
    },
  ],
};

describe('the queue', () => {
  it('is decided with a reason; what is one’s own is for others', async () => {
    const page = await openPage('package-civility/pages/claim-queue/index', {
      query: { communityId: COMMUNITY },
      answers: {
        resident: { listMemberships: answering({ memberships: [writer] }) },
        civility: {
          listQueue: answering({
            claims: [
              claim({ state: 'open', reviews: [], alike: 1 }),
              claim({ claimId: 'c3', state: 'open', reviews: [], own: true }),
            ],
            next: null,
          }),
          reviewClaim: answering({ state: 'accepted' as const }),
        },
      },
    });
    await page.atRest();
    expect(page.text()).toContain('同一天、同一条，这家还有 1 件');
    expect(page.text()).toContain('要请别人来定');
    page.tap('来定这一件');
    page.tap('同意');
    expect(page.text()).toContain('请写一句为什么');
    page.type('为什么', '有照片');
    page.tap('这是另一件事，和已经记过的不同');
    page.tap('同意');
    await page.atRest();
    const [sent] = page.calls.filter(({ name }) => name === 'civility.reviewClaim');
    expect(sent?.input).toMatchObject({
      claimId: 'c2',
      accepts: true,
      reason: '有照片',
      apart: true,
    });
    page.close();
  });
});

const covenant = {
  covenantId: 'v1',
  kind: 'frame' as const,
  title: '红枫社区居民公约',
  placeId: COMMUNITY,
  placeLabel: '红枫社区',
  state: 'adopted' as const,
  openUntil: null,
  adoptedAt: 0,
};
const clause = (clauseId: string, text: string) => ({
  clauseId,
  chapter: '',
  text,
  aspects: [],
  comments: 0,
  amendments: 0,
});
const covenantText = {
  ...covenant,
  frameId: null,
  preamble: '',
  version: 1,
  fingerprint: '',
  clauses: [clause('k1', '邻里互相照应。'), clause('k2', '不在小区里烧东西。')],
  drafts: false,
  speaks: false,
  voting: false,
  droppedFor: null,
  unanswered: 0,
};

describe('the rules', () => {
  it('are shown by what they give and take; a draft says what is wrong with it', async () => {
    const faulty = { ...RULE.help, ruleId: 'voting', title: '投票' } as unknown as PointRule;
    const page = await openPage('package-civility/pages/point-rules/index', {
      query: { communityId: COMMUNITY },
      answers: {
        ...members,
        civility: {
          showRuleTable: answering({
            ...rules,
            draft: {
              rules: [faulty],
              covenantId: null,
              editedBy: '沈知秋',
              own: false,
              findings: [{ ruleId: 'voting', problem: 'for-voting' as const, words: '投票' }],
            },
          }),
        },
      },
    });
    await page.atRest();
    for (const words of [
      '这些加分',
      '这些扣分',
      '两个人审核',
      '投票是居民的权利',
      '还有 1 处要改',
    ]) {
      expect(page.text()).toContain(words);
    }
    page.close();
  });

  it('name the covenant that they are written in, and the clause of each that takes something', async () => {
    const draft = {
      rules: [{ ...RULE.burning, clauseId: 'k2' }] as unknown as PointRule[],
      covenantId: 'v1',
      editedBy: '沈知秋',
      own: true,
      findings: [],
    };
    const page = await openPage('package-civility/pages/point-rules/index', {
      query: { communityId: COMMUNITY },
      answers: {
        resident: { listMemberships: answering({ memberships: [writer] }) },
        civility: {
          showRuleTable: answering({ ...rules, draft }),
          saveRuleTable: answering({ seen: 's2', findings: [] }),
        },
        covenant: {
          showCovenant: answering(covenantText),
          listCovenants: answering({
            covenants: [{ ...covenant, clauses: 2, comments: 0 }] as never,
          }),
        },
      },
    });
    await page.atRest();
    expect(page.text()).toContain('公约第二条');
    expect(page.text()).toContain('《红枫社区居民公约》（已经通过）');
    page.close();
  });

  /** The editor of the burning rule, whose change is saved with `taps`. */
  async function edited(...taps: string[]) {
    const draft = {
      rules: [{ ...RULE.burning, clauseId: null }] as unknown as PointRule[],
      covenantId: 'v1',
      editedBy: '沈知秋',
      own: true,
      findings: [{ ruleId: 'burning', problem: 'against-births' as const, words: '超生' }],
    };
    const page = await openPage('package-civility/pages/rule-edit/index', {
      query: { communityId: COMMUNITY, ruleId: 'burning' },
      answers: {
        ...members,
        ...afterwards,
        civility: {
          showRuleTable: answering({ ...rules, draft }),
          saveRuleTable: answering({ seen: 's2', findings: [] }),
        },
        covenant: { showCovenant: answering(covenantText) },
      },
    });
    await page.atRest();
    expect(page.text()).toContain('“超生”：不能因为生育扣分。（个人信息保护法第二十八条）');
    for (const words of taps) page.tap(words);
    page.tap('记到草稿里');
    await page.atRest();
    page.close();
    const [sent] = page.calls.filter(({ name }) => name === 'civility.saveRuleTable');
    return (sent?.input as { rules: PointRule[] } | undefined)?.rules[0];
  }

  it('are edited with the clause that says so, and why one cannot stand is said', async () => {
    expect(await edited('不在小区里烧东西。')).toMatchObject({
      points: -10,
      clauseId: 'k2',
      reporters: ['officer'],
    });
  });

  it('are edited with what makes them count by themselves', async () => {
    const rule = await edited('加分', '志愿时长，自动记');
    expect(rule).toMatchObject({ points: 10, source: 'hours', unit: 'hour', bearer: 'person' });
  });
});
