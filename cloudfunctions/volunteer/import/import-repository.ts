import { command, expression, readerOf, tableOf } from '../../kernel/database/table.ts';
import type { ResidentDocument } from '../../people/collections.ts';
import { type HouseholdDocument, households, residents } from '../../people/collections.ts';
import {
  type AttendanceDocument,
  attendances,
  members,
  NEVER,
  shifts,
  type TeamImportDocument,
  teamImports,
} from '../collections.ts';

const table = tableOf(teamImports);
const hours = tableOf(attendances);
const A_REQUEST = 1000;
const NAMES = 200;

type Home = Pick<HouseholdDocument, '_id' | 'communityId' | 'number' | 'head'>;

/** Every household with what its numbers are found by, a thousand a request. */
export function readHomes(communityId: string): Promise<Home[]> {
  const fields = ['number', 'head.phoneHash', 'head.othersHash'];
  return readerOf(households).findAll(communityId, fields);
}

/** Residents of these names, with their homes; two hundred names a request. */
export async function findNamed(
  communityId: string,
  names: readonly string[],
): Promise<Pick<ResidentDocument, '_id' | 'name' | 'households'>[]> {
  const found: ResidentDocument[] = [];
  for (let at = 0; at < names.length; at += NAMES) {
    const rows = await readerOf(residents).find(
      { communityId, name: command.in(names.slice(at, at + NAMES)) },
      { order: [['_id', 'asc']], limit: A_REQUEST, fields: ['name', 'households'] },
    );
    found.push(...rows);
  }
  return found;
}

/** What these people have hours of, a thousand documents a request. */
export async function findAttended(
  communityId: string,
  ids: readonly string[],
): Promise<AttendanceDocument[]> {
  const found: AttendanceDocument[] = [];
  if (ids.length === 0) return found;
  for (let after = ''; ; ) {
    const page = await hours.find(
      { communityId, residentId: command.in([...ids]), _id: command.gt(after) },
      {
        order: [['_id', 'asc']],
        limit: A_REQUEST,
        fields: ['residentId', 'teamId', 'shiftId', 'day', 'imported', 'entries'],
      },
    );
    found.push(...page);
    const last = page.at(-1);
    if (page.length < A_REQUEST || !last) return found;
    after = last._id;
  }
}

/** Residents with their homes, as far as they are here. One request. */
export function findWithHomes(
  communityId: string,
  ids: readonly string[],
): Promise<Pick<ResidentDocument, '_id' | 'name' | 'households'>[]> {
  return readerOf(residents).find(
    { communityId, _id: command.in([...new Set(ids)]) },
    { limit: A_REQUEST, fields: ['name', 'households'] },
  );
}

/** What is kept of these lines. One request. */
export function findPosted(
  communityId: string,
  lines: TeamImportDocument['lines'],
): Promise<AttendanceDocument[]> {
  const ids = lines.map(({ key, residentId }) => `${key}:${residentId}`);
  return hours.find({ communityId, _id: command.in(ids) }, { limit: A_REQUEST });
}

/** The day of a team's first shift; null if it has none. One request. */
export async function firstDayOfTeam(communityId: string, teamId: string): Promise<string | null> {
  const [first] = await readerOf(shifts).find(
    { communityId, teamId },
    { order: [['until', 'asc']], limit: 1, fields: ['day'] },
  );
  return first?.day ?? null;
}

/** Whom a team has said something of. One request. */
export async function findMemberIds(communityId: string, teamId: string): Promise<Set<string>> {
  const found = await readerOf(members).find(
    { communityId, teamId },
    { limit: A_REQUEST, fields: ['residentId'] },
  );
  return new Set(found.map(({ residentId }) => residentId));
}

export interface ImportPeople {
  people: Pick<ResidentDocument, '_id' | 'name'>[];
}

/** The latest tables of a team or of all, with who entered and who decided. One request. */
export function findImports(
  communityId: string,
  teamId: string | undefined,
): Promise<(TeamImportDocument & ImportPeople)[]> {
  const condition = teamId === undefined ? { communityId } : { communityId, teamId };
  return table.aggregate<TeamImportDocument & ImportPeople>(condition, (pipeline) =>
    pipeline
      .sort({ order: -1, _id: 1 })
      .limit(30)
      .addFields({ personIds: ['$enteredBy', expression.ifNull(['$decidedBy', ''])] })
      .lookup({ from: residents.name, localField: 'personIds', foreignField: '_id', as: 'people' }),
  );
}

/** Which of these people are here and at home. One request. */
export async function findHere(communityId: string, ids: readonly string[]): Promise<Set<string>> {
  const found = await readerOf(residents).find(
    { communityId, _id: command.in([...ids]), 'households.0': command.exists(true) },
    { limit: A_REQUEST, fields: ['communityId'] },
  );
  return new Set(found.map(({ _id }) => _id));
}

/** Writes hours down that are not there yet. */
export function insertHours(made: readonly AttendanceDocument[]): Promise<void> {
  return hours.insertMissing(made);
}

/** Which tables have lines that are not written down. */
export const importDue = (at: number) => ({ dueAt: command.gt(0).and(command.lte(at)) });

/** How far the lines are written down; a run that is behind, or has not seen all lines, changes nothing. One request. */
export async function savePosted(
  { communityId, _id, change }: TeamImportDocument,
  posted: number,
  isDone: boolean,
): Promise<void> {
  await table.change(
    { communityId, _id, posted: command.lt(posted), 'change.id': change.id },
    { posted, ...(isDone ? { dueAt: null } : {}) },
  );
}

/** Which tables still say what was left out of them, long after. */
export const leftDue = (at: number) => ({ leftUntil: command.lte(at) });

export async function eraseLeft({ communityId, _id }: TeamImportDocument): Promise<void> {
  await table.change({ communityId, _id }, { left: [], leftUntil: NEVER });
}
