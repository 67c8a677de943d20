import type { ClauseComment, Stance } from '../../../typings/contract/covenant';
import { pastWords } from '../date';
import { DIFF_LEGEND } from './amendment';
import { STANCES } from './words';

const STATES: Record<ClauseComment['state'], string> = {
  shown: '',
  held: '等人看过再给大家看',
  hidden: '有人看过，没有给大家看',
};

export const agreedWords = (supports: number) => `${supports} 人认同`;

/** A comment as its card shows it. */
export function commentWords(comment: ClauseComment, now: number) {
  const { stance, from, at, own, state, supports, opposes } = comment;
  return {
    stance: STANCES[stance],
    who: [own ? '您说的' : from, pastWords(at, now)].filter(Boolean).join(' · '),
    state: STATES[state],
    supports: `认同 ${supports}`,
    opposes: `不认同 ${opposes}`,
    both: `${agreedWords(supports)}，${opposes} 人不认同`,
  };
}

export const standWords = (stance: Stance, people: number) => `${STANCES[stance]} ${people} 人`;

/** Above the comments that most neighbours agree with, on either side. */
export const BEST = { for: '赞成的理由', against: '不赞成的理由' };

/** After a comment was sent that WeChat was not sure of. */
export const COMMENT_HELD = {
  content: '写好了。微信没把握这段话合不合适，要等人看过，大家才看得到。',
  showCancel: false,
  confirmText: '知道了',
};

export const REPORT_WHY = '哪里不合适？';

/** After somebody's words were reported. */
export const REPORTED = {
  content: '收到了，社区会有人来看。看的人不会知道是您反映的。',
  showCancel: false,
  confirmText: '知道了',
};

/** The card of what somebody says about a clause. */
export const COMMENT_CARD = {
  reportLabel: '反映这话不合适',
  report: '反映',
};

/** A clause, what neighbours say about it, and what they would change. */
export const CLAUSE_DETAIL = {
  gone: '这一条已经删去了',
  goneHint: '大家以前说的话还在下面。',
  ask: '想问什么',
  why: '说说为什么（可以不写）',
  whoSees: '邻居看到您写的话和您住几栋，看不到姓名。',
  say: '说给大家听',
  amend: '想换个写法？提一条修改',
  changes: '修改建议',
  legend: DIFF_LEGEND,
  allChanges: '看全部修改建议',
  comments: '大家说',
  emptyFirst: '还没有人说过这一条。您先说说？',
  empty: '还没有人说过这一条。',
  stance: '您怎么看',
  writeFirst: '请写一句您的想法。',
  shown: '大家看得到了',
};
