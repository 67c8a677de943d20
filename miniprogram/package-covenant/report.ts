import { callCloud } from '../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../store/command-id';
import { REPORTS } from '../text/notice/kind';
import { chooseOne } from '../view/choose-one';
import { explain } from '../view/load';

interface Reported {
  communityId: string;
  covenantId: string;
  subject: 'comment' | 'amendment';
  id: string;
}

/** Asks what is wrong with somebody's words, and tells those who look at such things. */
export async function report(what: Reported): Promise<void> {
  const reason = await chooseReason();
  if (reason === undefined) return;
  const key = `covenant-report:${what.id}`;
  const answer = await callCloud('covenant', 'reportWords', {
    ...what,
    reason,
    commandId: keptCommandId(key),
  });
  settleCommand(key, answer);
  if (!answer.ok) return explain(answer);
  void wx.showModal({
    content: '收到了，社区会有人来看。看的人不会知道是您反映的。',
    showCancel: false,
    confirmText: '知道了',
  });
}

async function chooseReason(): Promise<string | undefined> {
  const reasons = Object.values(REPORTS);
  const chosen = await chooseOne(reasons, '哪里不合适？');
  return chosen === null ? undefined : reasons[chosen];
}
