import { callCloud } from '../cloud/call-cloud';
import { config } from '../config';
import { keptCommandId, settleCommand } from '../store/command-id';

/**
 * Asks whether the next notice, or news of a shift, may be sent in WeChat; only within a tap. One accepted request is
 * one message that may be sent; refusing is quite all right.
 * @returns whether it was accepted
 */
export async function offerMessages(
  communityId: string,
  templateId = config.noticeTemplateId,
): Promise<boolean> {
  let accepted = false;
  try {
    const answer = await wx.requestSubscribeMessage({ tmplIds: [templateId] });
    accepted = (answer as unknown as Record<string, string>)[templateId] === 'accept';
  } catch {
    return false; // switched off in WeChat's settings: nothing to count
  }
  if (!accepted) return false;
  const draft = templateId === config.noticeTemplateId ? 'grant' : `grant:${templateId}`;
  const commandId = keptCommandId(draft);
  const granted = await callCloud('resident', 'grantMessages', {
    communityId,
    templateIds: [templateId],
    commandId,
  });
  settleCommand(draft, granted);
  return true;
}
