import '../../errors';
import type { DoorAccount, MoveLine } from '../../../../typings/contract/civility/move';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { type Draft, dropDraft, keepDraft, openNew } from '../../../store/draft';
import { memberships } from '../../../store/session';
import { accountWords, moveState, moveSteps } from '../../../text/civility/move';
import { plainPoints } from '../../../text/civility/page/common';
import {
  availableWords,
  movedFrom,
  movedTo,
  POINT_MOVES,
  tooManyPoints,
} from '../../../text/civility/page/moves';
import { errorWords, formErrorWords } from '../../../text/error';
import { holdsOne } from '../../../text/role/role';
import { definePage } from '../../../view/define-page';
import { load } from '../../../view/load';
import { noRows, showMore } from '../../../view/paged';

interface Form {
  from: { householdId: string; label: string } | null;
  /** of the door that points go away from */
  account: { accountId: string; words: string; available: number } | null;
  to: { householdId: string; label: string } | null;
  points: string;
  reason: string;
}
interface Found {
  id: string;
  label: string;
}
interface Row {
  moveId: string;
  from: string;
  to: string;
  points: string;
  state: ReturnType<typeof moveState>;
  steps: string[];
  isOpen: boolean;
  own: boolean;
}
type Typed = WechatMiniprogram.CustomEvent<{ value: string }>;
type Tapped = WechatMiniprogram.TouchEvent;
const EMPTY: Form = { from: null, account: null, to: null, points: '', reason: '' };
const idOf = (event: Tapped) => (event.currentTarget.dataset as { id: string }).id;

