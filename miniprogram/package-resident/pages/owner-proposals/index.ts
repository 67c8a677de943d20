import '../../errors';
import type { OwnerProposal, OwnerProposalLine } from '../../../../typings/contract/parts/owners';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { pastWords } from '../../../text/date';
import { errorWords } from '../../../text/error';
import { OWNER_PROPOSALS, proposalLines, proposedGroup, REOPEN } from '../../../text/roster/doubt';
import { definePage } from '../../../view/define-page';
import { load } from '../../../view/load';
import { noRows, showMore } from '../../../view/paged';

type Decision = 'agree' | 'decline';

type Line = Omit<OwnerProposalLine, 'owners'> & ReturnType<typeof proposedGroup>;

interface Row extends Omit<OwnerProposal, 'lines'> {
  title: string;
  by: string;
  lines: Line[];
  isOpen: boolean;
}

/** What was proposed about owners: a second person looks at each group, and agrees or not. */
definePage({
  data: {
    words: OWNER_PROPOSALS,
    communityId: '',
    estateId: '',
    ...noRows<Row>(),
    askedId: '',
    asked: 'agree' as Decision,
    busy: false,
    problemId: '',
    problem: '',
  },

  onLoad(query) {
    const { communityId = '', estateId = '' } = query;
    this.setData({ communityId, estateId });
    void this.refresh();
  },

  async refresh() {
    const { communityId, estateId } = this.data;
    await load(this, {
      ask: () => callCloud('roster', 'listOwnerProposals', { communityId, estateId }),
      show: ({ proposals, next }) => this.setData({ rows: proposals.map(rowOf), next }),
    });
  },

  async more() {
    const { communityId, estateId } = this.data;
    await showMore(this, {
      ask: (after) => callCloud('roster', 'listOwnerProposals', { communityId, estateId, after }),
      rows: ({ proposals }) => proposals.map(rowOf),
    });
  },

  turn(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    this.setData({
      rows: this.data.rows.map((row) =>
        row.proposalId === id ? { ...row, isOpen: !row.isOpen } : row,
      ),
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
    const draft = `owners:${proposalId}:${decision}`;
    const answer = await callCloud('roster', 'decideOwners', {
      communityId,
      proposalId,
      decision,
      commandId: keptCommandId(draft),
    });
    settleCommand(draft, answer);
    this.setData({ busy: false, askedId: '' });
    if (!answer.ok) return this.setData({ problemId: proposalId, problem: errorWords(answer) });
    void wx.showToast({
      title: decision === 'agree' ? OWNER_PROPOSALS.settled : OWNER_PROPOSALS.answered,
      icon: 'success',
    });
    await this.refresh();
  },

  async reopen(event: WechatMiniprogram.TouchEvent) {
    const { communityId, busy } = this.data;
    const { id: proposalId, doubt: doubtId } = event.currentTarget.dataset as {
      id: string;
      doubt: string;
    };
    if (busy) return;
    const { confirm } = await wx.showModal(REOPEN);
    if (!confirm) return;
    this.setData({ busy: true });
    const draft = `owners:${proposalId}:${doubtId}`;
    const answer = await callCloud('roster', 'reopenOwners', {
      communityId,
      proposalId,
      doubtId,
      commandId: keptCommandId(draft),
    });
    settleCommand(draft, answer);
    this.setData({ busy: false });
    if (!answer.ok) return this.setData({ problemId: proposalId, problem: errorWords(answer) });
    await this.refresh();
  },
});

function rowOf(proposal: OwnerProposal): Row {
  const { state, lines, at } = proposal;
  return {
    ...proposal,
    ...proposalLines(proposal, pastWords(at, Date.now())),
    lines: lines.map((line) => ({ ...line, ...proposedGroup(line) })),
    isOpen: state === 'open' && lines.length <= 20,
  };
}
