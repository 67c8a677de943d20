import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { now } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { communityId, cursor } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { households } from '../../people/collections.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { householdId } from '../../places/place-schema.ts';
import type { HonourDocument } from '../collections.ts';
import { HEARERS, officeAt, REVIEWERS, somebody, WRITERS } from '../event/civility-access.ts';
import { holderOf, isOwn } from '../ledger/account-id.ts';
import { nominationLine, picturesOf } from './honour-line.ts';
import { findVotes, readOfAccount, readWaiting } from './honour-repository.ts';

/** What one's own household is nominated for, or what waits for officers at their doors. */
export const listNominations = action('civility.listNominations', {
  input: v.strictObject({ communityId, householdId: v.nullable(householdId), after: cursor }),
  access: RESIDENTS,
  load: ({ householdId }) => ({ household: one(households, householdId) }),
  budget: 7,
  run: async ({ communityId, householdId: id, after }, { actor, household }) => {
    const at = now();
    const page = async () => {
      if (id === null) {
        const offices = [...REVIEWERS, ...HEARERS];
        const places = actor.roles
          .filter(({ role }) => offices.includes(role))
          .map(({ placeId }) => placeId);
        if (places.length === 0) throw new Refusal('NOT_ALLOWED');
        return readWaiting(communityId, places, after);
      }
      const bearer = { kind: 'household' as const, id };
      if (!isOwn(bearer, actor)) throw new Refusal('HOUSEHOLD_NOT_FOUND');
      const { accountId } = holderOf(bearer, { household, person: undefined });
      return readOfAccount(communityId, accountId, after);
    };
    const { rows, next } = await page();
    // A vote that was cancelled is not among those found: another one may be named.
    const since = Math.min(...rows.filter(isTitleWaiting).map(({ order }) => order));
    const votes = Number.isFinite(since) ? await findVotes(communityId, since) : [];
    const isOpen = (motionId: string | null) =>
      motionId === null || !votes.some(({ _id }) => _id === motionId);
    const pictures = await picturesOf(rows, actor.residentId);
    const lines = rows.map((row) => {
      const hears = id === null && officeAt(actor, row.placeId, HEARERS) !== '';
      const names =
        id === null &&
        isTitleWaiting(row) &&
        isOpen(row.motionId) &&
        officeAt(actor, row.placeId, WRITERS) !== '' &&
        !somebody(actor).homes.includes(row.placeId);
      const ahead = votes.filter(({ form }) => form.opensAt > at);
      return nominationLine(
        row,
        at,
        somebody(actor),
        hears,
        names ? ahead : null,
        pictures.get(row._id),
      );
    });
    return { nominations: lines, next };
  },
});

/** A title that neighbours have not voted about yet. */
const isTitleWaiting = ({ kind, state }: HonourDocument) =>
  kind === 'title' && state === 'accepted';
