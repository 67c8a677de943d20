import type { MatterRules, Stage } from '../../../typings/contract/matter/matter.ts';
import { addMonths, dayOf } from '../../kernel/calendar.ts';
import { markOf, mostFirst } from '../figure/figure-rules.ts';
import { firstDue } from '../intake/raise-rules.ts';
import { standingTopic } from '../rule/topic-rules.ts';
import { dueAfter, stageOf } from '../stage/stage-rules.ts';
import type { ReportedMatter } from './reported-matter.ts';

/** A report of more is that of two months. */
export const MOST_REPORTED = 10_000;

/** n of d */
export interface Part {
  n: number;
  d: number;
}

export interface Counted {
  key: string;
  count: number;
}

/** What became of the matters that were raised in a month, in numbers alone. */
export interface MonthFigures {
  raised: number;
  hotline: number;
  /** go on under another one: in none of the numbers below */
  folded: number;
  withdrawn: number;
  topics: Counted[];
  areas: Counted[];
  stages: { stage: Stage; count: number }[];
  /** the first answer by its day, of those answered or overdue */
  answered: Part;
  /** taken up, of those answered */
  accepted: Part;
  done: Part;
  /** done by the day that was promised, of those done or overdue */
  kept: Part;
  /** «not yet», of those that were called done */
  again: Part;
  /** done by the day that was promised first, of those done or overdue */
  tasks: Part;
  /** tasks that were given another day */
  moved: number;
}

const STAGES: readonly Stage[] = ['need', 'agenda', 'plan', 'doing', 'outcome'];

/** Whether a month has begun, and is no more than five years back. */
export function isReportable(month: string, today: string): boolean {
  const present = today.slice(0, 7);
  return month <= present && month >= addMonths(`${present}-01`, -60).slice(0, 7);
}

export function monthFigures(
  matters: readonly ReportedMatter[],
  rules: MatterRules,
  today: string,
): MonthFigures {
  const own = matters.filter(({ into }) => into === null);
  const stand = own.filter(({ state }) => state !== 'withdrawn');
  const answered = stand.map((one) => answeredInTime(one, rules, today));
  const ended = stand.filter(({ dones }) => dones.length > 0);
  const kept = stand.map((one) => keptInTime(one, rules, today));
  const tasks = stand.flatMap(({ tasks = [] }) => tasks).filter(({ state }) => state !== 'dropped');
  const answers = stand.filter(({ answers }) => firstAnswer(answers) !== undefined);
  return {
    raised: matters.length,
    hotline: matters.filter(({ channel }) => channel === 'hotline').length,
    folded: matters.length - own.length,
    withdrawn: own.length - stand.length,
    topics: counted(stand.map(({ topicId }) => topicId)),
    areas: counted(stand.map(({ areaId }) => areaId)),
    stages: STAGES.map((stage) => ({
      stage,
      count: stand.filter(({ state }) => stageOf(state) === stage).length,
    })),
    answered: partOf(answered),
    accepted: { n: answers.filter(({ state }) => state !== 'refused').length, d: answers.length },
    done: {
      n: stand.filter(({ state }) => state === 'done' || state === 'closed').length,
      d: answers.filter(({ state }) => state !== 'refused').length,
    },
    kept: partOf(kept),
    again: {
      n: ended.filter(({ answers }) => answers.some(({ kind }) => kind === 'not-yet')).length,
      d: ended.length,
    },
    tasks: partOf(tasks.map((task) => taskInTime(task, today))),
    moved: tasks.filter(({ earlier }) => earlier.length > 0).length,
  };
}

const firstAnswer = (answers: ReportedMatter['answers']) =>
  answers.find(({ kind }) => kind === 'accepted' || kind === 'refused');

/** null: it may still be */
function answeredInTime(matter: ReportedMatter, rules: MatterRules, today: string): boolean | null {
  const { answers, hotline, order, topicId } = matter;
  const day = dayOf(order);
  const usual = dueAfter('raised', standingTopic(rules, topicId), order) ?? day;
  const due = firstDue(usual, hotline?.due ?? null, day);
  const first = firstAnswer(answers);
  if (first) return dayOf(first.at) <= due;
  return due < today ? false : null;
}

function keptInTime(matter: ReportedMatter, rules: MatterRules, today: string): boolean | null {
  const { kept, until } = markOf(matter, standingTopic(rules, matter.topicId));
  if (kept === 'none') return null;
  if (kept === 'ahead') return until !== null && until < today ? false : null;
  return kept === 'kept';
}

function taskInTime(
  { state, end, due, earlier }: NonNullable<ReportedMatter['tasks']>[number],
  today: string,
): boolean | null {
  const promised = earlier[0]?.due ?? due;
  if (state === 'done' && end) return dayOf(end.at) <= promised;
  return promised < today ? false : null;
}

function partOf(said: readonly (boolean | null)[]): Part {
  const known = said.filter((one) => one !== null);
  return { n: known.filter((one) => one).length, d: known.length };
}

function counted(keys: readonly string[]): Counted[] {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts]
    .map(([key, count]) => ({ key, count }))
    .sort((one, other) => mostFirst(one, other) || (one.key < other.key ? -1 : 1));
}
