import { command, tableOf } from '../../kernel/database/table.ts';
import { type PresenceDocument, presences, type Stay } from '../collections.ts';

const table = tableOf(presences);

export function getPresence(
  communityId: string,
  id: string,
): Promise<PresenceDocument | undefined> {
  return table.get(communityId, id);
}

/** @returns false if somebody was quicker */
export function insertPresence(made: PresenceDocument): Promise<boolean> {
  return table.insert(made);
}

/** Somebody has scanned again, after they had left. One request. @returns whether nothing had changed in between */
export async function saveStays(
  { communityId, _id, turn }: PresenceDocument,
  stays: Stay[],
): Promise<boolean> {
  const saved = await table.change(
    { communityId, _id, turn },
    { stays: command.set(stays), turn: command.inc(1) },
  );
  return saved === 1;
}

/** Who was at a meeting, and when. One request. */
export function findPresences(communityId: string, meetingId: string): Promise<PresenceDocument[]> {
  return table.find({ communityId, meetingId }, { limit: 1000 });
}

/** When somebody was at which meeting, for them to read. One request. */
export function findPresencesOf(
  communityId: string,
  residentId: string,
): Promise<PresenceDocument[]> {
  return table.find({ communityId, residentId }, { limit: 1000 });
}
