import * as v from 'valibot';
import type { RecheckLine } from '../../../typings/contract/parts/door-mark.ts';
import { communityId, cursor } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { OFFICERS, officersOf } from '../../people/officers.ts';
import { scopeOf } from '../confirm/receipt-rules.ts';
import { markOnHome } from './mark-rules.ts';
import { officerOf } from './officer-of.ts';
import { type RecheckRow, readRechecks } from './recheck-repository.ts';

/** Drawn marks at doors that the caller looks after: never the caller's own, never at the caller's home. */
export const listRechecks = action('notice.listRechecks', {
  input: v.strictObject({ communityId, after: cursor }),
  access: officersOf('input.communityId', OFFICERS, 'touching'),
  budget: 2,
  run: async ({ communityId, after }, { actor }) => {
    const officer = { ...officerOf(actor), places: scopeOf(actor.roles) };
    const { rows, next } = await readRechecks(communityId, officer, after);
    return { marks: rows.flatMap(lineOf), next };
  },
});

function lineOf(row: RecheckRow): RecheckLine[] {
  const [home] = row.household;
  const householdId = row.households[0]?.householdId;
  if (!home || householdId === undefined) return [];
  return markOnHome(row, { householdId, label: home.label }).map(({ label, byName, how, at }) => ({
    noticeId: row.noticeId,
    title: row.notice[0]?.title ?? '',
    householdId,
    label,
    authorName: byName,
    how,
    at,
    tries: row.tries ?? 0,
    hasPhone: home.head.phoneCipher !== null,
  }));
}
