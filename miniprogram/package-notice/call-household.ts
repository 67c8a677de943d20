import { callCloud } from '../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../store/command-id';
import { DOORS } from '../text/notice/recovery-doors';
import { explain } from '../view/load';

interface Busy {
  data: { communityId: string; noticeId: string; busy: boolean };
  setData(change: { busy: boolean }): void;
}

/** Asks, opens the number of one household, and calls it; each look is on record. @returns whether it was called */
export async function callHousehold(
  page: Busy,
  householdId: string,
  about: 'confirmation' | 'recovery',
): Promise<boolean> {
  const { communityId, noticeId } = page.data;
  const { confirm } = await wx.showModal({
    title: DOORS.callTitle,
    content: DOORS.callWords,
    confirmText: DOORS.call,
    cancelText: DOORS.callNot,
  });
  if (!confirm || page.data.busy) return false;
  page.setData({ busy: true });
  const name = `call:${noticeId}:${householdId}`;
  const answer = await callCloud('notice', 'callNumber', {
    communityId,
    noticeId,
    householdId,
    about,
    commandId: keptCommandId(name),
  });
  page.setData({ busy: false });
  settleCommand(name, answer);
  if (!answer.ok) {
    explain(answer);
    return false;
  }
  try {
    await wx.makePhoneCall({ phoneNumber: answer.data.phone });
    return true;
  } catch {
    return false; // closed without calling
  }
}
