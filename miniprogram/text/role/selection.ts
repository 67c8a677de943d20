import type {
  SelectionDetail,
  SelectionLine,
  SelectionStep,
} from '../../../typings/contract/office/selection';
import { dayWords } from '../date';
import { roleWords } from './role';

const STEPS: readonly { step: SelectionStep; name: string }[] = [
  { step: 'standing', name: '报名' },
  { step: 'voting', name: '居民推选' },
  { step: 'recommending', name: '社区推荐' },
  { step: 'vetting', name: '党总支审查' },
  { step: 'approving', name: '街道审批' },
  { step: 'publishing', name: '公示' },
];
const ORDER: readonly SelectionStep[] = [
  ...STEPS.map(({ step }) => step),
  'appointing',
  'appointed',
];

export function postWords({ role, placeLabel }: Pick<SelectionLine, 'role' | 'placeLabel'>) {
  return `${placeLabel} ${roleWords(role)}`;
}

/** Where a selection is, in a tag. */
export function stepTag({ step, late }: Pick<SelectionLine, 'step' | 'late'>): {
  words: string;
  tone: 'mine' | 'soon' | 'plain';
} {
  if (step === 'appointed') return { words: '选好了', tone: 'mine' };
  if (step === 'ended') return { words: '没有选出来', tone: 'plain' };
  if (step === 'appointing') return { words: '等任命', tone: 'soon' };
  const name = STEPS.find((one) => one.step === step)?.name ?? '';
  return { words: late ? `${name}，已过日子` : `正在${name}`, tone: 'soon' };
}

/** What stands below a selection in the list. */
export function lineWords({ step, dueOn, candidates, steward }: SelectionLine): string {
  if (step === 'appointed') return steward ? `由${steward}担任` : '由邻居选出来的人担任';
  if (step === 'ended') return '';
  const many = candidates === 0 ? '还没有人报名' : `${candidates} 位报名`;
  return dueOn ? `${many}，这一步到 ${dayWords(dueOn)}` : many;
}

export interface StepRow {
  step: SelectionStep;
  name: string;
  words: string;
  over: boolean;
  now: boolean;
}

/** The six steps, what came of each, and until when the present one is. */
export function stepRows(detail: SelectionDetail): StepRow[] {
  const at = ORDER.indexOf(detail.step);
  const { standUntil, vote, recommended, vettedOn, approved, publishedUntil } = detail;
  const done: Partial<Record<SelectionStep, string>> = {
    standing: `报名到 ${dayWords(standUntil)}`,
    voting: vote ? (vote.published ? '票数公布了' : '投票已经定下') : '',
    recommending: recommended ? `${dayWords(recommended.on)}推荐：${recommended.reason}` : '',
    vetting: vettedOn ? `${dayWords(vettedOn)}通过` : '',
    approving: approved
      ? `${dayWords(approved.on)}批准${approved.paper ? `，${approved.paper}` : ''}`
      : '',
    publishing: publishedUntil ? `公示到 ${dayWords(publishedUntil)}` : '',
  };
  return STEPS.map(({ step, name }, index) => {
    const now = index === at;
    const due = now && detail.dueOn && step !== 'standing' && step !== 'publishing';
    const words = [done[step], due ? `到 ${dayWords(detail.dueOn ?? '')}` : ''];
    return { step, name, words: words.filter(Boolean).join('，'), over: index < at, now };
  });
}

/** What everybody reads beside a candidate. */
export function votesWords(votes: number | null, runs: boolean): string {
  const counted = votes === null ? '' : `${votes} 票`;
  return [counted, runs ? '' : '不再参选'].filter(Boolean).join('，');
}
