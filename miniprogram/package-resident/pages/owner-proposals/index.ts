import '../../errors';
import type { OwnerProposal, OwnerProposalLine } from '../../../../typings/contract/parts/owners';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { pastWords } from '../../../text/date';
import { errorWords } from '../../../text/error';
import { doubtKindWords, unitsWords } from '../../../text/roster/owner';
import { definePage } from '../../../view/define-page';
import { load } from '../../../view/load';
import { noRows, showMore } from '../../../view/paged';

type Decision = 'agree' | 'decline';

interface Line extends Omit<OwnerProposalLine, 'owners'> {
  title: string;
  outcome: string;
  owners: { names: string; words: string }[];
}

interface Row extends Omit<OwnerProposal, 'lines'> {
  title: string;
  by: string;
  lines: Line[];
  isOpen: boolean;
}

/** What was proposed about owners: a second person looks at each group, and agrees or not. */
definePage({
  data: {
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
    void wx.showToast({ title: decision === 'agree' ? '定下来了' : '已回复', icon: 'success' });
    await this.refresh();
  },

  async reopen(event: WechatMiniprogram.TouchEvent) {
    const { communityId, busy } = this.data;
    const { id: proposalId, doubt: doubtId } = event.currentTarget.dataset as {
      id: string;
      doubt: string;
    };
    if (busy) return;
    const { confirm } = await wx.showModal({
      title: '重新核对这一组？',
      content:
        '这一组会回到“要核对”里，两个人重新定好以前，业主表决不能发布。已经发布的表决不受影响。',
      confirmText: '重新核对',
      cancelText: '不用了',
    });
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

const STATES = { agreed: '已确认', declined: '没有同意', open: '等另一位确认' };

function rowOf(proposal: OwnerProposal): Row {
  const { state, lines, proposedByName, decidedByName, at } = proposal;
  const decided = state === 'open' ? '' : `，${decidedByName || '一位已离开的人'} ${STATES[state]}`;
  return {
    ...proposal,
    title: `${lines.length} 组业主 · ${STATES[state]}`,
    by: `${proposedByName || '一位已离开的人'} 提出${decided} · ${pastWords(at, Date.now())}`,
    lines: lines.map(lineOf),
    isOpen: state === 'open' && lines.length <= 20,
  };
}

function lineOf(line: OwnerProposalLine): Line {
  const names = [...new Set(line.owners.map((owner) => owner.names.join('、')))];
  return {
    ...line,
    title: `${names.slice(0, 3).join(' / ')}（${doubtKindWords(line.kind)}）`,
    outcome: line.owners.length === 1 ? '同一个人' : `${line.owners.length} 个不同的人`,
    owners: line.owners.map((owner) => ({
      names: owner.names.join('、'),
      words: unitsWords(owner),
    })),
  };
}
