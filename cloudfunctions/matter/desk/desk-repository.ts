import type { Role } from '../../../typings/contract/resident.ts';
import { dayOf, endOfDay } from '../../kernel/calendar.ts';
import { command } from '../../kernel/database/table.ts';
import { type DeskPart, deskPart } from '../../people/desk/desk-part.ts';
import { type MatterDocument, matters } from '../collections.ts';
import { HOLDERS, TRIAGERS } from '../intake/matter-access.ts';
import { type QueueName, queueConditions } from '../intake/matter-repository.ts';

/** Matters that wait for a first answer, for the caller's office, and for a task to be done. */
export const matterDesk: readonly DeskPart[] = [
  queuePart('triage', TRIAGERS),
  queuePart('held', HOLDERS),
  queuePart('tasks', HOLDERS),
];

function queuePart(kind: Exclude<QueueName, 'late'>, ones: readonly Role[]): DeskPart {
  const by = kind === 'tasks' ? 'taskDue' : 'due';
  return deskPart<MatterDocument>({
    kind,
    collection: matters,
    by,
    fields: ['placeLabel', 'topicId', 'open.title', by],
    waiting: ({ roles, residentId }, at) => {
      const offices = roles.filter(({ role }) => ones.includes(role));
      if (offices.length === 0) return undefined;
      const places = offices.map(({ placeId }) => placeId);
      return command.and(queueConditions(kind, { places, offices, residentId }, dayOf(at)));
    },
    itemsOf: ({ _id, placeLabel, open, due, taskDue }) => {
      const day = kind === 'tasks' ? taskDue : due;
      return [{ id: _id, title: open?.title ?? placeLabel, until: day ? endOfDay(day) : null }];
    },
  });
}
