import { type Page, readPage } from '../../kernel/database/page.ts';
import {
  type Aggregation,
  allOf,
  atOrWithin,
  command,
  containing,
  expression,
  readerOf,
  tableOf,
} from '../../kernel/database/table.ts';
import { type ResidentDocument, residents } from '../../people/collections.ts';
import { type ConsentDocument, consents } from '../../resident/collections.ts';
import {
  type PairingDocument,
  type PairingEntryDocument,
  type PairingVisitDocument,
  pairingDiary,
  pairings,
  pairingVisits,
  volunteers,
} from '../collections.ts';

const table = tableOf(pairings);
const people = readerOf(residents);

export type PersonRow = Pick<
  ResidentDocument,
  '_id' | 'communityId' | 'name' | 'openid' | 'households' | 'adult' | 'roles'
>;
const PERSON = ['communityId', 'name', 'openid', 'households', 'adult', 'roles'];

export interface PairingRow extends PairingDocument {
  people: PersonRow[];
}

type People = Pick<PairingDocument, 'communityId' | 'helperId' | 'elderId'> &
  Partial<Pick<PairingDocument, 'guardian' | 'coordinator'>>;

/** Those whom a pairing names, as far as they are still here. One request. */
export function findPaired({
  communityId,
  helperId,
  elderId,
  guardian,
  coordinator,
}: People): Promise<PersonRow[]> {
  const ids = [helperId, elderId, guardian?.residentId, coordinator?.residentId];
  return people.find(
    { communityId, _id: command.in(ids.filter((id) => id !== undefined)) },
    { limit: 4, fields: PERSON },
  );
}

/** Pairings that go on and that somebody looks after. One request. */
export function findCoordinated(
  communityId: string,
  residentId: string,
): Promise<PairingDocument[]> {
  return table.find({ communityId, 'coordinator.residentId': residentId, open: 1 }, { limit: 100 });
}

/** What an elder lets somebody do for them. One request. */
export function findConsent(
  communityId: string,
  elderId: string,
  agentId: string,
): Promise<ConsentDocument | undefined> {
  return readerOf(consents).get(communityId, `${elderId}:${agentId}`);
}

/** For whom somebody may act on a day. One request. */
export async function findPrincipals(
  communityId: string,
  agentId: string,
  today: string,
): Promise<string[]> {
  const found = await readerOf(consents).find(
    {
      communityId,
      agentId,
      endedAt: null,
      from: command.lte(today),
      until: command.gte(today),
    },
    { limit: 100, fields: ['principalId'] },
  );
  return found.map(({ principalId }) => principalId);
}

const PAGE = 30;

function readPairings(
  condition: ReturnType<typeof allOf>,
  after: string | undefined,
): Promise<Page<PairingRow>> {
  return readPage<PairingDocument, PairingRow>(table, condition, {
    by: ['open', 'at'],
    direction: 'desc',
    limit: PAGE,
    after,
    join: (pipeline) =>
      pipeline
        .addFields({
          ids: ['$helperId', '$elderId', '$guardian.residentId', '$coordinator.residentId'],
        })
        .lookup({ from: residents.name, localField: 'ids', foreignField: '_id', as: 'people' })
        .project({ ids: 0 }),
  });
}

/** One's own: as one of those named, or close to the elder as long as it lasts. One request. */
export function readOwnPairings(
  communityId: string,
  residentId: string,
  close: { homes: readonly string[]; principals: readonly string[] },
  after: string | undefined,
): Promise<Page<PairingRow>> {
  const open = command.neq('ended');
  const own = command.or([
    { helperId: residentId },
    { elderId: residentId },
    { 'guardian.residentId': residentId },
    { placeId: command.in([...close.homes]), state: open },
    { elderId: command.in([...close.principals]), state: open },
  ]);
  return readPairings(allOf(communityId, own), after);
}

/** All at these places. One request. */
export function readPairingsAt(
  communityId: string,
  places: readonly string[],
  after: string | undefined,
): Promise<Page<PairingRow>> {
  const within = command.or(places.map((placeId) => ({ placeId: atOrWithin(placeId) })));
  return readPairings(allOf(communityId, within), after);
}

const MOST_FOUND = 20;

