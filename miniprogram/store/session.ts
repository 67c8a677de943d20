import type { Envelope } from '../../typings/contract/envelope';
import type { Membership } from '../../typings/contract/resident';
import { callCloud } from '../cloud/call-cloud';
import { forgetAnswers, keepAnswer, lastAnswer } from './last-answer';

/** Whose communities these are, and which of them is shown. */
const CHOSEN = 'community';
const ANSWER = 'memberships';
let known: Membership[] | null = null;

/**
 * The caller's communities; asks the cloud once, then only when told to, or as long as there is none:
 * somebody may just have been let in. Offline: as last known.
 */
export async function memberships(fresh = false): Promise<Envelope<Membership[]>> {
  if (known && known.length > 0 && !fresh) return { ok: true, data: known };
  const answer = await callCloud('resident', 'listMemberships', {});
  if (answer.ok) {
    known = answer.data.memberships;
    keepAnswer(ANSWER, known, Date.now());
    return { ok: true, data: known };
  }
  if (answer.code === 'NOT_A_RESIDENT') return { ok: true, data: [] };
  const last = lastAnswer<Membership[]>(ANSWER);
  return last ? { ok: true, data: last.data } : answer;
}

/** The community that is shown: the one chosen, or the first. */
export function currentOf(list: readonly Membership[]): Membership | null {
  const chosen = wx.getStorageSync(CHOSEN) as string;
  return list.find(({ communityId }) => communityId === chosen) ?? list[0] ?? null;
}

export function chooseCommunity(communityId: string): void {
  wx.setStorageSync(CHOSEN, communityId);
}

/** After joining: the next look asks the cloud. */
export function forgetMemberships(): void {
  known = null;
  forgetAnswers();
}
