import '../../errors';
import type { ClaimLine } from '../../../../typings/contract/civility/claim';
import type { EntryLine, Statement } from '../../../../typings/contract/civility/ledger';
import type { Bearer } from '../../../../typings/contract/civility/rule';
import type { PictureGroup } from '../../../../typings/contract/parts/picture';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { type Draft, dropDraft, keepDraft, openNew } from '../../../store/draft';
import { memberships } from '../../../store/session';
import {
  appealWords,
  entryWords,
  pointsWords,
  stateOf,
  stepsOf,
} from '../../../text/civility/claim';
import {
  balancesWords,
  heldWords,
  leftWords,
  POINT_ACCOUNT,
  STATEMENT_FORMS,
} from '../../../text/civility/page/account';
import { picturesWords } from '../../../text/civility/page/common';
import { type FormPicture, pictureIdsOf, picturesProblem } from '../../../text/common/picture';
import { formErrorWords } from '../../../text/error';
import { goOn } from '../../../view/after-answer';
import { openMadeFile } from '../../../view/attachment';
import { callHelper } from '../../../view/call-helper';
import { chooseOne } from '../../../view/choose-one';
import { civilityPaths } from '../../../view/civility-paths';
import { definePage } from '../../../view/define-page';
import {
  lookAtPictures,
  removePicture,
  resendPicture,
  sendPictures,
} from '../../../view/form-pictures';
import { go, pathTo } from '../../../view/go';
import { explain, load } from '../../../view/load';
import { noRows, showMore } from '../../../view/paged';

interface Row {
  seq: number;
  name: string;
  words: string;
  points: string;
  isGain: boolean;
  balance: string;
}
interface Waiting {
  claimId: string;
  title: string;
  points: string;
  state: ReturnType<typeof stateOf>;
  steps: string[];
  appeal: string;
  mayWithdraw: boolean;
  /** how many there are to look at */
  pictures: string;
}
interface Appeal {
  text: string;
  pictures: FormPicture[];
}
type Typed = WechatMiniprogram.CustomEvent<{ value: string }>;
type Chosen = WechatMiniprogram.CustomEvent<{ paths: string[] }>;
type Named = WechatMiniprogram.CustomEvent<{ key: string }>;

