import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { ANNOUNCE } from '../../../text/ballot/motion/edit';
import { formErrorWords } from '../../../text/error';

/**
 * Announces a motion; a large roster takes several calls.
 * @param told how many voters there are so far
 * @returns what went wrong, in words; '' if nothing did
 */
export async function sendAnnouncement(
  communityId: string,
  motionId: string,
  told: (voters: number) => void,
): Promise<string> {
  const name = `announce:${motionId}`;
  for (;;) {
    const answer = await callCloud('ballot', 'announceMotion', {
      communityId,
      motionId,
      commandId: keptCommandId(name),
    });
    if (!answer.ok) {
      settleCommand(name, answer);
      return formErrorWords(answer);
    }
    told(answer.data.voters);
    if (!answer.data.done) continue;
    settleCommand(name, answer);
    return '';
  }
}

/** What was announced cannot be changed. */
export async function isSure(): Promise<boolean> {
  const { confirm } = await wx.showModal(ANNOUNCE);
  return confirm;
}
