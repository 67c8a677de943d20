import type { MoveDocument } from '../../cloudfunctions/civility/collections.ts';
import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import { HOME, MAPLE, residentIdOf, START } from './community.ts';
import { commandId, type Input } from './inputs.ts';
import { accountOf } from './points.ts';

/** Points that go over between accounts. */

/** Asked for by the secretary: four of the second household's points to the door of another estate. */
const MOVE = { open: 'e5000000000000000001' } as const;

export const moving = (n: number, more: Input = {}): Input => ({
  communityId: MAPLE,
  accountId: accountOf(HOME.second),
  toHouseholdId: HOME.otherEstate,
  points: 3,
  reason: '儿子一家分户搬过去了',
  commandId: commandId(n),
  ...more,
});

export const ofMove = (n: number, more: Input = {}): Input => ({
  communityId: MAPLE,
  moveId: MOVE.open,
  agrees: true,
  reason: '看过户口本',
  commandId: commandId(n),
  ...more,
});

export function moveDocuments(): { moves: MoveDocument[] } {
  const at = START - DAY;
  const side = (id: string, label: string) => ({
    accountId: accountOf(id),
    label,
    placeId: id,
    bearer: { kind: 'household' as const, id },
  });
  return {
    moves: [
      {
        _id: MOVE.open,
        communityId: MAPLE,
        from: side(HOME.second, '一期 1栋 1单元 102'),
        to: side(HOME.otherEstate, '二期 1栋 1单元 101'),
        points: 4,
        moved: null,
        reason: '儿子一家分户搬过去了',
        proposedBy: { residentId: residentIdOf('secretary'), as: 'secretary' },
        decidedBy: null,
        state: 'open',
        dueAt: null,
        order: at,
        change: {
          id: `seed-move:${MOVE.open}`,
          action: 'seed',
          actorId: 'seed',
          target: `move:${MOVE.open}`,
          at: START - 10 * DAY, // no sweep of the audit trail looks so far back
        },
      },
    ],
  };
}
