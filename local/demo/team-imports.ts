import { createHash } from 'node:crypto';
import { addDays, DAY, dayOf } from '../../cloudfunctions/kernel/calendar.ts';
import {
  type ExportRequestDocument,
  NEVER,
  type TeamDocument,
  type TeamImportDocument,
} from '../../cloudfunctions/volunteer/collections.ts';

/** A table of last year's hours that waits for somebody from outside the team. */
export function teamImport(
  team: TeamDocument,
  { people, enteredBy, start }: { people: readonly string[]; enteredBy: string; start: number },
): TeamImportDocument {
  const at = start - 2 * DAY;
  const _id = 'demo-team-import';
  return {
    _id,
    communityId: team.communityId,
    teamId: team._id,
    teamName: team.name,
    fileKey: `${team._id}:demo`,
    what: 'hours',
    lines: people.map((residentId, n) => ({
      row: n + 3,
      residentId,
      period: addDays(dayOf(start), -365 - 7 * n),
      title: '晚间巡逻',
      minutes: 120,
      sameDay: false,
      key: `import-${createHash('sha256').update(`demo ${n}`).digest('hex').slice(0, 20)}`,
    })),
    left: [{ row: people.length + 3, reason: 'unknown', written: '1栋 501 柳长青', left: true }],
    leftCount: 1,
    leftUntil: NEVER,
    state: 'open',
    enteredBy,
    decidedBy: null,
    posted: 0,
    dueAt: null,
    order: at,
    change: {
      id: `seed-${_id}`,
      action: 'seed',
      actorId: 'seed',
      target: `import:${_id}`,
      at: start - 60 * DAY,
    },
  };
}

/** Hours of the year so far, asked for by one and to be agreed to by another. */
export function askedExport(
  communityId: string,
  askedBy: string,
  start: number,
): ExportRequestDocument {
  const _id = 'demo-export';
  const at = start - DAY;
  const today = dayOf(start);
  return {
    _id,
    communityId,
    what: 'hours',
    from: `${today.slice(0, 4)}-01-01`,
    until: addDays(today, -1),
    title: '',
    shiftId: null,
    teamId: null,
    state: 'open',
    askedBy,
    decidedBy: null,
    fetchUntil: null,
    dropAt: start + 29 * DAY,
    order: at,
    change: {
      id: `seed-${_id}`,
      action: 'seed',
      actorId: 'seed',
      target: `export:${_id}`,
      at: start - 60 * DAY,
    },
  };
}
