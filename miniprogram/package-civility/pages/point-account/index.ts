import type {
  Bearer,
  ClaimLine,
  EntryLine,
  Statement,
} from '../../../../typings/contract/civility';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { type Draft, dropDraft, keepDraft, openNew } from '../../../store/draft';
import {
  appealWords,
  entryWords,
  pointsWords,
  stateOf,
  stepsOf,
} from '../../../text/civility/claim';
import { errorWords, formErrorWords } from '../../../text/error';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { load } from '../../../view/load';
import { noRows, showMore } from '../../../view/paged';

interface Row {
  seq: number;
  name: string;
  words: string;
  points: string;
  isGain: boolean;
  balance: number;
}
interface Waiting {
  claimId: string;
  title: string;
  points: string;
  state: ReturnType<typeof stateOf>;
  steps: string[];
  appeal: string;
  mayWithdraw: boolean;
}
type Typed = WechatMiniprogram.CustomEvent<{ value: string }>;

/** What a household has, what is on its way, and how each entry came about. */
definePage({
  data: {
    communityId: '',
    bearer: null as Bearer | null,
    statement: null as Pick<Statement, 'label' | 'balance' | 'held'> | null,
    claims: [] as Waiting[],
    ...noRows<Row>(),
    /** the claim that is being objected to */
    appealing: '',
    draft: null as Draft<{ text: string }> | null,
    busy: false,
    problem: '',
  },

  onLoad({ communityId = '', householdId = '' }) {
    this.setData({ communityId, bearer: { kind: 'household', id: householdId } });
  },

  onShow() {
    void this.refresh();
  },

  async onPullDownRefresh() {
    await this.refresh();
    wx.stopPullDownRefresh();
  },

  async refresh() {
    const { communityId, bearer } = this.data;
    if (!bearer) return;
    await load(this, {
      ask: async () => {
        const [account, claims] = await Promise.all([
          callCloud('civility', 'showAccount', { communityId, bearer }),
          callCloud('civility', 'listClaims', { communityId, bearer }),
        ]);
        if (!account.ok) return account;
        return claims.ok
          ? { ok: true as const, data: { ...account.data, ...{ claims: claims.data.claims } } }
          : claims;
      },
      show: ({ label, balance, held, entries, next, claims }) => {
        const now = Date.now();
        this.setData({
          statement: { label, balance, held },
          rows: entries.map(rowOf),
          next,
          claims: claims
            .filter(({ state }) => state !== 'posted')
            .map((one) => waitingOf(one, now)),
        });
      },
    });
  },

  retry() {
    this.setData({ phase: 'loading' });
    void this.refresh();
  },

  onReachBottom() {
    if (this.data.next) void this.more();
  },

  async more() {
    const { communityId, bearer } = this.data;
    if (!bearer) return;
    await showMore(this, {
      ask: (after) => callCloud('civility', 'showAccount', { communityId, bearer, after }),
      rows: ({ entries }) => entries.map(rowOf),
    });
  },

  openRules() {
    go(pathTo.pointRules(this.data.communityId));
  },

  openShop() {
    const { communityId, bearer } = this.data;
    if (bearer) go(pathTo.pointShop(communityId, bearer.id));
  },

  file() {
    const { communityId, bearer, statement } = this.data;
    if (bearer) go(pathTo.claimFile(communityId, bearer.id, statement?.label ?? ''));
  },

  beginAppeal(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    this.setData({ appealing: id, draft: openNew(`appeal:${id}`, { text: '' }), problem: '' });
  },

  leave() {
    this.setData({ appealing: '', draft: null, problem: '' });
  },

  type(event: Typed) {
    const { draft, appealing } = this.data;
    if (!draft) return;
    const next = { ...draft, value: { text: event.detail.value } };
    keepDraft(`appeal:${appealing}`, next);
    this.setData({ draft: next, problem: '' });
  },

  async appeal() {
    const { communityId, appealing, draft, busy } = this.data;
    const reason = draft?.value.text.trim() ?? '';
    if (busy || !draft) return;
    if (reason === '') {
      this.setData({ problem: '请写一句哪里不对，听的人要靠它去核对。' });
      return;
    }
    this.setData({ busy: true, problem: '' });
    const answer = await callCloud('civility', 'raiseAppeal', {
      communityId,
      claimId: appealing,
      reason,
      commandId: draft.commandId,
    });
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: formErrorWords(answer) });
      return;
    }
    dropDraft(`appeal:${appealing}`);
    this.setData({ appealing: '', draft: null });
    void wx.showToast({ title: '申诉好了', icon: 'success' });
    await this.refresh();
  },

  async withdraw(event: WechatMiniprogram.TouchEvent) {
    const { communityId, busy } = this.data;
    const { id } = event.currentTarget.dataset as { id: string };
    if (busy) return;
    this.setData({ busy: true });
    const draft = `claim-withdraw:${id}`;
    const answer = await callCloud('civility', 'withdrawClaim', {
      communityId,
      claimId: id,
      commandId: keptCommandId(draft),
    });
    settleCommand(draft, answer);
    this.setData({ busy: false });
    if (answer.ok) await this.refresh();
    else
      void wx.showModal({ content: errorWords(answer), showCancel: false, confirmText: '知道了' });
  },
});

function rowOf(entry: EntryLine): Row {
  return {
    seq: entry.seq,
    ...entryWords(entry),
    points: pointsWords(entry.points),
    isGain: entry.points > 0,
    balance: entry.balance,
  };
}

function waitingOf(claim: ClaimLine, now: number): Waiting {
  return {
    claimId: claim.claimId,
    title: claim.title,
    points: pointsWords(claim.points),
    state: stateOf(claim),
    steps: stepsOf(claim),
    appeal: appealWords(claim, now),
    mayWithdraw: claim.state === 'open' && claim.broughtBy === '',
  };
}
