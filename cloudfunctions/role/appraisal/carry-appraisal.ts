import { dayOf } from '../../kernel/calendar.ts';
import { entailedStamp } from '../../kernel/command.ts';
import { job } from '../../kernel/upkeep.ts';
import { applyToResident } from '../../people/resident-repository.ts';
import { type AppraisalDocument, appraisals } from '../collections.ts';
import { withoutOffice } from '../office/office-rules.ts';
import { has } from '../office/role-rules.ts';
import { markEnded } from './appraisal-repository.ts';

/** Offices that end by two 不称职 in a row have their last day. Doing it again changes nothing. */
export async function carryAppraisal(appraisal: AppraisalDocument): Promise<void> {
  const { communityId, people, ended, carrying, change } = appraisal;
  if (!carrying) return;
  for (const { key, residentId, role, placeId, from } of people) {
    if (!ended.includes(key) || residentId === null) continue;
    const line = { action: 'role.end-appraised', target: `resident:${residentId}` };
    const stamp = entailedStamp(change, line);
    await applyToResident(communityId, { _id: residentId }, stamp, ({ roles: held }) => {
      const term = { role, placeId, from };
      // Ended otherwise meanwhile.
      if (!has(held, term)) return null;
      const roles = withoutOffice(held, term, dayOf(change.at));
      return roles && { roles };
    });
  }
  await markEnded(appraisal);
}

export const carryAppraisals = job({
  name: 'role.carry-appraisal',
  collection: appraisals,
  due: () => ({ carrying: true }),
  one: carryAppraisal,
});
