import type { Envelope } from '../../typings/contract/envelope';
import { callCloud } from '../cloud/call-cloud';
import { isPassing } from '../cloud/passing';
import { dropCodes, keepCodes, type ShiftCodes } from '../store/shift-codes';

/** Fetches the codes of a shift and keeps them on this phone; what is no longer to be shown is dropped. */
export async function fetchCodes(shift: {
  communityId: string;
  shiftId: string;
  teamId: string;
}): Promise<Envelope<ShiftCodes>> {
  const answer = await callCloud('volunteer', 'listCodes', shift);
  if (!answer.ok) {
    if (!isPassing(answer.code)) dropCodes(shift.shiftId);
    return answer;
  }
  const { now, ...codes } = answer.data;
  const at = Date.now();
  const kept = { ...codes, ahead: now - at, at };
  keepCodes(shift.shiftId, kept);
  return { ok: true, data: kept };
}
