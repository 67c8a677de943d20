import { callCloud } from '../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../store/command-id';
import { CALL_HOME } from '../text/common/call';
import { explain } from './load';

interface Call {
  communityId: string;
  shiftId: string;
  teamId: string;
  residentId: string;
}

/** A leader calls somebody whom a shift concerns, at home. @returns whether the phone was opened */
export async function callPerson(call: Call, name: string): Promise<boolean> {
  const { confirm } = await wx.showModal({
    title: CALL_HOME.titleOf(name),
    content: CALL_HOME.content,
    confirmText: CALL_HOME.confirm,
    cancelText: CALL_HOME.cancel,
  });
  if (!confirm) return false;
  const key = `call:${call.shiftId}:${call.residentId}`;
  const answer = await callCloud('volunteer', 'callPerson', {
    ...call,
    commandId: keptCommandId(key),
  });
  settleCommand(key, answer);
  if (!answer.ok) {
    explain(answer);
    return false;
  }
  try {
    await wx.makePhoneCall({ phoneNumber: answer.data.phone });
  } catch {
    return false; // closed without calling
  }
  return true;
}