/** People at these places, by their name or door. One request. */
export function findAtDoors(
  communityId: string,
  places: readonly string[],
  search: string,
): Promise<PersonRow[]> {
  return people.find(
    allOf(
      communityId,
      { lineages: command.in([...places]) },
      command.or([{ name: containing(search) }, { 'households.label': containing(search) }]),
    ),
    { order: [['_id', 'asc']], limit: MOST_FOUND, fields: PERSON },
  );
}

/** People with WeChat who volunteer, by their name. One request. */
export function findHelpers(communityId: string, search: string): Promise<PersonRow[]> {
  return people.aggregate<PersonRow>(
    {
      communityId,
      accountKey: command.gt('wx:').and(command.lt('wx;')),
      name: containing(search),
    },
    (pipeline) =>
      pipeline
        .sort({ _id: 1 })
        .limit(500)
        .addFields({ volunteerId: expression.concat([`${communityId}:`, '$_id']) })
        .lookup({
          from: volunteers.name,
          localField: 'volunteerId',
          foreignField: '_id',
          as: 'volunteering',
        })
        .match(
          command.or([
            { 'volunteering.0': command.exists(true) },
            { 'roles.role': command.in(['volunteer', 'team-leader']) },
          ]),
        )
        .limit(MOST_FOUND)
        .project({ communityId: 1, name: 1, openid: 1, households: 1, adult: 1, roles: 1 }),
  );
}

/** For upkeep: which pairings to look at. */
export const openPairings = () => ({ state: command.in(['proposed', 'active']) });
export const unanswered = (before: number) => ({ state: 'proposed', at: command.lt(before) });
export const diaryDue = (at: number) => ({ diaryUntil: command.gt(0).and(command.lte(at)) });

/**
 * Those whose elder no longer lives behind the door, or whose helper or guardian has no home in the community any
 * more.
 */
export function parted(pipeline: Aggregation): Aggregation {
  return pipeline
    .addFields({ companyIds: ['$helperId', '$guardian.residentId'] })
    .lookup({ from: residents.name, localField: 'companyIds', foreignField: '_id', as: 'company' })
    .lookup({
      from: residents.name,
      localField: 'placeId',
      foreignField: 'households.householdId',
      as: 'behind',
    })
    .addFields({
      elders: expression.size(
        expression.filter({
          input: '$behind',
          as: 'one',
          cond: expression.eq(['$$one._id', '$elderId']),
        }),
      ),
      settled: expression.size(
        expression.filter({
          input: '$company',
          as: 'one',
          cond: expression.gt([expression.size('$$one.households'), 0]),
        }),
      ),
      needed: expression.size(
        expression.filter({
          input: '$companyIds',
          as: 'one',
          cond: expression.neq(['$$one', null]),
        }),
      ),
    })
    .addFields({ short: expression.lt(['$settled', '$needed']) })
    .match(command.or([{ elders: 0 }, { short: true }]))
    .project({ company: 0, behind: 0, companyIds: 0, elders: 0, settled: 0, needed: 0, short: 0 });
}

/** Pairings that name somebody as one of those who agreed. One request. */
export function findPairingsOf(
  communityId: string,
  residentId: string,
): Promise<PairingDocument[]> {
  return table.find(allOf(communityId, named(residentId)), { limit: 200 });
}

const named = (residentId: string) =>
  command.or([
    { helperId: residentId },
    { elderId: residentId },
    { 'guardian.residentId': residentId },
  ]);

export interface OwnRow extends PairingDocument {
  visits: PairingVisitDocument[];
  entries: PairingEntryDocument[];
}

/** The same with their visits and diaries. One request. */
export function findOwnRows(communityId: string, residentId: string): Promise<OwnRow[]> {
  return table.aggregate<OwnRow>(allOf(communityId, named(residentId)), (pipeline) =>
    pipeline
      .sort({ open: -1, at: -1, _id: -1 })
      .limit(100)
      .lookup({
        from: pairingVisits.name,
        localField: '_id',
        foreignField: 'pairingId',
        as: 'visits',
      })
      .lookup({
        from: pairingDiary.name,
        localField: '_id',
        foreignField: 'pairingId',
        as: 'entries',
      }),
  );
}

/** The diary is gone. One request. */
export async function markErased({ communityId, _id, diaryUntil }: PairingDocument): Promise<void> {
  await table.change({ communityId, _id, diaryUntil }, { diaryUntil: null });
}
