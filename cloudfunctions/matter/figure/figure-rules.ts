import type { Kept, MatterFigures } from '../../../typings/contract/matter/figure.ts';
import type { MatterTopic } from '../../../typings/contract/matter/matter.ts';
import { addDays, addMonths, dayOf } from '../../kernel/calendar.ts';
import type {
  MatterDocument,
  MatterMark,
  OpenTallies,
  Tally,
  TopicTallies,
} from '../collections.ts';
import type { MonthRow, OpenRow } from './figure-row.ts';

type Promised = Pick<MatterDocument, 'state' | 'answers' | 'dones'>;

/** The day that the latest plan promised: as somebody said, else by the days of the place. */
function promisedDay({ answers }: Promised, { days }: Pick<MatterTopic, 'days'>): string | null {
  const plan = answers.findLast(({ kind }) => kind === 'plan');
  return plan ? (plan.until ?? addDays(dayOf(plan.at), days.doing)) : null;
}

/**
 * What the figures say of a matter. What was opened again is not done: its last ending counts, against the day that
 * was promised first.
 */
export function markOf(matter: Promised, topic: Pick<MatterTopic, 'days'>): MatterMark {
  const again = matter.answers.some(({ kind }) => kind === 'not-yet');
  const day = promisedDay(matter, topic);
  const mark = (kept: Kept) => ({ kept, until: kept === 'ahead' ? day : null, again });
  if (day === null) return mark('none');
  const done = matter.dones.at(-1);
  if (matter.state === 'done' || matter.state === 'closed') {
    return mark(done !== undefined && dayOf(done) <= day ? 'kept' : 'late');
  }
  return mark(matter.state === 'planned' || matter.state === 'doing' ? 'ahead' : 'none');
}

const NOTHING = {
  raised: 0,
  accepted: 0,
  refused: 0,
  withdrawn: 0,
  folded: 0,
  done: 0,
  again: 0,
  kept: 0,
  late: 0,
  unworded: 0,
};

/** The figures of a month, by kind. One that goes on under another one is counted there and nowhere else. */
export function topicTallies(rows: readonly MonthRow[]): TopicTallies[] {
  const all = new Map<string, Omit<TopicTallies, 'ahead'> & { dues: Map<string, number> }>();
  for (const { _id, count } of rows) {
    const { topicId, state, kept, until, again, worded, folded } = _id;
    const found = all.get(topicId) ?? { topicId, ...NOTHING, dues: new Map<string, number>() };
    all.set(topicId, found);
    found.raised += count;
    if (folded) {
      found.folded += count;
      continue;
    }
    if (state === 'withdrawn') found.withdrawn += count;
    else if (state === 'refused') {
      found.refused += count;
      if (!worded) found.unworded += count;
    } else if (state !== 'raised') found.accepted += count;
    if (state === 'done' || state === 'closed') found.done += count;
    if (again) found.again += count;
    if (kept === 'kept' || kept === 'late') found[kept] += count;
    if (kept === 'ahead' && until !== null) {
      found.dues.set(until, (found.dues.get(until) ?? 0) + count);
    }
  }
  return [...all.values()]
    .map(({ dues, ...rest }) => ({ ...rest, ahead: inOrder(dues) }))
    .sort((one, other) => (one.topicId < other.topicId ? -1 : 1));
}

export function openTallies(rows: readonly OpenRow[]): OpenTallies {
  const by = (keyOf: (row: OpenRow) => string | null): Tally[] => {
    const found = new Map<string, number>();
    for (const row of rows) {
      const key = keyOf(row);
      if (key !== null) found.set(key, (found.get(key) ?? 0) + row.count);
    }
    return inOrder(found);
  };
  return {
    states: by(({ _id }) => _id.state),
    topics: by(({ _id }) => _id.topicId),
    areas: by(({ _id }) => _id.areaId),
    dues: by(({ _id }) => _id.due),
  };
}

const inOrder = (counts: ReadonlyMap<string, number>): Tally[] =>
  [...counts]
    .map(([key, count]) => ({ key, count }))
    .sort((one, other) => (one.key < other.key ? -1 : 1));

/** The figures of some months as they stand today: what is not done and whose day is over was not kept. */
export function figuresOf(tallies: readonly TopicTallies[], today: string): MatterFigures {
  const figures: MatterFigures = { ...NOTHING, broken: 0, ahead: 0 };
  for (const one of tallies) {
    for (const key of Object.keys(NOTHING) as (keyof typeof NOTHING)[]) figures[key] += one[key];
    for (const { key, count } of one.ahead) figures[key < today ? 'broken' : 'ahead'] += count;
  }
  return figures;
}

/** What is due this week, and what is overdue. */
export function dueCounts(dues: readonly Tally[], today: string): { week: number; late: number } {
  const last = weekEnd(today);
  const sum = (fits: (day: string) => boolean) =>
    dues.reduce((total, { key, count }) => total + (fits(key) ? count : 0), 0);
  return {
    week: sum((day) => day >= today && day <= last),
    late: sum((day) => day < today),
  };
}

/** The last of the seven days that begin today. */
export const weekEnd = (today: string) => addDays(today, 6);

/** The months of a period that ends with the present one, the first one first. */
export function monthsBack(today: string, months: number): string[] {
  const first = `${today.slice(0, 7)}-01`;
  return Array.from({ length: months }, (_, index) =>
    addMonths(first, index + 1 - months).slice(0, 7),
  );
}

export const mostFirst = (one: { count: number }, other: { count: number }) =>
  other.count - one.count;
