import type { ConsentLine } from '../../../typings/contract/resident';
import { dayWords } from '../date';

export const WORDS = {
  about: '社区记着的、关于您的全部内容都在这里。',
  acting: '代办',
  end: '结束',
  give: '请人替我办',
  giveHint: '家人或楼栋长，到您定的那一天',
  facts: '基本情况',
  none: '没有记的',
  contact: '邻居能打的电话：改一改，或者收回',
  copy: '复制一份带走',
  leave: '退出这个社区，删掉我的资料',
  endWords: '结束以后就不能再代办了。已经办过的还算数。',
  notEnd: '先不',
  leaveWords:
    '您的姓名、微信和住处会被删掉，不能恢复；您确认过的通知还按户算数，但不再写着您。想留一份资料，请先复制。',
  leaveNow: '退出',
  stay: '不退出',
};

export const leaveTitle = (community: string) => `退出${community}？`;
export const moreWords = (more: number) => `还有 ${more} 条，都看看`;
export const givenWords = ({ agentName, until }: ConsentLine) =>
  `${agentName} 替我办，到 ${dayWords(until)}`;
export const receivedWords = ({ principalName, until }: ConsentLine) =>
  `我替 ${principalName} 办，到 ${dayWords(until)}`;
