import type { Channel } from '../../../typings/contract/motion.ts';
import { type Page, readPage } from '../../kernel/database/page.ts';
import {
  allOf,
  command,
  containing,
  expression,
  readerOf,
  tableOf,
} from '../../kernel/database/table.ts';
import type { ActorContext } from '../../people/action.ts';
import {
  type HouseholdDocument,
  households,
  type ResidentDocument,
  residents,
} from '../../people/collections.ts';
import {
  type BallotDocument,
  ballots,
  type MotionDocument,
  motions,
  type VoterDocument,
  voters,
} from '../collections.ts';

const table = tableOf(voters);

type OfMotion = Pick<MotionDocument, 'communityId' | '_id'>;

const CHUNK = 500;
const A_REQUEST = 1000;
const A_PAGE = 30;

const voterIdOf = (motionId: string, key: string) => `${motionId}:${key}`;

/** Inserts what is not there yet, 500 a request; each id is a voter of its own. */
export async function insertVoters(all: readonly VoterDocument[]): Promise<void> {
  for (let from = 0; from < all.length; from += CHUNK) {
    const chunk = all.slice(from, from + CHUNK);
    if (await table.insertAll(chunk)) continue;
    const { communityId } = chunk[0] as VoterDocument;
    const ids = chunk.map(({ _id }) => _id);
    const found = await table.find(
      { communityId, _id: command.in(ids) },
      { limit: CHUNK, fields: ['_id'] },
    );
    const known = new Set(found.map(({ _id }) => _id));
    await table.insertAll(chunk.filter(({ _id }) => !known.has(_id)));
  }
}

/** Those of these voters that an earlier announcement has left behind. 500 a request. */
export async function removeOldVoters(
  { communityId, _id, announcedAt }: MotionDocument,
  keys: readonly string[],
): Promise<void> {
  for (let from = 0; from < keys.length; from += CHUNK) {
    const ids = keys.slice(from, from + CHUNK).map((key) => voterIdOf(_id, key));
    await table.remove({ communityId, _id: command.in(ids), frozenAt: command.neq(announcedAt) });
  }
}

/** One voter, if the roster does not have them yet. */
export function insertVoter(voter: VoterDocument): Promise<boolean> {
  return table.insert(voter);
}

/** A thousand voters of a motion in the order of their ids, with these fields. */
export function findVoterPage(
  { communityId, _id }: OfMotion,
  after: string,
  condition: Record<string, unknown>,
  fields: string[],
): Promise<VoterDocument[]> {
  return table.find(
    { communityId, motionId: _id, _id: command.gt(after), ...condition },
    { order: [['_id', 'asc']], limit: A_REQUEST, fields },
  );
}

/** Every voter of a motion that fits, a thousand a request. */
export async function findAllVoters(
  motion: OfMotion,
  condition: Record<string, unknown>,
  fields: string[],
): Promise<VoterDocument[]> {
  const all: VoterDocument[] = [];
  for (let after = ''; ; after = all.at(-1)?._id ?? '') {
    const page = await findVoterPage(motion, after, condition, fields);
    all.push(...page);
    if (page.length < A_REQUEST) return all;
  }
}

/** Whether a voter on the roster stands for one of these households. One request. */
export async function isAnyListed(
  { communityId, _id }: OfMotion,
  householdIds: readonly string[],
): Promise<boolean> {
  const [found] = await table.find(
    { communityId, motionId: _id, removed: false, claims: command.in([...householdIds]) },
    { limit: 1, fields: ['_id'] },
  );
  return found !== undefined;
}

export type OwnVoterRow = VoterDocument & {
  ballots: Pick<BallotDocument, 'receipt' | 'choice' | 'caster' | 'overruled'>[];
  homes: Pick<HouseholdDocument, '_id' | 'representative'>[];
  people: Pick<ResidentDocument, '_id' | 'households'>[];
  leavers: Pick<ResidentDocument, '_id' | 'households' | 'left'>[];
};

/** The household of a voter, where one is, its people, and who was written out of it. */
export const homeOf = ({ homes, people, leavers }: OwnVoterRow) => ({
  household: homes[0],
  people,
  leavers,
});

