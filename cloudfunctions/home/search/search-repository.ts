import type { SearchGroup } from '../../../typings/contract/home.ts';
import type { Actor } from '../../kernel/action/actor.ts';
import type { Stored } from '../../kernel/database/collection.ts';
import { command, containing, expression, readerOf } from '../../kernel/database/table.ts';
import { type ResidentDocument, residents } from '../../people/collections.ts';
import type { SearchPart } from '../../people/search/search-part.ts';

/** Of a kind so many are shown. */
const MOST = 8;

/** What the caller may read of each kind and holds all of the words. One request, whatever the number of kinds. */
export async function findAll(
  actor: Actor<ResidentDocument>,
  parts: readonly SearchPart[],
  words: readonly string[],
  at: number,
): Promise<SearchGroup[]> {
  const { communityId, residentId } = actor;
  const theirs = parts.flatMap((part) => {
    const readable = part.readable(actor, at);
    return readable === undefined ? [] : [{ part, readable }];
  });
  const [row] = await readerOf(residents).aggregate<Record<string, Stored[]>>(
    { communityId, _id: residentId },
    (pipeline) =>
      theirs.reduce(
        (stages, { part, readable }, index) =>
          stages.lookup({
            from: part.collection.name,
            pipeline: expression
              .pipeline()
              .match(command.and([{ communityId }, readable, holding(words, part.in)]))
              .sort({ [part.by]: part.direction === 'asc' ? 1 : -1, _id: 1 })
              .limit(MOST + 1)
              .project(Object.fromEntries(part.fields.map((field) => [field, 1])))
              .done(),
            as: `part${index}`,
          }),
        pipeline.limit(1).project({ _id: 1 }),
      ),
  );
  return theirs
    .map(({ part: { kind, hitOf } }, index) => {
      const rows = row?.[`part${index}`] ?? [];
      return { kind, hits: rows.slice(0, MOST).map(hitOf), more: rows.length > MOST };
    })
    .filter(({ hits }) => hits.length > 0);
}

/** Each of the words stands in one of the fields. */
function holding(words: readonly string[], fields: readonly string[]): unknown {
  const each = words.map((word) =>
    command.or(fields.map((field) => ({ [field]: containing(word) }))),
  );
  return command.and(each);
}