/** What a household has, what is on its way, and how each entry came about. */
definePage({
  data: {
    words: POINT_ACCOUNT,
    communityId: '',
    bearer: null as Bearer | null,
    statement: null as (Pick<Statement, 'label' | 'balance'> & { held: string }) | null,
    claims: [] as Waiting[],
    ...noRows<Row>(),
    /** what was there after each of the latest entries, the latest last */
    balances: [] as number[],
    spoken: '',
    /** the claim that is being objected to */
    appealing: '',
    draft: null as Draft<Appeal> | null,
    /** pictures that were asked for, by claim */
    shown: {} as Record<string, PictureGroup[]>,
    busy: false,
    problem: '',
  },

  callHelper() {
    void callHelper(this.data.communityId);
  },

  onLoad({ communityId = '', householdId = '', personId = '' }) {
    const bearer: Bearer = personId
      ? { kind: 'person', id: personId }
      : { kind: 'household', id: householdId };
    this.setData({ communityId, bearer });
    if (personId) wx.setNavigationBarTitle({ title: POINT_ACCOUNT.ownTitle });
  },

  onShow() {
    void this.refresh();
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
          statement: { label, balance, held: heldWords(held) },
          rows: entries.map(rowOf),
          next,
          ...chartOf(entries),
          claims: claims
            .filter((one) => one.state !== 'posted' || appealWords(one, now) !== '')
            .map((one) => waitingOf(one, now)),
        });
      },
    });
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

  openHonours() {
    go(pathTo.honours(this.data.communityId));
  },

  openStars() {
    go(civilityPaths.starMerchants(this.data.communityId));
  },

  openSums() {
    go(pathTo.pointSums(this.data.communityId));
  },

  async openOwn() {
    const { communityId } = this.data;
    const known = await memberships();
    const own = known.ok && known.data.find((one) => one.communityId === communityId);
    if (own) goOn(this, pathTo.ownPoints(communityId, own.residentId));
  },

  openShop() {
    const { communityId, bearer } = this.data;
    if (bearer) go(pathTo.pointShop(communityId, bearer.id));
  },

  file() {
    const { communityId, bearer, statement } = this.data;
    if (bearer) go(pathTo.claimFile(communityId, bearer.id, statement?.label ?? ''));
  },

  /** As a document to print, or as a table. */
  async print() {
    const { communityId, bearer, busy } = this.data;
    if (busy || !bearer) return;
    const chosen = await chooseOne(STATEMENT_FORMS);
    if (chosen === null) return;
    const form = chosen === 0 ? 'docx' : 'xlsx';
    this.setData({ busy: true });
    const key = `statement:${bearer.id}:${form}`;
    const printed = await callCloud('filing', 'printStatement', {
      communityId,
      bearer,
      form,
      commandId: keptCommandId(key),
    });
    settleCommand(key, printed);
    this.setData({ busy: false });
    if (!printed.ok) return explain(printed);
    await openMadeFile(printed.data);
  },

  beginAppeal(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    const draft = openNew<Appeal>(`appeal:${id}`, { text: '', pictures: [] });
    this.setData({ appealing: id, draft, problem: '' });
    void lookAtPictures(this);
  },

  leave() {
    this.setData({ appealing: '', draft: null, problem: '' });
  },

  type(event: Typed) {
    this.keep({ text: event.detail.value });
  },

  keep(change: Partial<Appeal>) {
    const { draft, appealing } = this.data;
    if (!draft) return;
    const next = { ...draft, value: { ...draft.value, ...change } };
    keepDraft(`appeal:${appealing}`, next);
    this.setData({ draft: next, problem: '' });
  },

  pictures(): FormPicture[] {
    return this.data.draft?.value.pictures ?? [];
  },

  keepPictures(pictures: FormPicture[]) {
    this.keep({ pictures });
  },

  addPictures(event: Chosen) {
    void sendPictures(this, 'appeal', event);
  },

  resendPicture(event: Named) {
    void resendPicture(this, 'appeal', event);
  },

  removePicture(event: Named) {
    removePicture(this, event);
  },

  async showPictures(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    const { communityId } = this.data;
    const answer = await callCloud('civility', 'showClaimPictures', { communityId, claimId: id });
    if (answer.ok) this.setData({ [`shown.${id}`]: answer.data.groups });
    else explain(answer);
  },

  async appeal() {
    const { communityId, appealing, draft, busy } = this.data;
    const reason = draft?.value.text.trim() ?? '';
    if (busy || !draft) return;
    if (reason === '') {
      this.setData({ problem: POINT_ACCOUNT.wantsWrong });
      return;
    }
    const problem = picturesProblem(draft.value.pictures);
    if (problem) {
      this.setData({ problem });
      return;
    }
    this.setData({ busy: true, problem: '' });
    const answer = await callCloud('civility', 'raiseAppeal', {
      communityId,
      claimId: appealing,
      reason,
      ...pictureIdsOf(draft.value.pictures),
      commandId: draft.commandId,
    });
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: formErrorWords(answer) });
      return;
    }
    dropDraft(`appeal:${appealing}`);
    this.setData({ appealing: '', draft: null });
    void wx.showToast({ title: POINT_ACCOUNT.appealed, icon: 'success' });
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
    else explain(answer);
  },
});

const MOST_BARS = 12;

/** The latest balances as bars; a debt has none. */
function chartOf(entries: readonly EntryLine[]): { balances: number[]; spoken: string } {
  const latest = entries.slice(0, MOST_BARS).reverse();
  const balances = latest.map(({ balance }) => Math.max(0, balance));
  return { balances, spoken: balancesWords(balances) };
}

function rowOf(entry: EntryLine): Row {
  return {
    seq: entry.seq,
    ...entryWords(entry),
    points: pointsWords(entry.points),
    isGain: entry.points > 0,
    balance: leftWords(entry.balance),
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
    pictures: claim.state === 'withdrawn' ? '' : picturesWords(claim.pictures ?? 0),
    mayWithdraw: claim.state === 'open' && claim.broughtBy === '',
  };
}
