import type { Channel } from '../../../typings/contract/motion.ts';
import type { Stamp, Stamped } from '../../kernel/collection.ts';
import { allOf, command, containing, expression, Table } from '../../kernel/table.ts';
import type { Actor } from '../../people/actor.ts';
import type { HouseholdDocument, ResidentDocument } from '../../people/collections.ts';
import type { MotionDocument, VoterDocument } from '../collections.ts';
import { replacing } from '../motion/motion-repository.ts';

/** The stamp stands only in what an officer did, and only that is swept. */
export const voters = new Table<VoterDocument & Stamped>('voters');
const households = new Table<HouseholdDocument>('households');
const residents = new Table<ResidentDocument>('residents');

const CHUNK = 500;

const voterIdOf = (motionId: string, key: string) => `${motionId}:${key}`;

/** Inserts what is not there yet, 500 a request; each id is a voter of its own. */
export async function insertVoters(all: readonly VoterDocument[]): Promise<void> {
  for (let from = 0; from < all.length; from += CHUNK) {
    const chunk = all.slice(from, from + CHUNK) as (VoterDocument & Stamped)[];
    if (await voters.insertAll(chunk)) continue;
    const { communityId } = chunk[0] as VoterDocument;
    const ids = chunk.map(({ _id }) => _id);
    const found = await voters.find(
      { communityId, _id: command.in(ids) },
      { limit: CHUNK, fields: ['_id'] },
    );
    const known = new Set(found.map(({ _id }) => _id));
    await voters.insertAll(chunk.filter(({ _id }) => !known.has(_id)));
  }
}

/** One voter, if the roster does not have them yet. */
export function insertVoter(voter: VoterDocument): Promise<boolean> {
  return voters.insert(voter as VoterDocument & Stamped);
}

/** A thousand voters of a motion in the order of their ids, with these fields. */
export function findVoterPage(
  { communityId, _id }: Pick<MotionDocument, 'communityId' | '_id'>,
  after: string,
  condition: Record<string, unknown>,
  fields: string[],
): Promise<VoterDocument[]> {
  return voters.find(
    { communityId, motionId: _id, _id: command.gt(after), ...condition },
    { order: [['_id', 'asc']], limit: 1000, fields },
  );
}

/** Every voter of a motion that fits, a thousand a request. */
export async function findAllVoters(
  motion: Pick<MotionDocument, 'communityId' | '_id'>,
  condition: Record<string, unknown>,
  fields: string[],
): Promise<VoterDocument[]> {
  const all: VoterDocument[] = [];
  for (;;) {
    const page = await findVoterPage(motion, all.at(-1)?._id ?? '', condition, fields);
    all.push(...page);
    if (page.length < 1000) return all;
  }
}

export type OwnVoterRow = VoterDocument & {
  ballots: { receipt: string; choice: string | null }[];
  homes: Pick<HouseholdDocument, '_id' | 'representative'>[];
};

/** Those whom somebody may vote for, with the ballots of named motions and who speaks for a household. One request. */
export function findOwnVoters(
  communityId: string,
  motionIds: string[],
  { residentId, resident }: Actor,
): Promise<OwnVoterRow[]> {
  const claims = [residentId, ...resident.households.map(({ householdId }) => householdId)];
  const condition = allOf(
    communityId,
    { motionId: command.in(motionIds), removed: false },
    command.or([{ claims: command.in(claims) }, { 'agent.residentId': residentId }]),
  );
  return voters.aggregate<OwnVoterRow>(condition, (pipeline) =>
    pipeline
      .sort({ sortKey: 1, _id: 1 })
      .limit(200)
      .lookup({ from: 'ballots', localField: '_id', foreignField: '_id', as: 'ballots' })
      .lookup({ from: 'households', localField: 'key', foreignField: '_id', as: 'homes' }),
  );
}

export function getVoter(
  { communityId, _id }: Pick<MotionDocument, 'communityId' | '_id'>,
  key: string,
): Promise<VoterDocument | undefined> {
  return voters.get(communityId, voterIdOf(_id, key));
}

/** Notes that somebody has voted, in the round that the ballot was filled in for. @returns 1 on success */
export function markCast(
  { communityId, _id, round }: VoterDocument,
  cast: Channel,
  castBy: { residentId: string; name: string } | null,
): Promise<number> {
  const noted = { cast, castBy: castBy === null ? null : command.set(castBy), active: true };
  const there = cast === 'room' ? { present: true } : {};
  return voters.change({ communityId, _id, round }, { ...noted, ...there });
}

/** @returns 1 on success, 0 if somebody changed the voter since */
export function changeVoter(
  { communityId, _id, change, round }: VoterDocument,
  patch: Partial<VoterDocument>,
): Promise<number> {
  const seen = change ? { 'change.id': change.id } : { change: command.exists(false) };
  return voters.change({ communityId, _id, round, ...seen }, replacing(patch));
}

/** Present once, present for good. */
export function markPresent({ communityId, _id }: VoterDocument, change?: Stamp): Promise<number> {
  return voters.change(
    { communityId, _id, present: false, removed: false },
    { present: true, active: true, ...(change ? { change: command.set(change) } : {}) },
  );
}

