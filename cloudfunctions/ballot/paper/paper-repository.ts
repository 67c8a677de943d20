import type { Channel } from '../../../typings/contract/motion.ts';
import { audit } from '../../kernel/collections.ts';
import { SEED, type Stamp } from '../../kernel/database/collection.ts';
import { type Page, readPage } from '../../kernel/database/page.ts';
import { allOf, atOrWithin, command, expression, tableOf } from '../../kernel/database/table.ts';
import { ancestorsAndSelf } from '../../kernel/path-id.ts';
import { type MotionDocument, type PaperDocument, papers } from '../collections.ts';

const table = tableOf(papers);

type OfMotion = Pick<MotionDocument, 'communityId' | '_id'>;

const A_PAGE = 30;
const A_REQUEST = 1000;

/**
 * Those that wait for a second person, of these places, of all within them and of those around them; the
 * newest first. One request.
 */
export function listWaiting(
  { communityId, _id }: OfMotion,
  places: readonly string[],
  after: string | undefined,
): Promise<Page<PaperDocument>> {
  const around = [...new Set(places.flatMap(ancestorsAndSelf))];
  const condition = allOf(
    communityId,
    { motionId: _id, state: 'entered' },
    command.or([
      { places: command.in(around) },
      ...places.map((place) => ({ places: atOrWithin(place) })),
    ]),
  );
  return readPage(table, condition, { by: ['at'], direction: 'desc', limit: A_PAGE, after });
}

/** A confirmation has done its work, or could not. @returns 0 if another run was quicker */
export function settlePaper(
  { communityId, _id, change }: PaperDocument,
  state: PaperDocument['state'],
): Promise<number> {
  return table.change(
    { communityId, _id, 'change.id': change.id, state: 'confirmed', carried: false },
    { state, carried: true },
  );
}

/** Confirmed papers of a motion that have not reached their ballots. One request. */
export function findUnapplied({ communityId, _id }: OfMotion): Promise<PaperDocument[]> {
  return table.find(
    { communityId, motionId: _id, state: 'confirmed', carried: false },
    { limit: A_REQUEST },
  );
}

/** Confirmed papers of a motion in the order of their ids, a thousand. One request. */
export function findConfirmed(
  { communityId, _id }: OfMotion,
  after: string,
): Promise<PaperDocument[]> {
  return table.find(
    { communityId, motionId: _id, state: 'confirmed', carried: true, _id: command.gt(after) },
    { order: [['_id', 'asc']], limit: A_REQUEST },
  );
}

export function countConfirmed(
  { communityId, _id }: OfMotion,
  channel: PaperDocument['channel'],
): Promise<number> {
  return table.count({ communityId, motionId: _id, state: 'confirmed', carried: true, channel });
}

/** Confirmed papers by their channel. One request. */
export async function countConfirmedBy({
  communityId,
  _id,
}: OfMotion): Promise<Record<Channel, number>> {
  const rows = await table.aggregate<{ _id: Channel; papers: number }>(
    { communityId, motionId: _id, state: 'confirmed', carried: true },
    (pipeline) => pipeline.group({ _id: '$channel', papers: expression.sum(1) }).limit(10),
  );
  const by = { phone: 0, room: 0, door: 0, paper: 0 };
  for (const { _id: channel, papers: count } of rows) by[channel] = count;
  return by;
}

/** Stamps of papers that wait and have no entry in the audit trail yet. One request. */
export async function findUnrecorded({ communityId, _id }: OfMotion): Promise<Stamp[]> {
  const rows = await table.aggregate<PaperDocument>(
    { communityId, motionId: _id, state: 'entered' },
    (pipeline) =>
      pipeline
        .lookup({ from: audit.name, localField: 'change.id', foreignField: '_id', as: 'entries' })
        .match({ entries: command.size(0), 'change.action': command.neq(SEED) })
        .limit(A_REQUEST)
        .project({ change: 1 }),
  );
  return rows.map(({ change }) => change);
}

/** Papers that nobody confirmed in time are void. One request. */
export function refuseLate({ communityId, _id }: OfMotion, change: Stamp): Promise<number> {
  return table.change(
    { communityId, motionId: _id, state: 'entered' },
    { state: 'refused', change: command.set(change) },
  );
}

/** What papers of a secret motion said is known from the list from now on. One request. */
export function forgetChoices({ communityId, _id }: OfMotion): Promise<number> {
  return table.change({ communityId, motionId: _id, choice: command.neq(null) }, { choice: null });
}
