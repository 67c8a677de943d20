import { createHash } from 'node:crypto';
import { isFileOf, readUploaded } from '../../files/file.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { namedHashes } from '../../kernel/secret.ts';
import type { ActorContext } from '../../people/action.ts';
import { readDoorRows, readPlaces } from '../../roster/for-others.ts';
import type { TeamDocument } from '../collections.ts';
import {
  findAttended,
  findMemberIds,
  findNamed,
  firstDayOfTeam,
  readHomes,
} from './import-repository.ts';
import {
  IMPORT_HEADINGS,
  type ImportRead,
  knownHours,
  MOST_LINES,
  readImport,
} from './import-rules.ts';

const MOST_BYTES = 10_485_760;

export interface ReadFile extends ImportRead {
  /** of the team and the file's bytes */
  fileKey: string;
}

const hashOf = (...parts: (string | Uint8Array)[]) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\n');
  return hash.digest('hex').slice(0, 20);
};

/** What an uploaded table of a team brings over. @throws Refusal for a file that cannot be read */
export async function readImportFile(
  { communityId, _id: teamId, name }: TeamDocument,
  fileId: string,
  { resident }: ActorContext['actor'],
): Promise<ReadFile> {
  if (!isFileOf(fileId, 'rosters', communityId)) throw new Refusal('FILE_NOT_FOUND');
  const bytes = await readUploaded(fileId, MOST_BYTES);
  const homes = await readHomes(communityId);
  const places = await readPlaces(communityId);
  const wanted = { headings: IMPORT_HEADINGS, people: true as const };
  const { rows: all, headings } = readDoorRows(
    bytes,
    { communityId, places, households: homes },
    wanted,
  );
  const rows = all.filter(({ isTotal }) => !isTotal);
  if (rows.length > MOST_LINES) throw new Refusal('IMPORT_TOO_LONG', { most: MOST_LINES });
  const byPhone = new Map<string, string[]>();
  for (const { _id, head } of homes) {
    for (const hash of [head.phoneHash, head.othersHash]) {
      if (hash) byPhone.set(hash, [...(byPhone.get(hash) ?? []), _id]);
    }
  }
  const read = rows.map(({ householdId, phones, more, ...row }) => ({
    row: row.row,
    name: row.name,
    written: row.written,
    hasDoor: row.written !== '' || phones.length > 0,
    homes:
      householdId === null
        ? phones.flatMap((phone) =>
            namedHashes('phone-lookup', phone).flatMap((hash) => byPhone.get(hash) ?? []),
          )
        : [householdId],
    hours: more.hours ?? { text: '' },
    day: more.day ?? { text: '' },
    title: more.title?.text.replace(/\s+/g, ' ').trim() ?? '',
    team: more.team?.text.trim() ?? '',
  }));
  const names = [...new Set(read.flatMap((row) => (row.name === null ? [] : [row.name])))];
  const people = (await findNamed(communityId, names)).map((person) => ({
    residentId: person._id,
    name: person.name,
    homes: person.households.map(({ householdId }) => householdId),
  }));
  const what = all.some(({ more }) => 'hours' in more) ? 'hours' : 'members';
  const isHours = what === 'hours';
  const ids = people.map(({ residentId }) => residentId);
  return {
    ...readImport(read, what, {
      team: { teamId, name },
      ownHomes: resident.households.map(({ householdId }) => householdId),
      people,
      known: isHours ? knownHours(await findAttended(communityId, ids)) : [],
      members: isHours ? new Set() : await findMemberIds(communityId, teamId),
      today: dayOf(now()),
      firstDay: isHours ? await firstDayOfTeam(communityId, teamId) : null,
      unit: headings.some((heading) => /分钟|\(分\)|（分）/.test(heading)) ? 'minute' : 'hour',
      keyOf: (period, title) => `import-${hashOf(teamId, period, title)}`,
    }),
    fileKey: `${teamId}:${hashOf(bytes)}`,
  };
}
