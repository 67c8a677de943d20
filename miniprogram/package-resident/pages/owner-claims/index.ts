import '../../errors';
import type { OwnerClaim } from '../../../../typings/contract/parts/owner-claim';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { pastWords } from '../../../text/date';
import { errorWords } from '../../../text/error';
import { claimLines, OWNER_CLAIMS } from '../../../text/roster/claim';
import { definePage } from '../../../view/define-page';
import { load } from '../../../view/load';
import { noRows, showMore } from '../../../view/paged';

type Decision = 'confirm' | 'decline';

type Row = OwnerClaim & ReturnType<typeof claimLines> & { key: string };

/** People who say that they own the unit they live in: compared with the register at the door, one tap each. */
definePage({
  data: {
    words: OWNER_CLAIMS,
    communityId: '',
    ...noRows<Row>(),
    /** the row whose decision waits for the second tap */
    askedKey: '',
    asked: 'confirm' as Decision,
    /** where the names differ: which owner, and by what papers */
    as: '',
    basis: '',
    busy: false,
    problemKey: '',
    problem: '',
  },

  onLoad(query) {
    this.setData({ communityId: query.communityId ?? '' });
    void this.refresh();
  },

  async refresh() {
    const { communityId } = this.data;
    await load(this, {
      ask: () => callCloud('resident', 'listOwnerClaims', { communityId }),
      show: ({ claims, next }) => this.setData({ rows: claims.map(rowOf), next }),
    });
  },

  async more() {
    const { communityId } = this.data;
    await showMore(this, {
      ask: (after) => callCloud('resident', 'listOwnerClaims', { communityId, after }),
      rows: ({ claims }) => claims.map(rowOf),
    });
  },

  askFor(event: WechatMiniprogram.TouchEvent) {
    const { key, decision } = event.currentTarget.dataset as { key: string; decision: Decision };
    const row = this.data.rows.find((one) => one.key === key);
    const as = row && !row.matches && row.owners.length === 1 ? (row.owners[0] ?? '') : '';
    this.setData({ askedKey: key, asked: decision, as, basis: '', problemKey: '', problem: '' });
  },

  leaveIt() {
    this.setData({ askedKey: '' });
  },

  chooseOwner(event: WechatMiniprogram.TouchEvent) {
    this.setData({ as: event.currentTarget.dataset.name as string });
  },

  typeBasis(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ basis: event.detail.value });
  },

  async decide() {
    const { communityId, askedKey: key, asked: decision, rows, as, busy } = this.data;
    const row = rows.find((one) => one.key === key);
    const basis = this.data.basis.trim();
    if (busy || !row) return;
    const isOther = decision === 'confirm' && !row.matches;
    if (isOther && (as === '' || basis === '')) {
      return this.setData({ problemKey: key, problem: OWNER_CLAIMS.basisFirst });
    }
    this.setData({ busy: true, problemKey: '', problem: '' });
    const more = isOther ? { as, basis } : {};
    const draft = `owning:${key}:${decision}:${JSON.stringify(more)}`;
    const answer = await callCloud('resident', 'decideOwnerClaim', {
      communityId,
      householdId: row.householdId,
      residentId: row.residentId,
      decision,
      ...more,
      commandId: keptCommandId(draft),
    });
    settleCommand(draft, answer);
    if (answer.ok) {
      this.setData({ rows: this.data.rows.filter((one) => one.key !== key), askedKey: '' });
      void wx.showToast({
        title: decision === 'confirm' ? OWNER_CLAIMS.confirmed : OWNER_CLAIMS.answered,
        icon: 'success',
      });
    } else {
      this.setData({ problemKey: key, problem: errorWords(answer) });
    }
    this.setData({ busy: false });
  },
});

function rowOf(claim: OwnerClaim): Row {
  const { residentId, householdId, at } = claim;
  return {
    ...claim,
    ...claimLines(claim, pastWords(at, Date.now())),
    key: `${residentId}-${householdId}`,
  };
}
