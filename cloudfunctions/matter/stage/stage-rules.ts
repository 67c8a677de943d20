import type {
  MatterState,
  MatterTopic,
  Stage,
  StageLine,
  Step,
} from '../../../typings/contract/matter/matter.ts';
import { addDays, dayOf, daysBetween } from '../../kernel/calendar.ts';
import type { MatterAnswer, MatterDocument } from '../collections.ts';

/** The five stages, in order. */
const STAGES: readonly Stage[] = ['need', 'agenda', 'plan', 'doing', 'outcome'];

/** What each step asks for and where it leads. Nothing else moves a matter that was accepted. */
export const STEPS: Readonly<Record<Step, { from: MatterState; to: MatterState; stage: Stage }>> = {
  plan: { from: 'accepted', to: 'planned', stage: 'plan' },
  start: { from: 'planned', to: 'doing', stage: 'doing' },
  step: { from: 'doing', to: 'doing', stage: 'doing' },
  done: { from: 'doing', to: 'done', stage: 'doing' },
  close: { from: 'done', to: 'closed', stage: 'outcome' },
};

/** States after which nothing comes. */
const ENDED: readonly MatterState[] = ['closed', 'refused', 'withdrawn'];

export function hasEnded({ state }: { state: MatterState }): boolean {
  return ENDED.includes(state);
}

/** The steps that are next. */
export function stepsFrom(state: MatterState): Step[] {
  return (Object.keys(STEPS) as Step[]).filter((step) => STEPS[step].from === state);
}

/** Where a step leads from a state; null if it is not its turn. */
export function afterStep(state: MatterState, step: Step): MatterState | null {
  const { from, to } = STEPS[step];
  return from === state ? to : null;
}

/** The stage that a matter is in. */
export function stageOf(state: MatterState): Stage {
  switch (state) {
    case 'raised':
    case 'withdrawn':
      return 'need';
    case 'refused':
      return 'agenda';
    case 'accepted':
      return 'plan';
    case 'planned':
    case 'doing':
      return 'doing';
    case 'done':
    case 'closed':
      return 'outcome';
  }
}

/** Days until the next answer of a matter that comes into a state. */
function daysFor(state: MatterState, { days }: Pick<MatterTopic, 'days'>): number | null {
  if (state === 'raised') return days.agenda;
  if (state === 'accepted') return days.plan;
  if (state === 'planned' || state === 'doing') return days.doing;
  return state === 'done' ? days.outcome : null;
}

/** The day on which the next answer is due; every day counts, holidays as well. Null once it has ended. */
export function dueAfter(
  state: MatterState,
  topic: Pick<MatterTopic, 'days'>,
  at: number,
): string | null {
  const days = daysFor(state, topic);
  return days === null ? null : addDays(dayOf(at), days);
}

const MOST_DAYS_AHEAD = 366;

/** Whether somebody may promise something for this day: today or later, within a year. */
export function isDueFit(due: string, today: string): boolean {
  return due >= today && daysBetween(today, due) <= MOST_DAYS_AHEAD;
}

/** The last day on which whoever raised it may say «not yet»; null if that is over or was said. */
export function notYetUntil(
  { state, dones, answers }: Pick<MatterDocument, 'state' | 'dones' | 'answers'>,
  notYetDays: number,
): string | null {
  const [first, ...later] = dones;
  if (state !== 'done' || first === undefined || later.length > 0) return null;
  if (answers.some(({ kind }) => kind === 'not-yet')) return null;
  return addDays(dayOf(first), notYetDays);
}

const OVER_BY: Record<MatterAnswer['kind'], Stage[]> = {
  accepted: ['need', 'agenda'],
  refused: ['need', 'agenda'],
  plan: ['plan'],
  done: ['doing'],
  close: ['outcome'],
  start: [],
  step: [],
  handed: [],
  'not-yet': [],
};

type Staged = Pick<MatterDocument, 'state' | 'answers' | 'holder' | 'due'>;

/**
 * The five stages as they are seen: each that is over has the answer that ended it, the current one its owner and
 * its day. What was opened again has its last stages ahead of it once more.
 */
export function stageLines({ state, answers, holder, due }: Staged): StageLine[] {
  const at = STAGES.indexOf(stageOf(state));
  const isOver = state === 'closed' || state === 'refused' || state === 'withdrawn';
  return STAGES.map((stage, index): StageLine => {
    const ending = answers.findLast(({ kind }) => OVER_BY[kind].includes(stage));
    if (index < at || (isOver && index === at)) {
      const isEmpty = state === 'withdrawn' && !ending;
      const as = ending ? ending.as : null;
      return { stage, state: isEmpty ? 'never' : 'over', as, due: null, at: ending?.at ?? null };
    }
    if (isOver) return { stage, state: 'never', as: null, due: null, at: null };
    if (index === at) return { stage, state: 'current', as: holder.role, due, at: null };
    return { stage, state: 'ahead', as: null, due: null, at: null };
  });
}
