import { type MotionDocument, motions } from '../../ballot/collections.ts';
import { readerOf } from '../../kernel/database/table.ts';
import { type MatterDocument, matters } from '../../matter/collections.ts';

const LATEST = 200;

/** Matters that go on, the latest first. One request. */
export function findTopics(communityId: string): Promise<MatterDocument[]> {
  return readerOf(matters).find(
    { communityId, shelf: 'open' },
    { limit: LATEST, order: [['order', 'desc']] },
  );
}

/** Votes, the latest first. One request. */
export function findQuestions(communityId: string): Promise<MotionDocument[]> {
  return readerOf(motions).find({ communityId }, { limit: LATEST, order: [['order', 'desc']] });
}
