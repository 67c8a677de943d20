import type { MotionDetail } from '../../../../typings/contract/motion';
import { dayOf } from '../../../calendar';
import { dayWords, fullWords } from '../../date';

/** With whom results are filed. */
export const FILING_OFFICE = '街道办事处';

/** The dialogs before a result is signed and before it is published. */
export const SIGN = {
  title: '签上您的名字？',
  content: '请先把结果和名单对一遍。签了以后，您的名字会和结果一起公示。',
  confirmText: '签字',
  cancelText: '再看看',
};
export const publishDialog = (days: number) => ({
  title: '现在公示？',
  content: `全体居民都看得到结果，公示 ${days} 天，期间可以提意见。`,
  confirmText: '公示',
  cancelText: '再看看',
});

/** Before a motion is withdrawn, or given up because its count has stopped. */
export const cancelDialog = (stopped: boolean) => ({
  title: stopped ? '这次表决作废？' : '撤回这件事？',
  placeholderText: '为什么，大家会看到',
  confirmText: stopped ? '作废' : '撤回',
  cancelText: stopped ? '再查查' : '不撤回',
});

export const recountedWords = (same: boolean, ballots: number) =>
  same
    ? `重新数了 ${ballots} 张票，和结果一致。`
    : '重新数的和结果不一致。请不要公示，先联系技术支持，并保留纸票。';

/** `version` counts from 1, and every correction makes another. */
export const rosterHashWords = (version: number, hash: string) =>
  `名册指纹（前 20 位，更正 ${Math.max(0, version - 1)} 次）：${hash}`;

export const listHashWords = (hash: string) => `名单指纹（前 20 位）：${hash}`;

/** Everybody reads the result. */
export const isPublic = ({ state }: Pick<MotionDetail, 'state'>) =>
  state === 'published' || state === 'closed';

/** What neighbours have agreed on is not filed with anybody. */
const isFiled = ({ ruleId }: MotionDetail['form']) => ruleId !== 'consultation';

export interface RecordStep {
  key: string;
  name: string;
  words: string;
  done: boolean;
}

/** From the close to the file, with what was done. */
export function recordSteps({ state, result, filed, form, stopped }: MotionDetail): RecordStep[] {
  const signed = result?.signatures ?? [];
  const steps: RecordStep[] = [
    {
      key: 'count',
      name: '计票',
      words: result
        ? `${fullWords(result.countedAt)}，共 ${result.ballots} 张票`
        : stopped
          ? `${fullWords(stopped.at)} 停下了`
          : `${fullWords(form.countsAt)} 自动计票`,
      done: result !== null,
    },
    {
      key: 'sign',
      name: '两人核对签字',
      words: signed.length > 0 ? signed.map(({ name }) => name).join('、') : '还没有人签',
      done: signed.length >= 2,
    },
    {
      key: 'publish',
      name: '公示',
      words: result?.publishedUntil
        ? `到 ${dayWords(dayOf(result.publishedUntil))}`
        : '签齐以后公示',
      done: isPublic({ state }),
    },
    {
      key: 'file',
      name: '备案',
      words: filed ? `${dayWords(filed.day)} 报${filed.office}` : '公示后报街道（乡镇）备案',
      done: filed !== null,
    },
  ];
  return steps.filter(({ key }) => key !== 'file' || isFiled(form));
}

/** What is to be done next, and how its button is called. */
export function recordAction({ phase, state, filed, form, stopped }: MotionDetail) {
  if (phase === 'notice')
    return { action: 'cancel' as const, label: '撤回这件事', note: '投票开始以后不能撤回' };
  if (stopped)
    return { action: 'count' as const, label: '查清了，再计一次', note: '对不上的话还会停下' };
  if (phase === 'counting')
    return { action: 'count' as const, label: '现在计票', note: '到时间会自动计票，这里可以不等' };
  if (state === 'counted')
    return { action: 'sign' as const, label: '核对过了，签字', note: '要两个人签' };
  if (state === 'signed') return { action: 'publish' as const, label: '公示结果', note: '' };
  if (isPublic({ state }) && !filed && isFiled(form)) {
    return { action: 'file' as const, label: '今天报了备案', note: '' };
  }
  return { action: '' as const, label: '', note: '' };
}

/** From the close of a motion to its file. */
export const MOTION_RECORD = {
  stopped: '计票停下了，先查清楚',
  stoppedNext:
    '请和核对纸票的人、居务监督委员会一起，对着纸票和领投登记查一遍。查清以前没有结果，也不会自动再计。',
  void: '查不清，这次表决作废',
  recount: '重新数一遍',
  pack: '备案材料',
  packHint: '公告、名册汇总、到会和参加、计票、记录和票单，装在一个压缩包里，在电脑上打开。',
  sendPack: '发到微信，在电脑上打开',
  packing: '正在准备',
  preparePack: '准备这些材料',
};
