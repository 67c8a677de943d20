import type { ConfirmationLine } from '../../../typings/contract/notice.ts';
import { one } from '../../kernel/action/load.ts';
import { now } from '../../kernel/clock.ts';
import { action } from '../../people/action.ts';
import { notices } from '../collections.ts';
import { TURNOUT_READERS } from '../read/notice-access.ts';
import { householdListInput, listHouseholds } from './household-list.ts';
import type { HouseholdRow } from './household-repository.ts';
import { mayUndo } from './receipt-rules.ts';

/** Households that have confirmed, with who did it and how. */
export const listConfirmations = action('notice.listConfirmations', {
  input: householdListInput,
  access: TURNOUT_READERS,
  load: ({ noticeId }) => ({ notice: one(notices, noticeId, 'NOTICE_NOT_FOUND') }),
  budget: 2,
  run: async (input, { actor, notice }) => {
    const { rows, next } = await listHouseholds(input, actor.roles, notice, true);
    const at = now();
    return { households: rows.flatMap((row) => lineOf(row, actor.residentId, at)), next };
  },
});

function lineOf(
  { _id, label, receipts, people }: HouseholdRow,
  officerId: string,
  at: number,
): ConfirmationLine[] {
  const [first] = receipts.sort((one, other) => one.confirmedAt - other.confirmedAt);
  if (!first) return []; // never: the rows are those with a receipt
  const { by, confirmedAt, residentId } = first;
  const reader = people.find((one) => one._id === residentId);
  return [
    {
      householdId: _id,
      label,
      at: confirmedAt,
      byName: by.name,
      forName: by.how === 'agent' ? (reader?.name ?? '') : '',
      how: by.how,
      mayUndo: receipts.some((one) => mayUndo(one, officerId, at)),
    },
  ];
}
