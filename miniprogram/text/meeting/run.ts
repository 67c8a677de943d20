import { timeOf } from '../../calendar';
import { momentWords } from '../date';

/** The code of the moment, full screen. */
export const MEETING_CODE = {
  how: '请来签到的人打开这次会，点“扫码签到”，或者把八位数字输进去。没带手机的，在名单里记一下就行。',
  over: '这次会的签到码已经停了，可以用名单记。',
};

export const codesLater = (from: number, until: number, now: number): string =>
  `${momentWords(from, now)} 起出码，一直到 ${timeOf(until)}。`;
export const codeWords = (figures: string): string => `签到码 ${figures}`;
export const nextCodeWords = (seconds: number): string => `${seconds} 秒后换下一个`;

/** The signed list, entered by an officer. */
export const MEETING_PAPER = {
  heading: '录签到表',
  intro:
    '照着签了名的纸，填到和走的时间（北京时间）。没签名的空着。先录签到，再记决定，人数才对得上。',
  empty: '这个会没有席位',
  emptyHint: '列席的人不用录。',
  substituteHint: '之前说好请他代',
  saved: '都记下了',
};

export const sheetWords = (count: number): string => `记下这 ${count} 位`;
export const sheetProblem = (name: string, problem: string): string => `${name}：${problem}`;

/** When one seat came and left by the sheet, and who signed instead. */
export const sheetLine = (line: { in: string; out: string }, other: string) => ({
  inWords: line.in ? `${line.in} 到` : '几点到',
  outWords: line.out ? `${line.out} 走` : '没有提前走',
  otherWords: `是${other}签的`,
});

/** The convener's side of a meeting. */
export const MEETING_RUN = {
  unit: '位',
  here: '到了',
  lacks: '到会才算数',
  left: '还要',
  short: '人数不足，现在定的不算数',
  code: '出签到码',
  rollCall: '点名',
  out: '离会',
  in: '到会',
  items: '议题',
  itemShort: '人数不足',
  byVote: '这一项由投票决定，会上只记听取，或者下次再议。',
  vote: '看这次表决',
  correctionWaits: '等另一位看更正',
  agree: '同意更正',
  decline: '不用更正',
  correct: '更正',
  decide: '记决定',
  decision: '决定了什么',
  decisionHint: '大家看得到，不写谁说了什么',
  votesHint: '举手表决过的，写上票数；没有表决，就空着。',
  yes: '赞成',
  no: '反对',
  abstain: '弃权',
  owner: '由谁办',
  noOwner: '请选',
  due: '哪天办好',
  why: '为什么更正',
  whyPublished: '纪要公布过了，要另一位同意才改，会出新的一版',
  whyKept: '会留在记录里',
  propose: '提出更正',
  correctNow: '更正，留下记录',
  save: '记下这个决定',
  paper: '录签到表',
  minutes: '记纪要',
  end: '散会',
  begin: '宣布开会',
  noDecision: '请写一下决定了什么。',
  noWhy: '请写一下为什么更正。',
  badVotes: '票数请写数字；没有举手表决，就都空着。',
};

export const whoCame = ({ name, substitute }: { name: string; substitute: string }): string[] => [
  `${name}本人`,
  `${substitute}（代）`,
];
export const endContent = (open: number): string =>
  open > 0 ? `还有 ${open} 项没有记决定。散会以后不能再记。` : '散会以后，决定只能更正。';

/** For a screen reader: what is done about whom and about what. */
export const markWords = (name: string, here: boolean): string =>
  `${name}，${here ? MEETING_RUN.out : MEETING_RUN.in}`;
export const itemActs = (title: string, decided: boolean) => ({
  voteWords: `${title}，${MEETING_RUN.vote}`,
  decideWords: `${title}，${decided ? MEETING_RUN.correct : MEETING_RUN.decide}`,
});
export const correctionActs = (title: string) => ({
  agreeWords: `${title}，${MEETING_RUN.agree}`,
  declineWords: `${title}，${MEETING_RUN.decline}`,
});
