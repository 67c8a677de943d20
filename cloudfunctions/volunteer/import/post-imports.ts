import { commandOf, insert, upkeepStamp } from '../../kernel/command.ts';
import { job } from '../../kernel/upkeep.ts';
import {
  type AttendanceDocument,
  type ImportedLine,
  type MemberDocument,
  members,
  type TeamImportDocument,
  teamImports,
} from '../collections.ts';
import { applyMember } from '../member/apply-member.ts';
import { memberIdOf } from '../member/member-repository.ts';
import {
  eraseLeft,
  findAttended,
  findHere,
  importDue,
  insertHours,
  leftDue,
  savePosted,
} from './import-repository.ts';
import { knownHours, knownLine, whyNot } from './import-rules.ts';
import { importedHours } from './imported-rules.ts';

const A_STEP = 20;

/**
 * Lines of a table that two people answer for become hours, or members. What has come to be known since it was
 * entered is left out. A step at a time, and from the same place again after a crash.
 */
async function postImport(found: TeamImportDocument): Promise<void> {
  const { communityId, teamId, lines, posted, what } = found;
  const part = lines.slice(posted, posted + A_STEP);
  const ids = [...new Set(part.map(({ residentId }) => residentId))];
  const here = await findHere(communityId, ids);
  const own = part.filter(({ residentId }) => here.has(residentId));
  if (what === 'members') {
    for (const line of own) await makeMember(found, line);
  } else {
    const known = knownHours(await findAttended(communityId, ids));
    const made: AttendanceDocument[] = [];
    for (const line of own) {
      if (whyNot(line, teamId, known)) continue;
      known.push(knownLine(line, teamId));
      made.push(importedHours(found, line));
    }
    await insertHours(made);
  }
  await savePosted(found, posted + part.length, posted + part.length >= lines.length);
}

async function makeMember(found: TeamImportDocument, { residentId }: ImportedLine): Promise<void> {
  const { communityId, teamId, change } = found;
  const id = memberIdOf(teamId, residentId);
  const stamp = upkeepStamp('member.import', id, change.at);
  await insert<MemberDocument, void>(
    await commandOf(communityId, stamp),
    communityId,
    members,
    {
      decide: (made) => ({
        _id: id,
        communityId,
        teamId,
        residentId,
        member: true,
        skills: [],
        carried: false,
        change: made,
      }),
      // What a leader has said since stands.
      taken: (there) => there as MemberDocument,
      follow: applyMember,
      answer: () => undefined,
    },
    () => id,
  );
}

export const postImports = job<TeamImportDocument>({
  name: 'volunteer.import',
  collection: teamImports,
  due: importDue,
  steps: true,
  one: postImport,
});

/** Rows that led to nobody name people who may not be here: they are not kept for good. */
export const eraseLeftRows = job<TeamImportDocument>({
  name: 'volunteer.erase-left',
  collection: teamImports,
  due: leftDue,
  one: eraseLeft,
});
