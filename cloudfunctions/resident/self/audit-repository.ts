import { motions } from '../../ballot/collections.ts';
import { covenants } from '../../covenant/collections.ts';
import type { AuditDocument } from '../../kernel/audit.ts';
import { audit } from '../../kernel/collections.ts';
import { type Page, readPage } from '../../kernel/database/page.ts';
import { expression, notBeginning, readerOf } from '../../kernel/database/table.ts';
import { notices } from '../../notice/collections.ts';
import { households, residents } from '../../people/collections.ts';
import { places } from '../../places/collections.ts';

export interface AuditRow extends AuditDocument {
  actors: { name: string }[];
  /** what the target is called: of a place, a household, a notice, a covenant or a vote */
  labels: string[];
}

/**
 * Who did what to what, newest first. One request.
 * @param hidden entries whose action begins so are left out; null: none are
 */
export function readAudit(
  communityId: string,
  after: string | undefined,
  limit: number,
  hidden: string | null,
): Promise<Page<AuditRow>> {
  const named = ({ name }: { name: string }) => ({
    from: name,
    localField: 'targetId',
    foreignField: '_id',
    as: name,
  });
  return readPage(
    readerOf(audit),
    { communityId, ...(hidden === null ? {} : { action: notBeginning(hidden) }) },
    {
      by: ['at'],
      direction: 'desc',
      limit,
      after,
      join: (pipeline) =>
        pipeline
          .addFields({
            targetId: expression.arrayElemAt([expression.split(['$target', ':']), 1]),
          })
          .lookup({
            from: residents.name,
            localField: 'actorId',
            foreignField: '_id',
            as: 'actors',
          })
          .lookup(named(places))
          .lookup(named(households))
          .lookup(named(notices))
          .lookup(named(covenants))
          .lookup(named(motions))
          .project({
            communityId: 1,
            action: 1,
            actorId: 1,
            target: 1,
            at: 1,
            actors: expression.map({ input: '$actors', as: 'one', in: { name: '$$one.name' } }),
            labels: expression.concatArrays([
              '$places.label',
              '$households.label',
              '$notices.title',
              '$covenants.title',
              '$motions.form.title',
            ]),
          }),
    },
  );
}

/** What somebody did, the latest first. One request. */
export function findActionsOf(communityId: string, actorId: string): Promise<AuditDocument[]> {
  return readerOf(audit).find(
    { communityId, actorId },
    {
      order: [
        ['at', 'desc'],
        ['_id', 'desc'],
      ],
      limit: 200,
    },
  );
}