/** Those whom somebody may vote for, with the ballots of named motions and who speaks for a household. One request. */
export function findOwnVoters(
  communityId: string,
  motionIds: string[],
  { residentId, resident }: ActorContext['actor'],
): Promise<OwnVoterRow[]> {
  const homes = [...resident.households, ...(resident.left ?? [])];
  const claims = [residentId, ...homes.map(({ householdId }) => householdId)];
  const condition = allOf(
    communityId,
    { motionId: command.in(motionIds), removed: false },
    command.or([{ claims: command.in(claims) }, { 'agent.residentId': residentId }]),
  );
  return table.aggregate<OwnVoterRow>(condition, (pipeline) =>
    pipeline
      .sort({ sortKey: 1, _id: 1 })
      .limit(200)
      .lookup({ from: ballots.name, localField: '_id', foreignField: '_id', as: 'ballots' })
      .lookup({ from: households.name, localField: 'key', foreignField: '_id', as: 'homes' })
      .lookup({
        from: residents.name,
        localField: 'key',
        foreignField: 'households.householdId',
        as: 'people',
      })
      .lookup({
        from: residents.name,
        localField: 'key',
        foreignField: 'left.householdId',
        as: 'leavers',
      }),
  );
}

export function getVoter(
  { communityId, _id }: OfMotion,
  key: string,
): Promise<VoterDocument | undefined> {
  return table.get(communityId, voterIdOf(_id, key));
}

/** Notes that somebody has voted, in the round that the ballot was filled in for. @returns 1 on success */
export function markCast(
  { communityId, _id }: OfMotion,
  { key, round }: Pick<VoterDocument, 'key' | 'round'>,
  cast: Channel,
  castBy: { residentId: string; name: string } | null,
): Promise<number> {
  const noted = {
    cast,
    castBy: castBy === null ? null : command.set(castBy),
    active: true,
    // What somebody else wrote down for them the voter is told.
    ...(cast === 'phone' ? {} : { tell: `paper-${round}` }),
  };
  const there = cast === 'room' ? { present: true } : {};
  return table.change({ communityId, _id: voterIdOf(_id, key), round }, { ...noted, ...there });
}

/** A voter of whom nothing is noted begins another round, whose ballot is emptied after it. @returns 1 on success */
export function beginRound({ communityId, _id, round }: VoterDocument): Promise<number> {
  return table.change({ communityId, _id, round, cast: null }, { round: round + 1, voiding: true });
}

/** Somebody came in themself: present once, present for good. */
export function markPresent({ communityId, _id }: VoterDocument): Promise<number> {
  return table.change(
    { communityId, _id, present: false, removed: false },
    { present: true, active: true },
  );
}

/** The voter has been told of the latest absence, unless there is another one. */
export function endTelling({ communityId, _id, absences = [] }: VoterDocument): Promise<number> {
  const more = { [`absences.${absences.length}`]: command.exists(false) };
  return table.change({ communityId, _id, ...more }, { telling: false });
}

export function endVoiding({ communityId, _id, round }: VoterDocument): Promise<number> {
  return table.change({ communityId, _id, round }, { voiding: false });
}

/** Voters of a motion with a void that has not reached the ballot. One request. */
export function findVoiding({ communityId, _id }: OfMotion): Promise<VoterDocument[]> {
  return table.find({ communityId, motionId: _id, voiding: true }, { limit: A_REQUEST });
}

export type ListedVoter = VoterDocument & { homes: HouseholdDocument[] };

export interface VoterQuery {
  /** a building or stair, or anything around */
  placeId: string;
  search: string;
  open: boolean;
  /** only doors within these: an officer's places; none = all */
  within: string[];
}

/** Of the roster, in the order of the doors, with the households. One request. */
export function listVoterPage(
  { communityId, _id }: OfMotion,
  { placeId, search, open, within }: VoterQuery,
  after: string | undefined,
): Promise<Page<ListedVoter>> {
  const conditions: unknown[] = [{ motionId: _id, removed: false }];
  if (open) conditions.push({ active: false });
  if (placeId !== communityId) conditions.push({ around: placeId });
  if (!within.includes(communityId) && within.length > 0) {
    conditions.push({ around: command.in(within) });
  }
  if (search !== '') {
    conditions.push(command.or([{ label: containing(search) }, { name: containing(search) }]));
  }
  return readPage<VoterDocument, ListedVoter>(table, allOf(communityId, ...conditions), {
    by: ['buildingId', 'sortKey'],
    direction: 'asc',
    limit: A_PAGE,
    after,
    join: (pipeline) =>
      pipeline.lookup({
        from: households.name,
        localField: 'places',
        foreignField: '_id',
        as: 'homes',
      }),
  });
}

