import type { MotionDetail } from '../../../../typings/contract/motion';
import { announcedWords } from '../../roster/roster';

/** The dialog with which the voter denies what an officer has noted. */
export const DENY = {
  title: '没有这回事？',
  content: '这条登记会马上取消，也会记下是您说的。',
  confirmText: '没这回事',
  cancelText: '先不取消',
};

/** The dialog with which the voter ends a mandate. */
export const END_PROXY = {
  title: '取消委托？',
  content: '以后只能您自己投。已经投了的不受影响。',
  confirmText: '取消委托',
  cancelText: '先不取消',
};

export const byClauseWords = (clauses: number) =>
  `一条一条表决，共 ${clauses} 条：每一条都通过，公约才生效。`;

export const cancelledWords = (reason: string) => `已撤回：${reason}`;

export const covenantWords = (title: string) => `《${title}》全文`;

export const behalfWords = (name: string) => `代表：${name}`;

export const receiptLine = (receipt: string) => `回执号 ${receipt}`;

/** `name` = whom the reader checks in for, '' = for themselves. */
export const checkInWords = (name: string) =>
  name ? `我在会场，替 ${name} 签到` : '我在会场，签到';

export const answeredWords = (persons: number) =>
  persons > 0 ? `${persons} 人回答了` : '还没有人回答，您来第一个';

/** What is registered of the estates where owners decide, and what the roster held. */
export function totalsWords({ totals }: MotionDetail): string[] {
  if (!totals) return [];
  const lines = totals.estates.map(announcedWords);
  return totals.reason === '' ? lines : [...lines, `对不上的原因：${totals.reason}`];
}

/** The page of a motion. */
export const MOTION_DETAIL = {
  enterDoorCode: '输入门牌码',
  askToBeOwner: '我是业主，去申请核对',
  denyNote: '没有这回事',
  endProxy: '取消委托',
  adultNeeded: '要由年满 18 周岁的人来投。只记下这一句，不记生日。',
  amAdult: '我年满 18 周岁',
  stopped: '计票停下了，先查清楚',
  stoppedNext:
    '所有的票都原样封存，谁也改不了。工作人员查清原因以后再计票，或者说明理由、重新表决。',
  tellMe: '有人登记我这一票时，微信告诉我',
  result: '结果',
  remote: '线上意见（没有计入）',
  turnout: '参加的情况',
  onlyNumber: '截止前，只看得到几个人回答了，看不到选了什么。',
  rosterFixed: '名册已经定好。漏了谁、多了谁，投票开始前可以提意见。',
  onlyTurnout: '计票前，只看得到有多少参加，看不到选了什么。',
  steps: '到哪一步了',
  about: '说明',
  howTalk: '谁来商量，怎么算',
  howVote: '谁来定，怎么算',
  ballotList: '查我的票、看名单',
  turnoutDoors: '投票进度和上门名单',
  papers: '核对纸票',
  notes: '核对到会、交票等登记',
  roomCode: '会场签到码',
  record: '计票、签字和公示',
  events: '经过：谁做了什么',
  settings: '本社区的表决设置',
  objections: '意见和答复',
  willTell: '好的，会告诉您',
  goOn: '接着写',
  findMine: '查一查我的票',
};