/** Points of families that split, moved or came together: one officer asks for it, another decides. */
definePage({
  data: {
    words: POINT_MOVES,
    communityId: '',
    writes: false,
    ...noRows<Row>(),
    draft: null as Draft<Form> | null,
    /** how many points may go from the account that was chosen */
    mayMove: '',
    search: '',
    found: [] as Found[],
    accounts: [] as (DoorAccount & { words: string })[],
    /** the move that is being decided */
    deciding: '',
    decision: null as Draft<{ text: string }> | null,
    problem: '',
    busy: false,
  },

  onLoad({ communityId = '' }) {
    this.setData({ communityId });
    void this.refresh();
  },

  async refresh() {
    const { communityId } = this.data;
    const known = await memberships();
    const roles = known.ok
      ? (known.data.find((one) => one.communityId === communityId)?.roles ?? [])
      : [];
    this.setData({ writes: holdsOne(roles, ['secretary']) });
    await load(this, {
      ask: () => callCloud('civility', 'listMoves', { communityId }),
      show: ({ moves, next }) => this.setData({ rows: moves.map(rowOf), next }),
    });
  },

  async more() {
    const { communityId } = this.data;
    await showMore(this, {
      ask: (after) => callCloud('civility', 'listMoves', { communityId, after }),
      rows: ({ moves }) => moves.map(rowOf),
    });
  },

  begin() {
    this.leave();
    this.draw(openNew(`move:${this.data.communityId}`, EMPTY));
  },

  draw(draft: Draft<Form>) {
    const { account } = draft.value;
    this.setData({ draft, mayMove: account ? availableWords(account.available) : '', problem: '' });
  },

  leave() {
    this.setData({
      draft: null,
      search: '',
      found: [],
      accounts: [],
      deciding: '',
      decision: null,
      problem: '',
    });
  },

  keep(change: Partial<Form>) {
    const { draft, communityId } = this.data;
    if (!draft) return;
    const next = { ...draft, value: { ...draft.value, ...change } };
    keepDraft(`move:${communityId}`, next);
    this.draw(next);
  },

  /** Doors by their number: first the one that points go away from, then the other. */
  async typeSearch(event: Typed) {
    const { communityId } = this.data;
    const search = event.detail.value.replace(/[^\p{L}\p{N}-]/gu, '').slice(0, 20);
    this.setData({ search, found: [], problem: '' });
    if (search === '') return;
    const input = { communityId, placeId: communityId, search };
    const answer = await callCloud('resident', 'listHouseholds', input);
    if (search !== this.data.search) return;
    if (!answer.ok) this.setData({ problem: formErrorWords(answer) });
    else
      this.setData({
        found: answer.data.households
          .slice(0, 8)
          .map(({ householdId: id, label }) => ({ id, label })),
        problem: answer.data.households.length === 0 ? POINT_MOVES.noDoor : '',
      });
  },

  async chooseDoor(event: Tapped) {
    const { draft, found, busy } = this.data;
    const door = found.find(({ id }) => id === idOf(event));
    if (!draft || !door || busy) return;
    const chosen = { householdId: door.id, label: door.label };
    this.setData({ search: '', found: [] });
    if (draft.value.from) this.keep({ to: chosen });
    else await this.lookUp(chosen);
  },

  /** That somebody looked at what is in an account is on record. */
  async lookUp(from: { householdId: string; label: string }) {
    const { communityId } = this.data;
    this.setData({ busy: true });
    const key = `move-accounts:${from.householdId}`;
    const answer = await callCloud('civility', 'listAccounts', {
      communityId,
      householdId: from.householdId,
      commandId: keptCommandId(key),
    });
    settleCommand(key, answer);
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: errorWords(answer) });
      return;
    }
    const accounts = answer.data.accounts.map((one) => ({ ...one, words: accountWords(one) }));
    this.keep({ from });
    this.setData({ accounts });
    if (accounts.length === 0) this.setData({ problem: POINT_MOVES.noAccount });
    const [only] = accounts;
    if (only && accounts.length === 1) this.take(only.accountId);
  },

  chooseAccount(event: Tapped) {
    this.take(idOf(event));
  },

  take(accountId: string) {
    const account = this.data.accounts.find((one) => one.accountId === accountId);
    if (!account) return;
    const { words, balance, held } = account;
    const available = Math.max(0, balance - held);
    this.keep({ account: { accountId, words, available }, points: String(available) });
  },

  changeFrom() {
    this.keep({ from: null, account: null });
    this.setData({ accounts: [] });
  },
  changeTo() {
    this.keep({ to: null });
  },
  typePoints(event: Typed) {
    this.keep({ points: event.detail.value });
  },
  typeReason(event: Typed) {
    this.keep({ reason: event.detail.value });
  },

  async propose() {
    const { communityId, draft, busy } = this.data;
    if (busy || !draft) return;
    const { account, to, points, reason } = draft.value;
    const wrong = wrongIn(draft.value);
    if (wrong || !account || !to) {
      this.setData({ problem: wrong });
      return;
    }
    this.setData({ busy: true, problem: '' });
    const answer = await callCloud('civility', 'proposeMove', {
      communityId,
      accountId: account.accountId,
      toHouseholdId: to.householdId,
      points: Number(points),
      reason: reason.trim(),
      commandId: draft.commandId,
    });
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: formErrorWords(answer) });
      return;
    }
    dropDraft(`move:${communityId}`);
    this.leave();
    void wx.showToast({ title: POINT_MOVES.proposed, icon: 'none' });
    await this.refresh();
  },

  beginDecision(event: Tapped) {
    this.leave();
    const deciding = idOf(event);
    this.setData({ deciding, decision: openNew(`move-decision:${deciding}`, { text: '' }) });
  },

  typeDecision(event: Typed) {
    const { decision, deciding } = this.data;
    if (!decision) return;
    const next = { ...decision, value: { text: event.detail.value } };
    keepDraft(`move-decision:${deciding}`, next);
    this.setData({ decision: next, problem: '' });
  },

  agree() {
    void this.decide(true);
  },
  decline() {
    void this.decide(false);
  },

  async decide(agrees: boolean) {
    const { communityId, deciding: moveId, decision, busy } = this.data;
    if (busy || !decision) return;
    const reason = decision.value.text.trim();
    if (reason === '') {
      this.setData({ problem: POINT_MOVES.wantsWhy });
      return;
    }
    this.setData({ busy: true, problem: '' });
    const answer = await callCloud('civility', 'decideMove', {
      communityId,
      moveId,
      agrees,
      reason,
      commandId: `${decision.commandId}-${agrees ? 'y' : 'n'}`,
    });
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: formErrorWords(answer) });
      return;
    }
    dropDraft(`move-decision:${moveId}`);
    this.leave();
    await this.refresh();
  },
});

/** What is still to be filled in, or ''. */
function wrongIn({ account, to, points, reason }: Form): string {
  if (!account) return POINT_MOVES.wantsFrom;
  if (!to) return POINT_MOVES.wantsTo;
  if (!/^[1-9]\d{0,6}$/.test(points.trim())) return POINT_MOVES.wantsPoints;
  if (Number(points) > account.available) return tooManyPoints(account.available);
  return reason.trim() === '' ? POINT_MOVES.wantsReason : '';
}

function rowOf(move: MoveLine): Row {
  const { moveId, from, to, points, moved, state, own } = move;
  return {
    moveId,
    from: movedFrom(from),
    to: movedTo(to),
    points: plainPoints(moved ?? points),
    state: moveState(move),
    steps: moveSteps(move, Date.now()),
    isOpen: state === 'open',
    own,
  };
}
