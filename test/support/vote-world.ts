import assert from 'node:assert/strict';
import type {
  BallotDocument,
  MotionDocument,
  VoterDocument,
} from '../../cloudfunctions/ballot/collections.ts';
import { ballotIdOf } from '../../cloudfunctions/ballot/vote/ballot-id.ts';
import { DAY, HOUR } from '../../cloudfunctions/kernel/calendar.ts';
import { ancestorsAndSelf, covers } from '../../cloudfunctions/kernel/path-id.ts';
import { idFromCommand } from '../../cloudfunctions/kernel/secret.ts';
import type { ResidentDocument } from '../../cloudfunctions/people/collections.ts';
import { HOME, idOf, MAPLE, openidOf, PLACE, residentIdOf, START } from './community.ts';
import { commandId } from './inputs.ts';
import type { AnyEnvelope, As, Linli } from './linli.ts';
import { assemblyOf } from './motions.ts';
import { patch } from './patch.ts';
import { confirmedAdult } from './unstated.ts';
import type { Home, VoterState } from './vote-model.ts';

/** A community of six households in which a whole assembly votes: by name, or in secret. */

export const OPENS = START + 12 * DAY;
export const SITS = OPENS + HOUR;
export const CLOSES = OPENS + 9 * HOUR;
export const COUNTS = CLOSES + HOUR;

/** Who acts: somebody of the test community, or one of the kin below. */
export type Who = string;
/** Those who live with others of the test community, or where nobody of it lives. */
const KIN: Record<Who, string> = {
  kinFirst: HOME.first,
  kinSecond: HOME.second,
  kinFourth: idOf(MAPLE, '一期', '2栋', '1单元', '101'),
  kinFourthToo: idOf(MAPLE, '一期', '2栋', '1单元', '101'),
  kinSixth: idOf(MAPLE, '二期', '1栋', '1单元', '102'),
};

/** Voter → who lives there; the second household has chosen who speaks for it. */
const HOMES: ReadonlyMap<string, Home> = new Map([
  [HOME.first, { people: ['stairSteward', 'kinFirst'], speaker: null }],
  [HOME.second, { people: ['resident', 'kinSecond'], speaker: 'resident' }],
  [
    idOf(MAPLE, '一期', '1栋', '2单元', '201'),
    { people: ['householdRepresentative'], speaker: null },
  ],
  [KIN.kinFourth ?? '', { people: ['kinFourth', 'kinFourthToo'], speaker: null }],
  [HOME.otherEstate, { people: ['residentElsewhere'], speaker: null }],
  [KIN.kinSixth ?? '', { people: ['kinSixth'], speaker: null }],
]);
export const VOTERS = [...HOMES.keys()];
export const NEIGHBOURS: readonly Who[] = [...HOMES.values()].flatMap(({ people }) => people);
/** Officers, and where they go from door to door; the party branch agrees to what others note. */
const STEWARDS: Record<Who, string> = {
  secretary: MAPLE,
  gridOfficer: PLACE.estate,
  buildingSteward: PLACE.building,
  stairSteward: PLACE.stair,
  ownersCommittee: PLACE.estate,
  stewardElsewhere: PLACE.otherBuilding,
  partyBranch: MAPLE,
};
export const OFFICERS = Object.keys(STEWARDS);

/** Who of them looks after a voter's door. */
export const OFFICERS_AT: ReadonlyMap<string, readonly Who[]> = new Map(
  VOTERS.map((voterId): [string, Who[]] => {
    const stewards = Object.entries(STEWARDS).filter(([, placeId]) => covers(placeId, voterId));
    return [voterId, stewards.map(([who]) => who)];
  }),
);

export const homeAt = (voterId: string) => HOMES.get(voterId) as Home;
export const idOfWho = (who: Who) => residentIdOf(who as never);
/** The id of what a command does, and of its entry in the audit trail. */
export const stampId = (who: Who, command: string, action: string, target: string) =>
  idFromCommand(openidOf(who as never), `${command} ${action} ${target}`);

function kinOf([who, householdId]: [Who, string]): ResidentDocument {
  const openid = openidOf(who as never);
  return {
    _id: idOfWho(who),
    communityId: MAPLE,
    accountKey: `wx:${openid}`,
    openid,
    name: who,
    households: [{ householdId, label: '', joinedAt: START - 10 * DAY }],
    lineages: ancestorsAndSelf(householdId).slice(0, -1),
    adult: confirmedAdult(idOfWho(who), START - 10 * DAY),
    roles: [],
    grants: {},
    sends: {},
    createdAt: START - 10 * DAY,
    change: { id: `seed-${who}`, action: 'seed', actorId: 'seed', target: 'place:kin', at: START },
  };
}

