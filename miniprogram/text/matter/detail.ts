import type { MatterView, Stage, StageLine } from '../../../typings/contract/matter/matter';
import { dayWords, fullWords } from '../date';
import { roleWords } from '../role/role';
import { channelWords, holderWords, stageWords } from './state';

/** One matter: where it stands, what was answered, and what the reader may do. */
export const MATTER_DETAIL = {
  untitled: '等研判的事项',
  into: '并到另一件里一起办了',
  notOpen: '还没有公开。楼栋长、网格员看过以后，会写一段大家看得到的话。',
  said: '原话，只有提的人和负责的人看得到：',
  copyReply: '复制给 12345 的答复',
  stages: '办到哪一步',
  tasks: '答应了要办的',
  taskDone: '办了，写一句',
  taskMove: '改日子',
  taskDrop: '不用办了',
  taskAdd: '定一件任务',
  answers: '公开的答复',
  ratings: '帮上忙了吗',
  call: '还不行，打 12345',
  drawn: '随机回访抽到了这件事',
  meetings: '会上怎么议的',
  meetingsHint: '哪天议、定了什么、办得怎样',
  moves: '谁办了多久',
  acts: '您来办',
  triage: '研判这件事',
  hand: '交给别人办',
  join: '我也是',
  leave: '不再算我',
  fold: '和另一件是同一件事，并过去',
  split: '不是同一件事，分开办',
  withdraw: '撤回',
  withdrawTitle: '撤回这件事？',
  withdrawContent: '撤回以后就没有人来办了。',
  withdrawCancel: '不撤回',
  splitTitle: '分开办？',
  splitContent: '它会回到原来那一步，提的人和说过「我也是」的都跟着回来。',
  splitConfirm: '分开',
  splitCancel: '先不分',
};

/** Until when an order of 12345 is answered. */
export const hotlineWords = ({ number, due }: NonNullable<MatterView['hotline']>): string =>
  `12345 工单 ${number}，${dayWords(due)}前答复`;

/** Whom to ask when it was done twice and is still not good; '' where there is nobody. */
export const supervisorsWords = (supervisors: MatterView['supervisors']): string =>
  supervisors.length === 0
    ? ''
    : `办了两次还没好？可以找居务监督委员：${supervisors.map(({ name }) => name).join('、')}。`;

/** How it came, from whom, and how many have the same. */
export function fromWords({
  channel,
  raiser,
  joined,
}: Pick<MatterView, 'channel' | 'raiser' | 'joined'>): string {
  const parts = [
    channelWords(channel),
    raiser === null ? '' : raiser === '' ? '没有留名字' : `${raiser}提的`,
    joined > 0 ? `${joined} 位邻居也是` : '',
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

const WHY: Record<string, string> = { overdue: '（逾期升上来的）', vacant: '（没人管，升上来的）' };

/** Who had it from when, and why it came to them. */
export const moveWords = (move: MatterView['moves'][number]): string =>
  `${fullWords(move.since)} 起：${holderWords(move)}${WHY[move.why] ?? ''}`;

export const stageNow = (stage: Stage): string => `${stageWords(stage)}（正在这一步）`;

/** Who did a stage and when, who has it until when, or that it was never reached. */
export function stageLineWords(
  { state, as, at }: StageLine,
  { holderLine, due }: Pick<MatterView, 'holderLine' | 'due'>,
): string {
  if (state === 'ahead') return '';
  if (state === 'never') return '没有走到这一步';
  if (state === 'over') {
    return at === null ? '好了' : `${as ? `${roleWords(as)} · ` : ''}${fullWords(at)}`;
  }
  return `${holderWords(holderLine)} · ${due === null ? '' : `${dayWords(due)}前`}`;
}
