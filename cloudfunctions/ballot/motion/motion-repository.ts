import { type Page, readPage } from '../../kernel/database/page.ts';
import { allOf, command, replacing, tableOf } from '../../kernel/database/table.ts';
import { ancestorsAndSelf } from '../../kernel/path-id.ts';
import { type MotionDocument, motions, type Renewal } from '../collections.ts';

const table = tableOf(motions);

const A_PAGE = 20;
const DRAFTS = ['draft', 'announcing'];

export function getMotion(communityId: string, id: string): Promise<MotionDocument | undefined> {
  return table.get(communityId, id);
}

/** What somebody has written that is not over: drafts, and consultations. One request. */
export function findWritten(communityId: string, authorId: string): Promise<MotionDocument[]> {
  const goesOn = command.or([
    { state: command.in(DRAFTS) },
    { ruleId: 'consultation', state: command.in(['announced', 'counted', 'signed']) },
  ]);
  return table.find(allOf(communityId, { authorId }, goesOn), { limit: 100 });
}

/** Somebody else has written it. One request. Doing it again changes nothing. */
export async function passMotion(
  communityId: string,
  id: string,
  from: string,
  to: string,
): Promise<void> {
  await table.change({ communityId, _id: id, authorId: from }, { authorId: to });
}

/** What follows from a change, by a retry or the timer. @returns 1 the first time */
export function finishChange(
  { communityId, _id, change }: MotionDocument,
  patch: Partial<Omit<MotionDocument, '_id' | 'communityId' | 'change'>>,
): Promise<number> {
  return table.change(
    { communityId, _id, 'change.id': change.id, carried: false },
    replacing({ ...patch, carried: true }),
  );
}

/** What a reader's list is asked by. */
export interface Scope {
  /** the reader's places and all around them */
  around: string[];
  /** the places of the reader's offices */
  within: string[];
  /** where the reader announces, and sees drafts */
  announces: string[];
  /** where the reader invites to consultations, and sees the drafts of their own */
  invites: string[];
  readerId: string;
}

/** Announced motions of these places and of all around them, as conditions. */
function announcedIn({ around, within }: Pick<Scope, 'around' | 'within'>): object[] {
  const announced = { state: command.nin(DRAFTS) };
  return [
    { placeId: command.in(around), ...announced },
    { lineage: command.in(within), ...announced },
  ];
}

/** Motions that stand before the reader, as a condition. */
export const announcedTo = (scope: Scope): unknown => command.or(announcedIn(scope));

/**
 * Motions of these places and of all within them, newest first.
 * @param scope the reader's places: a motion is theirs if it lies around or within one of them, a draft if it
 *   lies where they announce, or where they invite and wrote it. One request.
 */
export function findMotions(
  communityId: string,
  { around, within, announces, invites, readerId }: Scope,
  after: string | undefined,
): Promise<Page<MotionDocument>> {
  const condition = allOf(
    communityId,
    command.or([
      ...announcedIn({ around, within }),
      { lineage: command.in(announces) },
      { lineage: command.in(invites), authorId: readerId },
    ]),
  );
  return readPage(table, condition, { by: ['order'], direction: 'desc', limit: A_PAGE, after });
}

const isDue = (at: number) => command.gt(0).and(command.lte(at));

/** Announced motions whose time to be counted has come. */
export const dueToCount = (at: number) => ({ state: 'announced', dueAt: isDue(at) });

/** Signed motions that nobody has published in time. */
export const dueToPublish = (at: number) => ({ state: 'signed', dueAt: isDue(at) });

/** Published motions whose publication is over. */
export const dueToClose = (at: number) => ({ state: 'published', dueAt: isDue(at) });

/** Counted motions, and polls, with what the count left over. */
export const dueToTidy = (): Record<string, unknown> =>
  command.or([
    { carried: false, state: command.in(['counted', 'signed', 'published']) },
    { carried: false, state: 'closed', ruleId: 'poll' },
  ]) as unknown as Record<string, unknown>;

/** Closed motions whose text has not been told how the vote ended. */
export const dueToEnd = () => ({ carried: false, state: 'closed', ruleId: command.neq('poll') });

/** Puts the result down, once. @returns 1 for the run that does */
export function saveCount(
  { communityId, _id, change }: MotionDocument,
  patch: Partial<MotionDocument>,
): Promise<number> {
  return table.change(
    { communityId, _id, state: 'announced', 'change.id': change.id },
    replacing(patch),
  );
}

/** The stage begins, once. @returns 1 for the run that begins it */
export function saveRenewal(
  { communityId, _id, change }: MotionDocument,
  renewal: Renewal,
): Promise<number> {
  return table.change(
    { communityId, _id, state: 'announced', 'change.id': change.id, renewal: null },
    replacing({ renewal }),
  );
}

/** The answers to one more question are there. @param at its place, from 0. @returns 1 for the run that says so */
export function saveRenewed({ communityId, _id }: MotionDocument, at: number): Promise<number> {
  return table.change(
    { communityId, _id, state: 'announced', 'renewal.questions': at },
    { 'renewal.questions': at + 1 },
  );
}

/** The count is not tried again by itself. @returns 1 unless another run has counted it meanwhile */
export function saveStop(
  { communityId, _id, change }: MotionDocument,
  stopped: NonNullable<MotionDocument['stopped']>,
): Promise<number> {
  return table.change(
    { communityId, _id, state: 'announced', 'change.id': change.id },
    replacing({ stopped, dueAt: null }),
  );
}

/** The roster as it is now, unless somebody else wrote it since. @returns 1 on success */
export function setRoster(
  { communityId, _id, rosterVersion }: MotionDocument,
  roster: Pick<MotionDocument, 'rosterHash' | 'rosterVersion' | 'eligible' | 'buildings'>,
): Promise<number> {
  return table.change({ communityId, _id, rosterVersion, state: 'announced' }, replacing(roster));
}

export function postponeClosing(
  { communityId, _id, dueAt }: MotionDocument,
  until: number,
): Promise<number> {
  return table.change({ communityId, _id, dueAt, state: 'published' }, { dueAt: until });
}

/** What a second person says about a draft's words, if they are still the ones that were read. */
export async function saveWords(
  communityId: string,
  _id: string,
  words: NonNullable<MotionDocument['words']>,
): Promise<void> {
  await table.change(
    { communityId, _id, state: 'draft', 'change.id': words.of },
    replacing({ words }),
  );
}

/** When the last vote closes that was announced about a place around this one and is not over. One request. */
export async function votesUntil(
  communityId: string,
  placeId: string,
  at: number,
): Promise<number | null> {
  const running = await table.find(
    {
      communityId,
      state: command.in(['announcing', 'announced']),
      placeId: command.in(ancestorsAndSelf(placeId)),
      'form.closesAt': command.gt(at),
    },
    { limit: 200, fields: ['form.closesAt'] },
  );
  return running.length === 0 ? null : Math.max(...running.map(({ form }) => form.closesAt));
}
