import type { Envelope } from '../../typings/contract/envelope';
import type { Standing } from '../../typings/contract/volunteer/shift';
import { callCloud } from '../cloud/call-cloud';
import { config } from '../config';
import { keptCommandId, settleCommand } from '../store/command-id';
import { explain } from './load';
import { offerMessages } from './offer-messages';

export interface Sign {
  communityId: string;
  shiftId: string;
  roleId: string;
  /** the role is full: whoever waits hears of a free place by a message */
  waits: boolean;
  /** people of one's home who come along */
  others?: string[];
}

/**
 * Signs up, and says what has come of it: a place, or the waitlist, which is no place yet.
 * @returns whether anything may have changed
 */
export async function signUp({
  communityId,
  shiftId,
  roleId,
  waits,
  others = [],
}: Sign): Promise<boolean> {
  if (waits) await offerMessages(communityId, config.shiftTemplateId);
  const key = `sign:${shiftId}`;
  const answer = await callCloud('volunteer', 'signUpForShift', {
    communityId,
    shiftId,
    roleId,
    ...(others.length > 0 ? { with: others } : {}),
    commandId: keptCommandId(key),
  });
  return settled(key, answer);
}

export async function acceptOffer(communityId: string, shiftId: string): Promise<boolean> {
  const key = `accept:${shiftId}`;
  const answer = await callCloud('volunteer', 'acceptOffer', {
    communityId,
    shiftId,
    commandId: keptCommandId(key),
  });
  return settled(key, answer);
}

/** @param late cancelling is counted by now */
export async function cancelSignUp(
  communityId: string,
  shiftId: string,
  what: 'in' | 'offered' | 'waiting',
  late: boolean,
): Promise<boolean> {
  const { confirm } = await wx.showModal({
    content: cancelWords(what, late),
    confirmText: what === 'waiting' ? '退出候补' : what === 'offered' ? '让给别人' : '取消报名',
    cancelText: '先不',
  });
  if (!confirm) return false;
  const key = `leave:${shiftId}`;
  const answer = await callCloud('volunteer', 'cancelSignUp', {
    communityId,
    shiftId,
    commandId: keptCommandId(key),
  });
  settleCommand(key, answer);
  if (!answer.ok) explain(answer);
  return true;
}

function cancelWords(what: 'in' | 'offered' | 'waiting', late: boolean): string {
  if (what === 'waiting') return '退出以后，再想来就要重新排队。';
  if (what === 'offered') return '这个名额会让给下一位。';
  return late
    ? '离开始不久了，现在取消会记一次，方便队长安排。名额会让给下一位。'
    : '名额会让给下一位。';
}

function settled(key: string, answer: Envelope<{ standing: Standing }>): boolean {
  settleCommand(key, answer);
  if (!answer.ok) explain(answer);
  else if (answer.data.standing.is === 'in')
    void wx.showToast({ title: '报上了', icon: 'success' });
  else if (answer.data.standing.is === 'waiting') {
    void wx.showModal({
      title: `候补第 ${answer.data.standing.position} 位`,
      content: '还没有报上。有了空位会按先来后到通知您，到时再确认一下。',
      showCancel: false,
      confirmText: '知道了',
    });
  }
  return true;
}
