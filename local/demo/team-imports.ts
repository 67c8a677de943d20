import { createHash } from 'node:crypto';
import { addDays, DAY, dayOf } from '../../cloudfunctions/kernel/calendar.ts';
import {
  type ExportRequestDocument,
  NEVER,
  type TeamDocument,
  type TeamImportDocument,
} from '../../cloudfunctions/volunteer/collections.ts';

const keyOf = (n: number) =>
  `import-${createHash('sha256').update(`demo ${n}`).digest('hex').slice(0, 20)}`;

interface Entered {
  people: readonly string[];
  enteredBy: string;
  /** who has compared it; null: nobody yet */
  decidedBy?: string | null;
  start: number;
}

/** A table of last year's hours that waits for somebody from outside the team. */
export function teamImport(
  team: TeamDocument,
  { people, enteredBy, decidedBy = null, start }: Entered,
): TeamImportDocument {
  const at = start - (decidedBy ? 9 : 2) * DAY;
  const _id = decidedBy ? 'demo-team-import-done' : 'demo-team-import';
  // The second table goes on where the first one ends.
  const first = decidedBy ? people.length : 0;
  return {
    _id,
    communityId: team.communityId,
    teamId: team._id,
    teamName: team.name,
    fileKey: `${team._id}:${_id}`,
    what: 'hours',
    lines: people.map((residentId, n) => ({
      row: n + 3,
      residentId,
      period: addDays(dayOf(start), -365 - 7 * (first + n)),
      title: '晚间巡逻',
      minutes: 120,
      sameDay: false,
      key: keyOf(first + n),
    })),
    left: [
      {
        row: people.length + 3,
        reason: 'unknown',
        written: '1栋 501 柳长青',
        left: true,
        rest: {
          period: addDays(dayOf(start), -300),
          title: '晚间巡逻',
          minutes: 90,
          key: keyOf(2 * people.length),
        },
      },
    ],
    leftCount: 1,
    leftUntil: NEVER,
    state: decidedBy ? 'confirmed' : 'open',
    enteredBy,
    decidedBy,
    posted: decidedBy ? people.length : 0,
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
