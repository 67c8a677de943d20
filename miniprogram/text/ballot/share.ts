import type { MotionDetail } from '../../../typings/contract/motion';
import { SHARE, type Shared } from '../common/share';
import { fullWords } from '../date';
import { RULES } from './rule';
import { hasOutcome, outcomeWords, WAYS, wayOf } from './way';

/** A vote, a consultation or a poll, and once it is public its result. */
export function motionShared(communityId: string, motion: MotionDetail): Shared | null {
  const { motionId, form, phase, state, result, placeLabel } = motion;
  if (phase === 'draft' || phase === 'cancelled') return null;
  const way = wayOf(form.ruleId);
  const isPublic = phase === 'over' && (state === 'published' || state === 'closed');
  const isOver = phase === 'over' || phase === 'papers' || phase === 'counting';
  const said =
    isPublic && result && hasOutcome(form) && result.passed !== null
      ? outcomeWords(way, result.passed)
      : '';
  const when = said || (isOver ? '已经截止' : `到 ${fullWords(form.closesAt)} 截止`);
  const tag = isPublic && way === 'vote' ? '表决结果' : WAYS[way].share;
  return {
    kind: 'motion',
    communityId,
    id: motionId,
    tag,
    card: { words: `${tag}：${form.title}`, title: form.title, lines: [when, SHARE.look] },
    title: form.title,
    lines: [placeLabel, RULES[form.ruleId].name, when].filter(Boolean),
    body: form.body,
    call: isOver ? '' : `请打开邻里小程序“${WAYS[way].act}”；没有微信的，请找楼栋长。`,
  };
}
