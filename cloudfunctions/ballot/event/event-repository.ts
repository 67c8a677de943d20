import { type AuditDocument, audit } from '../../kernel/collections.ts';
import { type Page, readPage } from '../../kernel/database/page.ts';
import { allOf, command, readerOf } from '../../kernel/database/table.ts';
import { residents } from '../../people/collections.ts';
import type { MotionDocument } from '../collections.ts';
import type { EventRow } from './event-types.ts';

const A_PAGE = 200;

/** Entries about a motion and its voters, the latest first, with the offices of who acted. One request. */
export function readEvents(
  { communityId, _id }: Pick<MotionDocument, 'communityId' | '_id'>,
  after: string | undefined,
): Promise<Page<EventRow>> {
  // From the colon to the sign that follows it: all voters of the motion.
  const ofVoters = command.gte(`voter:${_id}:`).and(command.lt(`voter:${_id};`));
  const about = command.or([{ target: `motion:${_id}` }, { target: ofVoters }]);
  return readPage<AuditDocument, EventRow>(readerOf(audit), allOf(communityId, about), {
    by: ['at'],
    direction: 'desc',
    limit: A_PAGE,
    after,
    join: (pipeline) =>
      pipeline
        .lookup({ from: residents.name, localField: 'actorId', foreignField: '_id', as: 'actors' })
        .project({ communityId: 1, action: 1, actorId: 1, target: 1, at: 1, 'actors.roles': 1 }),
  });
}
