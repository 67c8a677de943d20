import type { RecoveryDoor } from '../../../typings/contract/parts/recovery.ts';
import { one } from '../../kernel/action/load.ts';
import { now } from '../../kernel/clock.ts';
import { action } from '../../people/action.ts';
import { notices } from '../collections.ts';
import { householdListInput } from '../confirm/household-list.ts';
import { placesToShow, scopeOf } from '../confirm/receipt-rules.ts';
import { TURNOUT_READERS } from '../read/notice-access.ts';
import { requireAsked } from './recovery-answer.ts';
import { type DoorRow, findDoors } from './recovery-repository.ts';
import { countedAnswer, mayTakeBack, type RecoveryWindow, shownAnswer } from './recovery-rules.ts';

const PAGE = 30;

/** Households of the officer's places with what they said last. No names of who lives there. */
export const listRestored = action('notice.listRestored', {
  input: householdListInput,
  access: TURNOUT_READERS,
  load: ({ noticeId }) => ({ notice: one(notices, noticeId, 'NOTICE_NOT_FOUND') }),
  budget: 2,
  run: async ({ communityId, noticeId, placeId, search, after }, { actor, notice }) => {
    const at = now();
    const window = requireAsked(notice, at);
    const places = placesToShow(notice.audience, scopeOf(actor.roles), placeId);
    if (places.length === 0) return { households: [], next: null };
    const wanted = { places, search, after };
    const { rows, next } = await findDoors(communityId, noticeId, wanted, PAGE);
    return { households: rows.map((row) => doorOf(row, window, actor.residentId, at)), next };
  },
});

/** Who said it for the household is for the household; an officer who wrote it down is named. */
function doorOf(
  { _id, label, head, recoveries: [recovery] }: DoorRow,
  window: RecoveryWindow,
  officerId: string,
  at: number,
): RecoveryDoor {
  const answer = countedAnswer(recovery, window);
  const shown = shownAnswer(answer);
  const isTheirs = shown?.how === 'self' || shown?.how === 'agent';
  return {
    householdId: _id,
    label,
    answer: shown && { ...shown, byName: isTheirs ? '' : shown.byName },
    mayCall: head.phoneCipher !== null && answer !== null && !answer.restored,
    mayUndo: mayTakeBack(answer, officerId, at),
  };
}
