import * as v from 'valibot';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { communityId, cursor } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { somebody } from '../claim/civility-access.ts';
import { holderOf } from '../ledger/account-id.ts';
import { honourLine, objectionLines } from './honour-line.ts';
import { readHonours } from './honour-repository.ts';

/** Whom the community honours, of those who agreed. There is no order but the time, and no list of others. */
export const listHonours = action('civility.listHonours', {
  input: v.strictObject({ communityId, after: cursor }),
  access: RESIDENTS,
  budget: 2,
  run: async ({ communityId, after }, { actor }) => {
    const at = now();
    const { rows, next } = await readHonours(
      { communityId, residentId: actor.residentId },
      dayOf(at),
      after,
    );
    return {
      honours: rows.map(({ household, ...honour }) => {
        const [home] = household;
        const bearer = { kind: 'household' as const, id: honour.placeId };
        // Another family lives there by now: the honour is not theirs.
        const isTheirs =
          home !== undefined &&
          holderOf(bearer, { household: home as never, person: undefined }).accountId ===
            honour.accountId;
        const mine = objectionLines(honour, somebody(actor), false).filter(({ own }) => own);
        return { ...honourLine(honour, at), mine, ...(isTheirs ? {} : { label: '' }) };
      }),
      next,
    };
  },
});
