import { HOUR, MINUTE } from '../../cloudfunctions/kernel/calendar.ts';
import { covers, parentOf } from '../../cloudfunctions/kernel/path-id.ts';
import type {
  NoticeDocument,
  RecoveryAnswer,
  RecoveryDocument,
} from '../../cloudfunctions/notice/collections.ts';
import { recoveryIdOf } from '../../cloudfunctions/notice/recover/recovery-rules.ts';
import type { HouseholdDocument } from '../../cloudfunctions/people/collections.ts';
import { buildingOf } from '../../cloudfunctions/places/place-id.ts';
import type { Trouble } from '../../typings/contract/parts/recovery.ts';
import type { Person } from './documents.ts';

/** What households say in turn: well, with something wrong, nothing yet. */
const SAID: ({ restored: boolean; trouble: Trouble | null } | null)[] = [
  { restored: false, trouble: 'never' },
  { restored: true, trouble: null },
  null,
  { restored: true, trouble: null },
  { restored: false, trouble: 'dirty' },
  { restored: true, trouble: null },
];

/**
 * What came of the outages that are over: most say that all is well, some not, some nothing; of those without WeChat
 * the steward has written down a few.
 * @param silent people who are still to be asked
 */
export function recoveryDocuments(
  notices: readonly NoticeDocument[],
  households: readonly HouseholdDocument[],
  people: readonly Person[],
  steward: Person,
  silent: readonly string[],
): RecoveryDocument[] {
  return notices.flatMap((notice) => {
    const end = notice.eventUntil ?? null;
    if (end === null) return [];
    const asked = households.filter(({ _id }) =>
      notice.audience.some((place) => covers(place, _id)),
    );
    return asked.flatMap(({ _id: householdId }, index): RecoveryDocument[] => {
      const home = people.filter((one) => one.households.some(({ _id }) => _id === householdId));
      if (home.some(({ id }) => silent.includes(id))) return [];
      const said = SAID[index % SAID.length];
      const reader = home.find(({ openid }) => openid !== null);
      if (!said || (!reader && index % 2 === 0)) return [];
      const by = reader ?? steward;
      const answer: RecoveryAnswer = {
        ...said,
        by: { residentId: by.id, name: by.name, how: reader ? 'self' : 'phone' },
        at: end + Math.min(HOUR, (index + 1) * MINUTE),
      };
      return [
        {
          _id: recoveryIdOf(notice._id, householdId),
          communityId: notice.communityId,
          noticeId: notice._id,
          householdId,
          buildingId: buildingOf(householdId) ?? '',
          stairId: parentOf(householdId) ?? '',
          answer,
          before: null,
        },
      ];
    });
  });
}
