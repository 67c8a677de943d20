import type { MotionDetail, OwnVoter, Question } from '../../../typings/contract/motion';
import { type Way, wayOf } from './way';

export const MAY_HAVE_ARRIVED = '刚才那一票可能已经送到，再点一次不会投成两票。';

/** Whether what was sent can be changed, as it is said before and after. */
export const changeNote = ({ secret, ruleId }: MotionDetail['form']) =>
  secret && ruleId !== 'poll'
    ? '不记名的票投出后不能自己改。要改，请楼栋长作废后再投。'
    : '截止前还可以改。';

/** Who will see what, said before anything is chosen. */
export function privacyNote({ secret, ruleId }: MotionDetail['form']): string {
  const way = wayOf(ruleId);
  if (way === 'poll') return '书记、楼栋长和邻居都看不到谁选了什么。';
  if (secret) return '不记名：书记、楼栋长和邻居都看不到谁选了什么。';
  return `${way === 'vote' ? '记名投票' : '记名'}：公布的名单里只有票号，没有姓名和门牌。`;
}

/** For whom an answer is given. */
export const castForWords = (way: Way, name: string) =>
  way === 'vote' ? `这一票代表：${name}` : `代表：${name}`;

/** The one sheet before a single answer is sent: the question, what was chosen, for whom, and whether it can be changed. */
export function sheetWords(
  form: MotionDetail['form'],
  { as, name }: OwnVoter,
  question: Question,
  chosen: string,
) {
  const way = wayOf(form.ruleId);
  const whom = as === 'self' ? [] : [castForWords(way, name)];
  return {
    title: `您选：${chosen}`,
    content: [question.text, ...whom, changeNote(form)].join('\n'),
    confirmText: way === 'vote' ? '投出' : '就这样说',
    cancelText: '再想想',
  };
}

/** After it: where the number is found, or why there is none to see. */
export function sentWords({ secret, ruleId }: MotionDetail['form']): string {
  if (ruleId === 'poll') return '截止以后，这里看得到大家怎么说。谁选了什么，谁也看不到。';
  return secret
    ? '计票以后，在这部手机上可以查到这一票算没算对。在那以前请不要清除微信的数据。'
    : '回执号只存在这部手机上。计票以后，凭它查这一票算没算对。不要给别人看。';
}
