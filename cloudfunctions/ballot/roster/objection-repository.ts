import { type Page, readPage } from '../../kernel/database/page.ts';
import { tableOf } from '../../kernel/database/table.ts';
import { type MotionDocument, type ObjectionDocument, objections } from '../collections.ts';

const table = tableOf(objections);
const A_PAGE = 200;

type OfMotion = Pick<MotionDocument, 'communityId' | '_id'>;

/** Of a motion, oldest first. One request. */
export function findObjections(
  { communityId, _id }: OfMotion,
  after?: string,
): Promise<Page<ObjectionDocument>> {
  return readPage(
    table,
    { communityId, motionId: _id },
    { by: ['at'], direction: 'asc', limit: A_PAGE, after },
  );
}

/** All of a motion, oldest first; two hundred a request. */
export async function findAllObjections(motion: OfMotion): Promise<ObjectionDocument[]> {
  const all: ObjectionDocument[] = [];
  let after: string | undefined;
  do {
    const { rows, next } = await findObjections(motion, after);
    all.push(...rows);
    after = next ?? undefined;
  } while (after !== undefined);
  return all;
}

/** How many somebody has raised. One request. */
export function countOwnObjections(
  { communityId, _id }: OfMotion,
  residentId: string,
  kind: ObjectionDocument['kind'],
): Promise<number> {
  return table.count({ communityId, motionId: _id, residentId, kind });
}

export function countOpenObjections({ communityId, _id }: OfMotion): Promise<number> {
  return table.count({ communityId, motionId: _id, kind: 'result', state: 'open' });
}

/** Of a motion, corrections that the roster does not have yet. One request. */
export function findUncarried({ communityId, _id }: OfMotion): Promise<ObjectionDocument[]> {
  return table.find({ communityId, motionId: _id, carried: false }, { limit: A_PAGE });
}

/** The roster has the correction, or is not to have it any more. */
export function endCorrection({ communityId, _id }: ObjectionDocument): Promise<number> {
  return table.change({ communityId, _id }, { carried: true, added: null });
}
