import type { EndReason } from '../../../typings/contract/household';
import type { ConsentLine, Member } from '../../../typings/contract/resident';
import { dayWords } from '../date';

/** What is asked before somebody is written out of a household. */
export const ENDINGS: Record<EndReason, { title(name: string): string; words: string }> = {
  moved: {
    title: (name) => `${name} 搬走了？`,
    words: '记下以后，他不再收到发给这一户的通知。搬回来可以再发门牌码。',
  },
  mistake: {
    title: (name) => `${name} 不住这一户？`,
    words: '登记错了就移出这一户。他可以用对的门牌码加入自己那一户。',
  },
  died: {
    title: (name) => `${name} 去世了？`,
    words: '记下以后，就不再打扰家里人。请先和家里人核对。',
  },
};

export const WORDS = {
  nobody: '还没有登记的人。',
  give: '请人代办',
  represent: '做户代表',
  moved: '搬走了',
  mistake: '登记错了',
  died: '去世了',
  points: '记一件积分的事',
  honour: '推荐这一户评优',
  consents: '谁可以替他们办',
  end: '结束',
  name: '姓名',
  nameHint: '给没有微信的人登记，以后可以在纸上替他记确认。请先当面问过本人。',
  adult: '他年满 18 周岁',
  adultHint: '投票名册上才有他。由另一位楼栋长或社区书记核对。',
  agentHome: '代办人住几号',
  agentHomeExample: '输入房号，例如 301',
  agent: '代办人',
  until: '到哪一天',
  given: '怎么同意的',
  givenOnPaper: '本人在纸上签了字',
  givenAloud: '本人当面说同意',
  consentHint: '只用来替他确认通知，办过的都写明是谁办的。投票不能代办。',
  takeOver: '这一户换了人家',
  record: '记下这份同意',
  add: '登记到这一户',
  openAdding: '登记没有微信的人',
  note: '记下',
  notNote: '先不',
  takeOverTitle: '这一户换了人家？',
  takeOverWords: '原来的人都会移出这一户，没用完的门牌码作废。新住户要用新的门牌码加入。',
  takeOverNow: '换了人家',
  notTakeOver: '没有换',
  noName: '请写下这位居民的姓名。',
  added: '已登记',
  noAgent: '请先选好由谁来办。',
  recorded: '已记下',
  endWords: '结束以后，就不能再替他办了。已经办过的还算数。',
};

export const consentTitle = (name: string) => `谁替 ${name} 办`;

/** 户代表 · 在用小程序 */
export function memberWords({ wechat }: Member, isRepresentative: boolean): string {
  const how = wechat ? '在用小程序' : '没有微信，当面或电话联系';
  return isRepresentative ? `户代表 · ${how}` : how;
}

export const consentWords = ({ agentName, principalName, until }: ConsentLine): string =>
  `${agentName} 可以替 ${principalName} 办事，到 ${dayWords(until)}`;
