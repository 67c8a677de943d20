/** The one word for: our home has taken note of it. */
export const CONFIRM = '知道了';
export const GO_VOTE = '去投票';
export const ANSWERS = [
  { option: 'yes', words: '同意' },
  { option: 'no', words: '不同意' },
  { option: 'abstain', words: '弃权' },
];
export const CONFIRMED = '您家已确认';
/** Something is still wrong somewhere: an officer looks where. */
export const LOOK = '看哪几户';
export const COMING = '能来';
export const SAID_COMING = '回复了，到时候见';
export const GO_CHECK_IN = '去签到';
export const confirmForWords = (name: string): string => `替 ${name} 确认`;
export const INVITED = '请您开会';

const KINDS = {
  shift: ['班次', '今天要去'],
  offer: ['班次', '等您确认'],
  due: ['班次', '还差一步'],
  motion: ['件', '等您来说、来定'],
  meeting: ['次会', '等您回复'],
  notice: ['则通知', '等您家知道'],
  for: ['则通知', '等您替人确认'],
  recovery: ['则通知', '等您说一声好了没有'],
  trouble: ['则通知', '还有人没恢复'],
  asked: ['则通知', '有人在问'],
  doors: ['处门牌', '等您去问'],
} as const;

/** 还有 2 则通知等您家知道 */
export function needWords(kind: keyof typeof KINDS, count: number): string {
  const [what, waits] = KINDS[kind];
  const unit = what === '班次' ? `个${what}` : what;
  return `还有 ${count} ${unit}${waits}`;
}
