import type {
  AnswerKind,
  AnswerLine,
  MatterView,
  Step,
} from '../../../typings/contract/matter/matter';
import { dayWords, fullWords } from '../date';
import { roleWords } from '../role/role';
import { costWords } from './wording';

export type Act = Step | 'not-yet';

interface ActWords {
  /** the button in the matter */
  name: string;
  title: string;
  label: string;
  hint: string;
  done: string;
  money: boolean;
  period: boolean;
}

/** What somebody may say about a matter, and how the page asks for it. */
export const ACTS: Record<Act, ActWords> = {
  plan: {
    name: '写方案',
    title: '打算怎么办',
    label: '方案',
    hint: '大家都看得到：怎么办，谁来办',
    done: '公布方案',
    money: true,
    period: true,
  },
  start: {
    name: '开始办',
    title: '开始办了',
    label: '现在的安排',
    hint: '大家都看得到',
    done: '说开始办了',
    money: false,
    period: false,
  },
  step: {
    name: '写进展',
    title: '办到哪一步了',
    label: '进展',
    hint: '大家都看得到，可以写好几次',
    done: '公布进展',
    money: false,
    period: false,
  },
  done: {
    name: '办完了',
    title: '办完了',
    label: '办了什么',
    hint: '提的人会收到消息，还可以说一次没办好',
    done: '说办完了',
    money: true,
    period: false,
  },
  close: {
    name: '办结',
    title: '结果怎么样',
    label: '结果',
    hint: '大家都看得到，写完就办结了',
    done: '办结',
    money: true,
    period: false,
  },
  'not-yet': {
    name: '还没办好',
    title: '还没办好',
    label: '哪里还没好',
    hint: '大家都看得到，不显示您的名字。只能说一次',
    done: '请他们接着办',
    money: false,
    period: false,
  },
};

const SAID: Record<AnswerKind, string> = {
  accepted: '受理了',
  refused: '没有受理',
  plan: '定了方案',
  start: '开始办了',
  step: '进展',
  done: '办完了',
  close: '办结了',
  'not-yet': '提的人说还没办好',
  handed: '转给别人办',
};

export interface AnswerRow {
  heading: string;
  text: string;
  more: string;
}

/** A public answer as it is read. */
export function answerRow({ kind, as, text, cost, until, at }: AnswerLine): AnswerRow {
  const by = kind === 'not-yet' ? '代记' : '';
  const who = as === '' ? '' : ` · ${roleWords(as)}${by}`;
  const more = [
    cost === null ? '' : `花费 ${costWords(cost)}`,
    until === null ? '' : `${dayWords(until)}前办好`,
  ].filter((part) => part !== '');
  return { heading: `${SAID[kind]}${who} · ${fullWords(at)}`, text, more: more.join('，') };
}

/** What is sent back to 12345: the order's number and every public answer, without names. */
export function hotlineReply({
  hotline,
  answers,
}: Pick<MatterView, 'hotline' | 'answers'>): string {
  const said = answers
    .map(answerRow)
    .map(({ heading, text, more }) =>
      [heading, text, more].filter((part) => part !== '').join('：'),
    );
  return [`工单 ${hotline?.number ?? ''} 的答复`, ...said].join('\n');
}

/** Until when «not yet» may be said, or written down for somebody without WeChat. */
export function notYetWords(until: string, { speaksFor, raiser }: MatterView): string {
  const day = dayWords(until);
  return speaksFor
    ? `${raiser}没有微信。他说没办好的话，${day}前您替他记一次。`
    : `没办好的话，${day}前可以说一次。`;
}

/** Who says how much it helped. */
export const rateNote = ({ may, raiser }: Pick<MatterView, 'may' | 'raiser'>): string =>
  may.rate || !may.rateFor
    ? '您说一句，只算人数，不显示是谁。'
    : `${raiser}没有微信，您去问一声，替他记下来。只算人数，不显示是谁。`;

/** What the page asks for besides, and what is missing. */
export const ACT_PAGE = {
  said: '原话，大家看不到：',
  raised: '提的人传的图片',
  raisedHint: '勾上的大家才看得到。拍到人脸、车牌、门牌的不要勾。',
  openTitle: '给大家看的标题',
  openTitleHint: '不写姓名、电话，不说谁不好',
  openText: '给大家看的内容',
  topic: '哪一类',
  toOrRules: '交给谁办（不选就按社区的规矩）',
  to: '交给谁',
  pictureHint: '检查通过以后，大家看得到。别拍到人脸、车牌。',
  instantly: '当场办好了？写办了什么',
  instantlyHint: '没有当场办好就空着',
  cost: '花费（元）',
  costHint: '没花钱就空着',
  doneBy: '哪天前办好',
  planBy: '哪天前拿出方案',
  byRules: '按社区的规矩',
  refuse: '不受理（写明原因）',
  reason: '为什么',
  reasonHint: '大家都看得到',
  hand: '交给他',
  accept: '受理',
  sent: '好了，大家看得到了',
  noReason: '请写一句为什么，大家都看得到。',
  noText: '请先写几句。',
  badCost: '花费请写数字，比如 360 或者 360.5。',
  noHolder: '请先选交给谁。',
  noOpen: '请写给大家看的标题和内容。',
  noOpenText: '请写给大家看的内容。',
  triageTitle: '研判',
  handTitle: '交给别人办',
};

/** The n-th picture of who raised a matter, for a screen reader and beside its tick. */
export const raisedPicture = (n: number) => ({
  lookWords: `放大看第 ${n} 张图片`,
  openWords: `第 ${n} 张给大家看`,
});
