import { allOf, type Condition, command, Table } from '../../kernel/table.ts';
import type { HouseholdDocument, ResidentDocument } from '../../people/collections.ts';
import type { PlaceDocument } from '../../places/collections.ts';
import type { MotionDocument, ObjectionDocument, VotingSettingsDocument } from '../collections.ts';

export const motions = new Table<MotionDocument>('motions');
export const votingSettings = new Table<VotingSettingsDocument>('votingSettings');
export const objections = new Table<ObjectionDocument>('objections');
const households = new Table<HouseholdDocument>('households');
const residents = new Table<ResidentDocument>('residents');
const places = new Table<PlaceDocument>('places');

export const MOTIONS_A_PAGE = 20;

type Patch = Partial<Omit<MotionDocument, '_id' | 'communityId'>>;

/** Values that are objects replace what was there; CloudBase would merge them. */
export function replacing(patch: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(patch).map(([field, value]) => [
      field,
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? command.set(value)
        : value,
    ]),
  );
}

/** Changes a motion unless somebody has since it was read. @returns 1 on success */
export function changeMotion(
  { communityId, _id, change, state }: MotionDocument,
  patch: Patch,
): Promise<number> {
  return motions.change({ communityId, _id, state, 'change.id': change.id }, replacing(patch));
}

/** What follows from a change, by a retry or the timer. @returns 1 the first time */
export function carryMotion(
  { communityId, _id, change }: MotionDocument,
  patch: Patch,
): Promise<number> {
  return motions.change(
    { communityId, _id, 'change.id': change.id, carried: false },
    replacing({ ...patch, carried: true }),
  );
}

/**
 * Motions of these places and of all within them, newest first; drafts only where the reader announces.
 * @param scope the reader's places; a motion is theirs if it lies around or within one of them
 */
export function findMotions(
  communityId: string,
  scope: { around: string[]; within: string[]; drafts: boolean },
  after: { order: number; id: string } | undefined,
): Promise<MotionDocument[]> {
  const conditions: unknown[] = [
    command.or([{ placeId: command.in(scope.around) }, { lineage: command.in(scope.within) }]),
  ];
  if (!scope.drafts) conditions.push({ state: command.nin(['draft', 'announcing']) });
  if (after) {
    conditions.push(
      command.or([
        { order: command.lt(after.order) },
        { order: after.order, _id: command.lt(after.id) },
      ]),
    );
  }
  return motions.find(allOf(communityId, ...conditions), {
    order: [
      ['order', 'desc'],
      ['_id', 'desc'],
    ],
    limit: MOTIONS_A_PAGE,
  });
}

/** Announced motions whose time to be counted has come. */
export function findDue(now: number): Promise<MotionDocument[]> {
  return motions.find(
    { everywhere: true, where: { dueAt: command.gt(0).and(command.lte(now)), state: 'announced' } },
    { order: [['dueAt', 'asc']], limit: 5 },
  );
}

/** Published motions whose publication is over. */
export function findPublishedUntil(now: number): Promise<MotionDocument[]> {
  return motions.find(
    { everywhere: true, where: { dueAt: command.gt(0).and(command.lte(now)), state: 'published' } },
    { order: [['dueAt', 'asc']], limit: 20 },
  );
}

/** Motions whose latest change a cut left half done. */
export function findUncarriedMotions(): Promise<MotionDocument[]> {
  return motions.find({ everywhere: true, where: { carried: false } }, { limit: 5 });
}

export async function getSettings(
  communityId: string,
): Promise<VotingSettingsDocument | undefined> {
  return votingSettings.get(communityId, communityId);
}

const HOUSEHOLD_FIELDS = [
  'buildingId',
  'lineage',
  'label',
  'sortKey',
  'area',
  'owners',
  'ownerKey',
];

/** Every household at or below a place, a thousand a request. */
export async function findRosterHouseholds(
  communityId: string,
  placeId: string,
): Promise<HouseholdDocument[]> {
  return inOrder((after) =>
    households.find({ communityId, lineage: placeId, _id: command.gt(after) } as Condition, {
      order: [['_id', 'asc']],
      limit: 1000,
      fields: HOUSEHOLD_FIELDS,
    }),
  );
}

/** Every resident with a home at or below a place, or an office; a thousand a request. */
export async function findRosterPeople(
  communityId: string,
  placeId: string,
): Promise<ResidentDocument[]> {
  return inOrder((after) =>
    residents.find(
      allOf(
        communityId,
        { _id: command.gt(after) },
        command.or([
          { lineages: placeId },
          { 'roles.role': command.in(['representative', 'committee-member']) },
        ]),
      ),
      {
        order: [['_id', 'asc']],
        limit: 1000,
        fields: ['communityId', 'name', 'households', 'roles', 'lineages'],
      },
    ),
  );
}

async function inOrder<Doc extends { _id: string }>(
  page: (after: string) => Promise<Doc[]>,
): Promise<Doc[]> {
  const all: Doc[] = [];
  for (;;) {
    const found = await page(all.at(-1)?._id ?? '');
    all.push(...found);
    if (found.length < 1000) return all;
  }
}

/** Labels of all buildings of a community, in the order of the tree. One request. */
export function findBuildings(communityId: string): Promise<PlaceDocument[]> {
  return places.find(
    { communityId, kind: 'building' },
    { order: [['order', 'asc']], limit: 1000, fields: ['label', 'order'] },
  );
}

/** Of a motion, oldest first. One request. */
export function findObjections(
  communityId: string,
  motionId: string,
): Promise<ObjectionDocument[]> {
  return objections.find({ communityId, motionId }, { order: [['at', 'asc']], limit: 200 });
}

export function countOpenObjections(communityId: string, motionId: string): Promise<number> {
  return objections.count({ communityId, motionId, kind: 'result', state: 'open' });
}

/** @returns 1 unless it was answered meanwhile */
export function answerObjectionOnce(
  { communityId, _id }: ObjectionDocument,
  patch: Partial<ObjectionDocument>,
): Promise<number> {
  return objections.change({ communityId, _id, state: 'open' }, replacing(patch));
}

export function findUncarriedObjections(): Promise<ObjectionDocument[]> {
  return objections.find({ everywhere: true, where: { carried: false } }, { limit: 20 });
}

export function markCorrected({ communityId, _id }: ObjectionDocument): Promise<number> {
  return objections.change({ communityId, _id }, { carried: true });
}

/** The roster as it is now, unless somebody else wrote it since. @returns 1 on success */
export function setRoster(
  { communityId, _id, rosterVersion }: MotionDocument,
  roster: Pick<MotionDocument, 'rosterHash' | 'rosterVersion' | 'eligible' | 'buildings'>,
): Promise<number> {
  return motions.change({ communityId, _id, rosterVersion, state: 'announced' }, replacing(roster));
}

export function postponeClosing(
  { communityId, _id, dueAt }: MotionDocument,
  until: number,
): Promise<number> {
  return motions.change({ communityId, _id, dueAt, state: 'published' }, { dueAt: until });
}