export function endVoiding({ communityId, _id, round }: VoterDocument): Promise<number> {
  return voters.change({ communityId, _id, round }, { voiding: false });
}

export function findVoiding(): Promise<VoterDocument[]> {
  return voters.find({ everywhere: true, where: { voiding: true } }, { limit: 100 });
}

export interface VoterQuery {
  /** a building or stair, or anything around */
  placeId: string;
  search: string;
  open: boolean;
  /** only doors within these: an officer's places; none = all */
  within: string[];
}

/** 31 of the roster in the order of the doors. One request. */
export function listVoterPage(
  { communityId, _id }: MotionDocument,
  { placeId, search, open, within }: VoterQuery,
  after: { buildingId: string; sortKey: string; id: string } | undefined,
): Promise<VoterDocument[]> {
  const conditions: unknown[] = [{ motionId: _id, removed: false }];
  if (open) conditions.push({ active: false });
  if (placeId !== communityId) conditions.push({ around: placeId });
  if (!within.includes(communityId) && within.length > 0) {
    conditions.push({ around: command.in(within) });
  }
  if (search !== '') {
    conditions.push(command.or([{ label: containing(search) }, { name: containing(search) }]));
  }
  if (after) {
    const { buildingId, sortKey, id } = after;
    conditions.push(
      command.or([
        { buildingId: command.gt(buildingId) },
        { buildingId, sortKey: command.gt(sortKey) },
        { buildingId, sortKey, _id: command.gt(id) },
      ]),
    );
  }
  return voters.find(allOf(communityId, ...conditions), {
    order: [
      ['buildingId', 'asc'],
      ['sortKey', 'asc'],
      ['_id', 'asc'],
    ],
    limit: 31,
  });
}

export interface ActiveRow {
  _id: { buildingId: string; cast: boolean; present: boolean };
  voters: number;
  persons: number;
  area: number;
}

/** Who voted or is present, by building: over the entries of those only. One request. */
export function countActive({ communityId, _id }: MotionDocument): Promise<ActiveRow[]> {
  return voters.aggregate<ActiveRow>(
    { communityId, motionId: _id, active: true, removed: false },
    (pipeline) =>
      pipeline
        .group({
          _id: {
            buildingId: '$buildingId',
            cast: expression.gt(['$cast', null]),
            present: '$present',
          },
          voters: expression.sum(1),
          persons: expression.sum('$persons'),
          area: expression.sum(expression.ifNull(['$area', 0])),
        })
        .limit(10_000),
  );
}

/** Distinct households of those who are present, and of those who voted. One request. */
export async function countActiveUnits({
  communityId,
  _id,
}: MotionDocument): Promise<{ cast: number; present: number }> {
  const rows = await voters.aggregate<{ cast: number; present: number }>(
    { communityId, motionId: _id, active: true, removed: false },
    (pipeline) =>
      pipeline
        .group({
          _id: '$unit',
          cast: expression.max(expression.cond([expression.gt(['$cast', null]), 1, 0])),
          present: expression.max(expression.cond(['$present', 1, 0])),
        })
        .group({ _id: null, cast: expression.sum('$cast'), present: expression.sum('$present') })
        .limit(1),
  );
  return rows[0] ?? { cast: 0, present: 0 };
}

/** How many put a paper into the box, in the room, at the door or elsewhere. One request. */
export function countHandedIn(
  { communityId, _id }: MotionDocument,
  channel: Channel,
): Promise<number> {
  return voters.count({
    communityId,
    motionId: _id,
    removed: false,
    cast: channel,
  });
}

/** Who speaks for a household now. One request. */
export function getHousehold(
  communityId: string,
  id: string,
): Promise<HouseholdDocument | undefined> {
  return households.get(communityId, id);
}

export function getResident(
  communityId: string,
  id: string,
): Promise<ResidentDocument | undefined> {
  return residents.get(communityId, id);
}

/** Puts the roster right; a second time changes nothing. */
export function correctVoter(
  { communityId, _id }: MotionDocument,
  key: string,
  patch: Pick<Partial<VoterDocument>, 'removed' | 'area'>,
): Promise<number> {
  return voters.change({ communityId, _id: voterIdOf(_id, key) }, patch);
}

/** Voters whose part in the vote has not been noted, a thousand in the order of their ids. One request. */
export function findInactive(
  motion: Pick<MotionDocument, 'communityId' | '_id'>,
  after: string,
): Promise<VoterDocument[]> {
  return findVoterPage(motion, after, { cast: null, removed: false }, [
    'communityId',
    'key',
    'round',
  ]);
}

export type OwnVote = VoterDocument & { motion: Pick<MotionDocument, 'form'>[] };

/** Where somebody stands on a roster, or voted for a household, an owner or another. One request. */
export function findVotesOf(communityId: string, residentId: string): Promise<OwnVote[]> {
  const condition = allOf(
    communityId,
    command.or([{ claims: residentId }, { 'castBy.residentId': residentId }]),
  );
  return voters.aggregate<OwnVote>(condition, (pipeline) =>
    pipeline
      .sort({ _id: 1 })
      .limit(200)
      .lookup({ from: 'motions', localField: 'motionId', foreignField: '_id', as: 'motion' }),
  );
}