export interface ActiveRow {
  _id: { buildingId: string; cast: boolean; present: boolean };
  voters: number;
  persons: number;
  area: number;
}

/** Who voted or is present, by building: over the entries of those only. One request. */
export function countActive({ communityId, _id }: OfMotion): Promise<ActiveRow[]> {
  return table.aggregate<ActiveRow>(
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

/** Voters on the roster by the channel of their vote. One request. */
export async function countCast({ communityId, _id }: OfMotion): Promise<Record<Channel, number>> {
  const rows = await table.aggregate<{ _id: Channel; voters: number }>(
    { communityId, motionId: _id, active: true, removed: false },
    (pipeline) => pipeline.group({ _id: '$cast', voters: expression.sum(1) }).limit(10),
  );
  const by = { phone: 0, room: 0, door: 0, paper: 0 };
  for (const { _id: channel, voters: count } of rows) if (channel in by) by[channel] = count;
  return by;
}

/** Distinct households of those who are present, and of those who voted. One request. */
export async function countActiveUnits({
  communityId,
  _id,
}: OfMotion): Promise<{ cast: number; present: number }> {
  const rows = await table.aggregate<{ cast: number; present: number }>(
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

/**
 * Papers that voters have put into a box as two officers say, and how many of those were voided since. A void
 * is in the same write as its line, so that the first number never falls. One request.
 */
export async function countHandedIn(
  { communityId, _id }: OfMotion,
  channel: Channel,
): Promise<{ ever: number; voided: number }> {
  const condition = allOf(
    communityId,
    { motionId: _id },
    command.or([{ cast: channel }, { 'voids.channel': channel }]),
  );
  const voided = expression.size(
    expression.filter({
      input: '$voids',
      as: 'one',
      cond: expression.and([
        expression.eq(['$$one.channel', channel]),
        // Nobody agreed to what this one ended.
        expression.not([expression.gt(['$$one.denied', null])]),
      ]),
    }),
  );
  const rows = await table.aggregate<{ voided: number; standing: number }>(condition, (pipeline) =>
    pipeline
      .group({
        _id: null,
        voided: expression.sum(voided),
        standing: expression.sum(
          expression.cond([
            expression.and([
              expression.eq(['$cast', channel]),
              expression.neq(['$unchecked', true]),
            ]),
            1,
            0,
          ]),
        ),
      })
      .limit(1),
  );
  const { voided: gone, standing } = rows[0] ?? { voided: 0, standing: 0 };
  return { ever: gone + standing, voided: gone };
}

/** Puts the roster right; a second time changes nothing. */
export function correctVoter(
  { communityId, _id }: OfMotion,
  key: string,
  patch: Pick<Partial<VoterDocument>, 'removed' | 'area'>,
): Promise<number> {
  return table.change({ communityId, _id: voterIdOf(_id, key) }, patch);
}

/** Voters whose part in the vote has not been noted, a thousand in the order of their ids. One request. */
export function findInactive(motion: OfMotion, after: string): Promise<VoterDocument[]> {
  const fields = ['communityId', 'key', 'round'];
  return findVoterPage(motion, after, { cast: null, removed: false }, fields);
}

export type OwnVote = VoterDocument & {
  motion: Pick<MotionDocument, 'form'>[];
  /** of named motions */
  ballots: Pick<BallotDocument, 'overruled'>[];
};

/** Where somebody stands on a roster, or voted for a household, an owner or another, also if overruled. Two requests. */
export async function findVotesOf(communityId: string, residentId: string): Promise<OwnVote[]> {
  // A ballot of a named motion bears the id of its voter.
  const lost = await readerOf(ballots).find(
    { communityId, 'overruled.residentId': residentId },
    { limit: 200, fields: ['_id'] },
  );
  const overruled = lost.map(({ _id }) => _id);
  const condition = allOf(
    communityId,
    command.or([
      { claims: residentId },
      { 'castBy.residentId': residentId },
      { 'agent.residentId': residentId },
      { _id: command.in(overruled) },
    ]),
  );
  return table.aggregate<OwnVote>(condition, (pipeline) =>
    pipeline
      .sort({ _id: 1 })
      .limit(200)
      .lookup({ from: motions.name, localField: 'motionId', foreignField: '_id', as: 'motion' })
      .lookup({ from: ballots.name, localField: '_id', foreignField: '_id', as: 'ballots' }),
  );
}
