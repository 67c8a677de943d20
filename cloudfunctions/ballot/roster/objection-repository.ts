import { type Page, readPage } from '../../kernel/database/page.ts';
import { tableOf } from '../../kernel/database/table.ts';
import {
  type MotionDocument,
  motions,
  type ObjectionDocument,
  objections,
} from '../collections.ts';

const table = tableOf(objections);
const A_PAGE = 30;
const A_REQUEST = 200;

type OfMotion = Pick<MotionDocument, 'communityId' | '_id'>;

/** Of a motion, those that wait first, the newest of them first. One request. */
export function findObjections(
  { communityId, _id }: OfMotion,
  after?: string,
): Promise<Page<ObjectionDocument>> {
  return readPage(
    table,
    { communityId, motionId: _id },
    { by: ['state', 'at'], direction: 'desc', limit: A_PAGE, after },
  );
}

/** Of a motion, oldest first. One request. */
function findOldest(
  { communityId, _id }: OfMotion,
  after?: string,
): Promise<Page<ObjectionDocument>> {
  return readPage(
    table,
    { communityId, motionId: _id },
    { by: ['at'], direction: 'asc', limit: A_REQUEST, after },
  );
}

/** All of a motion, oldest first; two hundred a request. */
export async function findAllObjections(motion: OfMotion): Promise<ObjectionDocument[]> {
  const all: ObjectionDocument[] = [];
  let after: string | undefined;
  do {
    const { rows, next } = await findOldest(motion, after);
    all.push(...rows);
    after = next ?? undefined;
  } while (after !== undefined);
  return all;
}

export function countOpenObjections({ communityId, _id }: OfMotion): Promise<number> {
  return table.count({ communityId, motionId: _id, kind: 'result', state: 'open' });
}

/** Of a motion, corrections that the roster does not have yet. One request. */
export function findUnapplied({ communityId, _id }: OfMotion): Promise<ObjectionDocument[]> {
  return table.find({ communityId, motionId: _id, carried: false }, { limit: A_REQUEST });
}

/** The roster has the correction, or is not to have it any more. */
export function endCorrection({ communityId, _id }: ObjectionDocument): Promise<number> {
  return table.change({ communityId, _id }, { carried: true, added: null });
}

export type OwnObjection = ObjectionDocument & { motion: Pick<MotionDocument, 'form'>[] };

/** Those of one person, the latest first. One request. */
export function findObjectionsOf(communityId: string, residentId: string): Promise<OwnObjection[]> {
  return table.aggregate<OwnObjection>({ communityId, residentId }, (pipeline) =>
    pipeline
      .sort({ at: -1, _id: -1 })
      .limit(A_REQUEST)
      .lookup({ from: motions.name, localField: 'motionId', foreignField: '_id', as: 'motion' }),
  );
}
