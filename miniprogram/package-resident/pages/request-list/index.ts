import '../../errors';
import type { DeclineReason, JoinRequest } from '../../../../typings/contract/joining';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { pastWords } from '../../../text/date';
import { errorWords } from '../../../text/error';
import { REQUEST_LIST, requestLines } from '../../../text/resident/joining';
import { DECLINE_REASONS } from '../../../text/resident/request';
import { definePage } from '../../../view/define-page';
import { load } from '../../../view/load';
import { noRows, showMore } from '../../../view/paged';

type Decision = 'accept' | 'decline';

type Row = JoinRequest & ReturnType<typeof requestLines>;

/** Neighbours who ask to be let in. A decision takes two taps, the second says what will happen. */
definePage({
  data: {
    words: REQUEST_LIST,
    communityId: '',
    ...noRows<Row>(),
    reasons: DECLINE_REASONS,
    /** the request whose decision waits for the second tap */
    askedId: '',
    asked: 'accept' as Decision,
    reason: 'not-known' as DeclineReason,
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
      ask: () => callCloud('resident', 'listRequests', { communityId }),
      show: ({ requests, next }) => this.setData({ rows: requests.map(rowOf), next }),
    });
  },

  async more() {
    const { communityId } = this.data;
    await showMore(this, {
      ask: (after) => callCloud('resident', 'listRequests', { communityId, after }),
      rows: ({ requests }) => requests.map(rowOf),
    });
  },

  askFor(event: WechatMiniprogram.TouchEvent) {
    const { id, decision } = event.currentTarget.dataset as { id: string; decision: Decision };
    this.setData({
      askedId: id,
      asked: decision,
      reason: 'not-known',
      problemId: '',
      problem: '',
    });
  },

  leaveIt() {
    this.setData({ askedId: '' });
  },

  chooseReason(event: WechatMiniprogram.TouchEvent) {
    this.setData({ reason: event.currentTarget.dataset.reason as DeclineReason });
  },

  async decide() {
    const { communityId, askedId: requestId, asked: decision, reason, busy } = this.data;
    if (busy) return;
    this.setData({ busy: true });
    const draft = `request:${requestId}:${decision}`;
    const answer = await callCloud('resident', 'decideRequest', {
      communityId,
      requestId,
      decision,
      commandId: keptCommandId(draft),
      ...(decision === 'decline' ? { reason } : {}),
    });
    settleCommand(draft, answer);
    if (answer.ok && answer.data.state === 'open') {
      this.setData({ askedId: '' });
      void wx.showToast({ title: REQUEST_LIST.waits, icon: 'none' });
      await this.refresh();
    } else if (answer.ok) {
      const rows = this.data.rows.filter((one) => one.requestId !== requestId);
      this.setData({ rows, askedId: '' });
      void wx.showToast({
        title: decision === 'accept' ? REQUEST_LIST.joined : REQUEST_LIST.answered,
        icon: 'success',
      });
    } else {
      this.setData({ askedId: '', problemId: requestId, problem: errorWords(answer) });
    }
    this.setData({ busy: false });
  },
});

function rowOf(request: JoinRequest): Row {
  return { ...request, ...requestLines(request, pastWords(request.at, Date.now())) };
}
