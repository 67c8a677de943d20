import type { Desk, DeskFigure, DeskItem } from '../../../typings/contract/home.ts';
import type { Actor } from '../../kernel/action/actor.ts';
import type { Collection, Stored } from '../../kernel/database/collection.ts';
import { type Aggregation, command, expression, readerOf } from '../../kernel/database/table.ts';
import { type ResidentDocument, residents } from '../../people/collections.ts';
import type { DeskList, DeskPart } from '../../people/desk/desk-part.ts';

/** Of a kind so many are counted. */
const MOST = 100;
/** So many of all that ends are shown. */
const DUE = 6;

type Lines = Pick<Required<Desk>, 'handed' | 'troubled' | 'asked'>;
type Lists = { [Name in keyof Lines]: DeskList<Lines[Name][number]> };

/** What waits for somebody with an office: figures, what ends first, and lists. One request, whatever the number of parts. */
export async function readDesk(
  actor: Actor<ResidentDocument>,
  parts: readonly DeskPart[],
  { handed, troubled, asked }: Lists,
  at: number,
): Promise<Pick<Desk, 'figures' | 'due'> & Lines> {
  const theirs = parts.flatMap((part) => {
    const waiting = part.waiting(actor, at);
    return waiting === undefined ? [] : [{ part, waiting }];
  });
  const listJoin = ({ collection, waiting, stages }: DeskList<unknown>): Join => ({
    collection,
    waiting: waiting(actor, at),
    stages: (pipeline) => stages(pipeline, actor, at),
  });
  const [handedRows = [], troubledRows = [], askedRows = [], ...counted] = await readAll(actor, [
    listJoin(handed),
    listJoin(troubled),
    listJoin(asked),
    ...theirs.map(({ part, waiting }) => partJoin(part, waiting)),
  ]);
  const read = theirs.map(({ part }, index) => {
    const rows = counted[index] ?? [];
    return { part, rows, items: rows.slice(0, MOST).flatMap((one) => part.itemsOf(one, actor)) };
  });
  const figures = read.map(({ part: { kind }, rows, items }): DeskFigure => {
    const queue = items[0]?.queue;
    return { kind, count: items.length, more: rows.length > MOST, ...(queue && { queue }) };
  });
  const due = read
    .flatMap(({ part: { kind }, items }) =>
      items.flatMap(({ id, title, until }): DeskItem[] =>
        until === null ? [] : [{ kind, id, title, until }],
      ),
    )
    .sort((one, other) => one.until - other.until)
    .slice(0, DUE);
  return {
    figures,
    due,
    handed: handed.linesOf(handedRows, actor, at),
    troubled: troubled.linesOf(troubledRows, actor, at),
    asked: asked.linesOf(askedRows, actor, at),
  };
}

/** One of the joins of the request. */
interface Join {
  collection: Collection<Stored>;
  /** undefined: nothing of it is the caller's to see */
  waiting: unknown;
  stages(pipeline: Aggregation): Aggregation;
}

function partJoin({ collection, by, fields, join }: DeskPart, waiting: unknown): Join {
  return {
    collection,
    waiting,
    stages: (pipeline) => {
      const sorted = pipeline.sort({ [by]: 1, _id: 1 }).limit(MOST + 1);
      const joined = join ? join(sorted) : sorted;
      return joined.project(Object.fromEntries(fields.map((field) => [field, 1])));
    },
  };
}

/** The rows of each join, none where nothing is the caller's. One request. */
async function readAll(
  { communityId, residentId }: Actor<ResidentDocument>,
  joins: readonly Join[],
): Promise<Stored[][]> {
  const [row] = await readerOf(residents).aggregate<Record<string, Stored[]>>(
    { communityId, _id: residentId },
    (pipeline) =>
      joins.reduce(
        (all, { collection, waiting, stages }, index) => {
          if (waiting === undefined) return all;
          const wanted = expression.pipeline().match(command.and([{ communityId }, waiting]));
          return all.lookup({
            from: collection.name,
            pipeline: stages(wanted).done(),
            as: `part${index}`,
          });
        },
        pipeline.limit(1).project({ _id: 1 }),
      ),
  );
  return joins.map((_, index) => row?.[`part${index}`] ?? []);
}
