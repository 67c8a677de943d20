import type { DeclineReason, OwnRequest, RequestState } from '../../../typings/contract/joining';

/** Why somebody was not let in, as both sides read it. */
const DECLINED: Record<DeclineReason, string> = {
  'not-known': '还没弄清是哪一位',
  'wrong-door': '门牌好像不对',
  'come-by': '请到社区服务窗口当面办',
};

export const DECLINE_REASONS = Object.entries(DECLINED).map(([reason, words]) => ({
  reason: reason as DeclineReason,
  words,
}));

type Tone = 'quiet' | 'soon' | 'mine';
const STATES: Record<RequestState, [string, Tone]> = {
  open: ['等楼栋长回复', 'soon'],
  accepted: ['已同意', 'mine'],
  declined: ['没有同意', 'quiet'],
  withdrawn: ['您撤回了', 'quiet'],
};

/** What became of one's own request. */
export function requestWords({ state, reason }: Pick<OwnRequest, 'state' | 'reason'>): {
  words: string;
  tone: Tone;
  next: string;
} {
  const [words, tone] = STATES[state];
  const next = state === 'declined' && reason ? `${DECLINED[reason]}。` : '';
  return { words, tone, next };
}