/** What the announcement of a vote has made, so that each run need not announce it again. */
export interface Announced {
  motionId: string;
  documents: ReadonlyMap<string, object[]>;
}

const MADE = ['motions', 'voters', 'ballots', 'boxes', 'audit'];

async function settle(linli: Linli): Promise<void> {
  await linli.cloud.database.insertMany('residents', Object.entries(KIN).map(kinOf) as never);
  const speaks = { residentId: idOfWho('resident'), since: START, carried: true };
  await patch(linli, 'households', { _id: HOME.second }, { representative: speaks });
}

/** Announces the vote through the actions, once. */
export async function announced(linli: Linli, secret: boolean): Promise<Announced> {
  await linli.reset();
  await settle(linli);
  const before = new Map(MADE.map((name) => [name, new Set(idsOf(linli, name))]));
  const times = { opensAt: OPENS, closesAt: CLOSES, countsAt: COUNTS };
  const session = { venue: '社区活动室', startsAt: SITS };
  const form = assemblyOf({ ...times, session, secret });
  const save = { communityId: MAPLE, motionId: null, form, commandId: commandId(1) };
  const { motionId } = dataOf<{ motionId: string }>(
    (await linli.call('ballot', 'saveMotion', save, 'secretary')).envelope,
  );
  const announce = { communityId: MAPLE, motionId, commandId: commandId(2) };
  dataOf((await linli.call('ballot', 'announceMotion', announce, 'secretary')).envelope);
  // By name only the room counts; in secret every ballot does, so that none is withheld as one of few.
  const settings = secret ? { remoteRule: '枫街办〔2026〕5号' } : { proxiesPerPerson: 2 };
  const fields = Object.entries(settings).map(([name, value]) => [`settings.${name}`, value]);
  await patch(linli, 'motions', { _id: motionId }, Object.fromEntries(fields));
  const documents = MADE.map((name): [string, object[]] => [
    name,
    linli.documents<{ _id: string }>(name).filter(({ _id }) => !before.get(name)?.has(_id)),
  ]);
  return { motionId, documents: new Map(structuredClone(documents)) };
}

const idsOf = (linli: Linli, name: string) =>
  linli.documents<{ _id: string }>(name).map(({ _id }) => _id);

/** After a reset: the vote is announced, and nothing has happened since. */
export async function resume(linli: Linli, { documents }: Announced): Promise<void> {
  await settle(linli);
  for (const [name, all] of documents) {
    await linli.cloud.database.insertMany(name, all as never);
  }
}

function dataOf<Data>(envelope: AnyEnvelope): Data {
  assert.ok(envelope.ok, JSON.stringify(envelope));
  return envelope.data as Data;
}

export const asWho = (who: Who) => who as As;

export function motionNow(linli: Linli, motionId: string): MotionDocument {
  const found = linli.documents<MotionDocument>('motions').find(({ _id }) => _id === motionId);
  assert.ok(found);
  return found;
}

export function voterNow(linli: Linli, motionId: string, key: string): VoterDocument {
  const voters = linli.documents<VoterDocument>('voters');
  return voters.find(({ _id }) => _id === `${motionId}:${key}`) as VoterDocument;
}

/** Where somebody is who may change the votes of others: what is stored about a voter, in the words of the model. */
export function storedOf(linli: Linli, motionId: string, key: string): object {
  const motion = motionNow(linli, motionId);
  const voter = voterNow(linli, motionId, key);
  const ballot = linli
    .documents<BallotDocument>('ballots')
    .find(({ _id }) => _id === ballotIdOf(motion, key));
  const { removed, voids, present, agent, cast, unchecked, notes = [] } = voter;
  const isPaper = ballot?.receipt.startsWith('P');
  return {
    removed,
    round: voids.length,
    present,
    agent: agent?.residentId ?? null,
    box: motion.form.secret && cast !== null && cast !== 'phone' && !unchecked ? cast : null,
    notes: notes.map(({ kind, id }) => `${kind} ${id}`).sort(),
    vote: ballot?.choice ? [isPaper ? null : ballot.receipt, ballot.choice] : null,
  };
}

/** The same of a state of the model. */
export function toldOf({ removed, round, present, agent, box, notes, vote }: VoterState): object {
  return {
    removed,
    round,
    present,
    agent: agent === null ? null : idOfWho(agent),
    box,
    notes: Object.entries(notes)
      .map(([kind, id]) => `${kind} ${id}`)
      .sort(),
    // The ballot of somebody who is off the roster is gone.
    vote: vote && !removed ? [vote.receipt, vote.choice] : null,
  };
}
