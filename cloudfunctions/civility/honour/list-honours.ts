import * as v from 'valibot';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { communityId, cursor } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { somebody } from '../event/civility-access.ts';
import { holderOf } from '../ledger/account-id.ts';
import { honourLine, objectionLines, picturesOf } from './honour-line.ts';
import { type HonourRow, readHonours } from './honour-repository.ts';

/** Whom the community honours, of those who agreed. There is no order but the time, and no list of others. */
export const listHonours = action('civility.listHonours', {
  input: v.strictObject({ communityId, after: cursor }),
  access: RESIDENTS,
  budget: 6,
  run: async ({ communityId, after }, { actor }) => {
    const at = now();
    const { rows, next } = await readHonours(
      { communityId, residentId: actor.residentId },
      dayOf(at),
      after,
    );
    const isSeen = (row: HonourRow) => row.state === 'published' && isTheirs(row);
    const pictures = await picturesOf(rows.filter(isSeen), actor.residentId);
    return {
      honours: rows.map((row) => {
        const { household: _, ...honour } = row;
        const mine = objectionLines(honour, somebody(actor), false).filter(({ own }) => own);
        const line = honourLine(honour, at, pictures.get(honour._id));
        return { ...line, mine, ...(isTheirs(row) ? {} : { label: '' }) };
      }),
      next,
    };
  },
});

/** Whether the family that it is about lives there still. */
function isTheirs({ household: [home], placeId, accountId }: HonourRow): boolean {
  const bearer = { kind: 'household' as const, id: placeId };
  return (
    home !== undefined &&
    holderOf(bearer, { household: home as never, person: undefined }).accountId === accountId
  );
}
