import '../../errors';
import type { Proposal } from '../../../../typings/contract/role';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { errorWords } from '../../../text/error';
import { proposalLines, ROLE_PROPOSALS } from '../../../text/role/proposal';
import { definePage } from '../../../view/define-page';
import { load } from '../../../view/load';

type Decision = 'accept' | 'decline';

type Row = Proposal & ReturnType<typeof proposalLines>;

/** What takes two: somebody proposed it, another agrees or not, in two taps. */
definePage({
  data: {
    words: ROLE_PROPOSALS,
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
      void wx.showToast({
        title: decision === 'accept' ? ROLE_PROPOSALS.agreed : ROLE_PROPOSALS.answered,
        icon: 'success',
      });
    } else {
      this.setData({ askedId: '', problemId: proposalId, problem: errorWords(answer) });
    }
    this.setData({ busy: false });
  },
});

function rowOf(proposal: Proposal): Row {
  return { ...proposal, ...proposalLines(proposal) };
}
