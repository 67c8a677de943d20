import { callCloud } from '../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../store/command-id';
import { REPORT_WHY, REPORTED } from '../text/covenant/talk';
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
  void wx.showModal(REPORTED);
}

async function chooseReason(): Promise<string | undefined> {
  const reasons = Object.values(REPORTS);
  const chosen = await chooseOne(reasons, REPORT_WHY);
  return chosen === null ? undefined : reasons[chosen];
}
