import { isFileOf, readUploaded } from '../../files/file.ts';
import type { Actor } from '../../kernel/action/actor.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { ResidentDocument } from '../../people/collections.ts';
import { readDoorRows, readPlaces } from '../../roster/for-others.ts';
import { findClaiming, readHomes } from './opening-repository.ts';
import {
  MOST_LINES,
  OPENING,
  type OpeningRead,
  POINT_HEADINGS,
  readOpening,
} from './opening-rules.ts';

const MOST_BYTES = 10_485_760;

/** What an uploaded table brings over. @throws Refusal for a file that cannot be read */
export async function readOpeningFile(
  communityId: string,
  fileId: string,
  { resident }: Pick<Actor<ResidentDocument>, 'resident'>,
): Promise<OpeningRead> {
  if (!isFileOf(fileId, 'rosters', communityId)) throw new Refusal('FILE_NOT_FOUND');
  const homes = await readHomes(communityId);
  const places = await readPlaces(communityId);
  const opened = await findClaiming(communityId, OPENING);
  const bytes = await readUploaded(fileId, MOST_BYTES);
  const known = { communityId, places, households: homes };
  const { rows } = readDoorRows(bytes, known, { headings: { points: POINT_HEADINGS } });
  const read = readOpening(
    rows.map(({ more: { points }, ...row }) => ({
      ...row,
      text: points?.text ?? (points?.odd ? '?' : ''),
      number: points?.odd ? undefined : points?.number,
    })),
    new Map(
      homes.map(({ _id, label, head, owners }) => [
        _id,
        { label, names: [...(head.name === null ? [] : [head.name]), ...owners] },
      ]),
    ),
    { opened, homes: resident.households.map(({ householdId }) => householdId) },
  );
  if (read.lines.length > MOST_LINES) throw new Refusal('OPENING_TOO_LONG', { most: MOST_LINES });
  return read;
}
