import type {
  Channel,
  MatterLine,
  MatterState,
  Rating,
  Route,
  Stage,
} from '../../../typings/contract/matter/matter';
import { dayWords } from '../date';
import { roleWords } from '../role/role';

const STATES: Record<MatterState, string> = {
  raised: '等研判',
  accepted: '已受理',
  planned: '方案定了',
  doing: '正在办',
  done: '办完了',
  closed: '已办结',
  refused: '没有受理',
  withdrawn: '已撤回',
};

const STAGES: Record<Stage, string> = {
  need: '问需求',
  agenda: '明议题',
  plan: '定方案',
  doing: '抓实施',
  outcome: '评效果',
};

const ROUTES: Record<Route, string> = {
  self: '自治的事，议事会管',
  party: '党建的事，党委会管',
  joint: '共治的事，联席会管',
};

const CHANNELS: Record<Channel, string> = {
  app: '手机上提的',
  door: '上门时记的',
  courtyard: '坝坝会上记的',
  'letter-box': '意见箱里的',
  telephone: '电话里说的',
  hotline: '12345 工单',
};

const RATINGS: Record<Rating, string> = { helped: '帮上忙了', partly: '帮上一些', not: '没帮上' };

export const CHANNEL_CHOICES = (
  ['door', 'courtyard', 'letter-box', 'telephone', 'hotline'] as const
).map((channel) => ({ channel, name: CHANNELS[channel] }));
export const RATING_CHOICES = (['helped', 'partly', 'not'] as const).map((rating) => ({
  rating,
  name: RATINGS[rating],
}));

export const ratingName = (rating: Rating): string => RATINGS[rating];
export const stateWords = (state: MatterState): string => STATES[state] ?? '';
export const stageWords = (stage: Stage): string => STAGES[stage];
export const routeWords = (route: Route): string => ROUTES[route];
export const channelWords = (channel: Channel): string => CHANNELS[channel];

export interface MatterLook {
  words: string;
  tone: 'mine' | 'soon' | 'quiet' | 'loss';
}

/** The state of a matter, with what is late said first. */
export function lookOf({ state, late }: Pick<MatterLine, 'state' | 'late'>): MatterLook {
  if (late) return { words: `${stateWords(state)}，逾期了`, tone: 'loss' };
  if (state === 'closed' || state === 'done') return { words: stateWords(state), tone: 'mine' };
  return { words: stateWords(state), tone: state === 'refused' ? 'quiet' : 'soon' };
}

export function whereWords({ placeLabel, spot }: Pick<MatterLine, 'placeLabel' | 'spot'>): string {
  return [placeLabel, spot].filter((part) => part !== '').join(' · ');
}

export function holderWords({ role, name }: { role: MatterLine['holder']; name: string }): string {
  return name === '' ? roleWords(role) : name;
}

/** 3 of 4 said that it helped; '' as long as nobody has said anything. */
export function ratingWords({ helped, partly, not }: Record<Rating, number>): string {
  const all = helped + partly + not;
  if (all === 0) return '';
  return `${all} 人评价：${helped} 人说帮上忙了，${partly} 人说帮上一些，${not} 人说没帮上。`;
}

/** Whose it is, how many have the same, who has it, and until when it is answered. */
export function lineWords({ due, joined, part, holder, state }: MatterLine): string {
  const more = [
    part === 'raiser' ? '我提的' : part === 'joined' ? '我也是' : '',
    joined > 0 ? `${joined} 位邻居也是` : '',
    due === null ? '' : `${roleWords(holder)}${state === 'raised' ? '来看' : '在办'}`,
    due === null ? '' : `${dayWords(due)}前答复`,
  ];
  return more.filter((one) => one !== '').join(' · ');
}
