import type { Envelope } from '../../typings/contract/envelope';
import { callCloud } from '../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../store/command-id';

/** Says that the reader's home has taken note of it; sent again under the same id until there is an answer. */
export async function confirmNotice(
  communityId: string,
  noticeId: string,
): Promise<Envelope<{ confirmedAt: number }>> {
  const draft = `confirm:${noticeId}`;
  const commandId = keptCommandId(draft);
  const answer = await callCloud('notice', 'confirmNotice', { communityId, noticeId, commandId });
  settleCommand(draft, answer);
  return answer;
}
