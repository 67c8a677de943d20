import '../../errors';
import type { Proposal } from '../../../../typings/contract/role';
import { dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { dayWords } from '../../../text/date';
import { errorWords } from '../../../text/error';
import { roleWords, sightWords } from '../../../text/role/role';
import { definePage } from '../../../view/define-page';
import { load } from '../../../view/load';

type Decision = 'accept' | 'decline';

interface Row extends Proposal {
  title: string;
  term: string;
  sight: string;
  by: string;
}

/** What takes two: somebody proposed it, another agrees or not, in two taps. */
definePage({
  data: {
    communityId: '',
    rows: [] as Row[],
    askedId: '',
    asked: 'accept' as Decision,
    busy: false,
    problemId: '',
    problem: '',
  },

  onLoad(query) {
    this.setData({ communityId: query.communityId ?? '' });
    void this.refresh();
  },

  async refresh() {
    const { communityId } = this.data;
    await load(this, {
      ask: () => callCloud('role', 'listProposals', { communityId }),
      show: ({ proposals }) => this.setData({ rows: proposals.map(rowOf) }),
    });
  },

  askFor(event: WechatMiniprogram.TouchEvent) {
    const { id, decision } = event.currentTarget.dataset as { id: string; decision: Decision };
    this.setData({ askedId: id, asked: decision, problemId: '', problem: '' });
  },

  leaveIt() {
    this.setData({ askedId: '' });
  },

  async decide() {
    const { communityId, askedId: proposalId, asked: decision, busy } = this.data;
    if (busy) return;
    this.setData({ busy: true });
    const draft = `proposal:${proposalId}:${decision}`;
    const answer = await callCloud('role', 'decideProposal', {
      communityId,
      proposalId,
      decision,
      commandId: keptCommandId(draft),
    });
    settleCommand(draft, answer);
    if (answer.ok) {
      const rows = this.data.rows.filter((one) => one.proposalId !== proposalId);
      this.setData({ rows, askedId: '' });
      void wx.showToast({ title: decision === 'accept' ? '已同意' : '已回复', icon: 'success' });
    } else {
      this.setData({ askedId: '', problemId: proposalId, problem: errorWords(answer) });
    }
    this.setData({ busy: false });
  },
});

function rowOf(proposal: Proposal): Row {
  const { kind, role, placeLabel, from, until, proposedByName, expiresAt } = proposal;
  return {
    ...proposal,
    title:
      kind === 'grant'
        ? `担任 ${placeLabel} ${roleWords(role)}`
        : `不再担任 ${placeLabel} ${roleWords(role)}`,
    term: kind === 'grant' ? `${dayWords(from)}起${until ? `，到 ${dayWords(until)}` : ''}` : '',
    sight: kind === 'grant' ? sightWords(role) : '',
    by: `${proposedByName} 提议，${dayWords(dayOf(expiresAt))}前没有人定就作废`,
  };
}
