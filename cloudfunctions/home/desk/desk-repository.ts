import type { Desk, DeskFigure, DeskItem } from '../../../typings/contract/home.ts';
import type { Actor } from '../../kernel/action/actor.ts';
import type { Stored } from '../../kernel/database/collection.ts';
import { command, expression, readerOf } from '../../kernel/database/table.ts';
import { type ResidentDocument, residents } from '../../people/collections.ts';
import type { DeskPart } from '../../people/desk/desk-part.ts';

/** Of a kind so many are counted. */
const MOST = 100;
/** So many of all that ends are shown. */
const DUE = 6;

/** What waits for somebody with an office: figures, and what ends first. One request, whatever the number of parts. */
export async function readDesk(
  actor: Actor<ResidentDocument>,
  parts: readonly DeskPart[],
  at: number,
): Promise<Pick<Desk, 'figures' | 'due'>> {
  const { communityId, residentId } = actor;
  const theirs = parts.flatMap((part) => {
    const waiting = part.waiting(actor, at);
    return waiting === undefined ? [] : [{ part, waiting }];
  });
  const [row] = await readerOf(residents).aggregate<Record<string, Stored[]>>(
    { communityId, _id: residentId },
    (pipeline) =>
      theirs.reduce(
        (stages, { part, waiting }, index) =>
          stages.lookup({
            from: part.collection.name,
            pipeline: expression
              .pipeline()
              .match(command.and([{ communityId }, waiting]))
              .sort({ [part.by]: 1, _id: 1 })
              .limit(MOST + 1)
              .project(Object.fromEntries(part.fields.map((field) => [field, 1])))
              .done(),
            as: `part${index}`,
          }),
        pipeline.limit(1).project({ _id: 1 }),
      ),
  );
  const read = theirs.map(({ part }, index) => {
    const rows = row?.[`part${index}`] ?? [];
    return { part, rows, items: rows.slice(0, MOST).flatMap((one) => part.itemsOf(one)) };
  });
  const figures = read.map(
    ({ part: { kind }, rows, items }): DeskFigure => ({
      kind,
      count: items.length,
      more: rows.length > MOST,
    }),
  );
  const due = read
    .flatMap(({ part: { kind }, items }) =>
      items.flatMap(({ until, ...item }): DeskItem[] =>
        until === null ? [] : [{ kind, ...item, until }],
      ),
    )
    .sort((one, other) => one.until - other.until)
    .slice(0, DUE);
  return { figures, due };
}
