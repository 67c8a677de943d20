import type { MotionDetail, OwnVoter, Question } from '../../../../typings/contract/motion';
import { areaWords } from '../figure';
import { LEFT_HOME, lateWords } from '../late';
import { answerWords, questionName } from '../question';
import { CHANNELS } from '../rule';
import { WAYS, type Way, wayOf } from '../way';

/** Whose vote it is, as the reader calls it. */
export function ownName(
  { as, name, area }: OwnVoter,
  { ruleId }: Pick<MotionDetail['form'], 'ruleId'>,
): string {
  if (ruleId === 'poll') return '我的回答';
  const { own } = WAYS[wayOf(ruleId)];
  if (as === 'self') return `我的${own}`;
  if (as === 'household') return `我家的${own} · ${name}`;
  if (as === 'proxy') return `受托 · ${name}`;
  return `我的房子 · ${name}${area === null ? '' : ` · ${areaWords(area)}`}`;
}

/** Whether it was cast, by whom and how; or why it cannot be. */
export function ownState(voter: OwnVoter, way: Way): string {
  const { as, cast, castBy, notMine, late, leftHome, present, proxy, unconfirmed } = voter;
  if (way === 'poll') return cast ? '已经回答' : '还没有回答';
  if (late && cast === null) return lateWords(as);
  if (unconfirmed) {
    return '您要是这套房子的业主，请楼栋长或业委会当面核对一次，就能用手机投；纸质选票随时可以用。租住的邻居不用理会。';
  }
  const [done, undone] = way === 'talk' ? ['已经说了', '还没有说'] : ['已投', '还没有投'];
  const by = castBy && as !== 'self' ? `，${castBy} 投的` : '';
  const other = proxy && as !== 'proxy' ? `，委托了 ${proxy}，也可以自己投` : '';
  const left = leftHome ? `。${LEFT_HOME}` : '';
  const open = notMine ? '由户代表来投' : `${undone}${other}${left}`;
  const voted = cast ? `${done}（${CHANNELS[cast]}${by}）` : open;
  return present ? `${voted} · 已到会` : voted;
}

/** 选了：同意, for each question. */
export function ownAnswers(
  questions: readonly Question[],
  answers: NonNullable<OwnVoter['answers']>,
): string[] {
  return questions.map((question, at) => {
    const name = questionName(question, at, questions.length);
    return `选了：${name && `${name} `}${answerWords(question, answers[at])}`;
  });
}

/** Presences that were taken back, and votes of others that took the place of an earlier one. */
export function ownChanges({ absences = [], overruled = [] }: OwnVoter): string[] {
  return [
    ...absences.map(({ day, reason, byName }) => `${day} ${byName} 撤回了到会签到：${reason}`),
    ...overruled.map(
      ({ day, name, byName }) => `${day} ${byName} 改投了${name ? ` ${name} ` : '前一位'}投的一票`,
    ),
  ];
}

/** On the button with which a vote that stands is changed. */
export const CHANGE = '截止前可以改，改一改';
export const overruleWords = (castBy: string | null | undefined) =>
  `不用 ${castBy ?? '别人'} 投的，我来改投`;
