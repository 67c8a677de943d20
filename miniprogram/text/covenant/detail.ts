import type { ClauseDiff } from '../../../typings/contract/covenant';
import { clauseName } from './clause';

/** What was said about a clause: 3 条意见 · 1 条修改建议等答复 */
export const saidWords = (comments: number, amendments: number) =>
  [comments > 0 ? `${comments} 条意见` : '', amendments > 0 ? `${amendments} 条修改建议等答复` : '']
    .filter(Boolean)
    .join(' · ');

/** What is left to do before it is settled. */
export function leftWords(unanswered: number, missing: number | null): string {
  const left = [
    unanswered > 0 ? `${unanswered} 处提醒没有回复` : '',
    missing ? `缺 ${missing} 个方面` : '',
  ].filter(Boolean);
  return left.length > 0 ? left.join('，') : '提醒都回复了，方面也齐了';
}

/** The one button of the page, and the note above it. */
export const WORK = {
  open: '请大家提意见',
  openNote: (place: string) => `住在${place}的人都会看到，能说看法、提修改。`,
  answer: (amendments: number) => `答复 ${amendments} 条修改建议`,
  check: (flags: number) => `看看 ${flags} 处提醒`,
  settle: '定稿，交给大家表决',
  settleEarly: '意见还没收完，定稿以后大家就不能再提了。',
  add: '提议加一条',
};

/** Where it applies, what it is, and how long it is. */
export const aboutWords = (place: string, kind: string, clauses: number) =>
  `${place} · ${kind} · ${clauses} 条`;

export const droppedWords = (reason: string) => `原因：${reason}`;

export const waitingWords = (amendments: number) =>
  amendments > 0 ? `${amendments} 条等答复` : '都答复了';

/** Until when comments are taken, where it is chosen, prolonged and announced. */
export const untilLines = (day: string) => ({
  untilWords: day,
  untilNow: `现在到 ${day}`,
  untilNote: `意见收到 ${day}，到时候可以延长。`,
});

/** Under a long list of clauses of which some are not drawn yet. */
export const moreClausesWords = (clauses: number) => `往下滑，还有 ${clauses} 条。`;

export const prolongDialog = (day: string) => ({
  content: `征求意见延长到 ${day}？延长以后不能再改短。`,
  confirmText: '延长',
  cancelText: '先不延长',
});

export const SETTLE = {
  title: '定稿？',
  content: '定稿以后，文字不再变动，交给大家表决。表决开始以前发现要改，还可以退回草稿。',
  confirmText: '定稿',
  cancelText: '再看看',
};

export const REOPEN = {
  title: '退回草稿？',
  content: '退回以后可以再改，改好要重新定稿，才能表决。',
  confirmText: '退回草稿',
  cancelText: '先不退回',
};

export const GIVE_UP = {
  title: '不再起草这一份？',
  placeholderText: '写一句为什么，大家会看到',
  confirmText: '不再起草',
  cancelText: '再想想',
};

/** 第六条（原来是第五条）; places count from 1, null = not in that version. */
export function movedWords(before: number | null, after: number | null): string {
  const was = before === null ? '' : clauseName(before);
  const is = after === null ? '' : clauseName(after);
  return was && is && was !== is ? `${is}（原来是${was}）` : is || `原来的${was}`;
}

export const versionName = (version: number, what: string) => `第 ${version} 版 · ${what}`;

export const fingerprintWords = (fingerprint: string) => `指纹 ${fingerprint}`;

export const compareHeading = (from: number, to: number) => `从第 ${from} 版到第 ${to} 版`;

export const changedWords = (changed: number, same: number) =>
  `改动 ${changed} 条，${same} 条没有变。`;

/** What became of a clause between two versions. */
export const CLAUSE_CHANGES: Record<ClauseDiff['kind'], string> = {
  same: '',
  changed: '改了',
  added: '新加',
  deleted: '删去',
  moved: '移了位置，也改了',
};

/** How one version became another. */
export const COVENANT_COMPARE = {
  title: '标题',
  preamble: '开头的话',
  same: '这两版的文字一模一样。',
  movedOnly: '移了位置',
};

/** How a text came to be. */
export const COVENANT_VERSIONS = {
  about:
    '每改一次就是一个版本，都留着。“指纹”由全文算出来，两份指纹一样，文字就一模一样。勾上两版，可以比一比改了什么。',
  printing: '正在做成文档…',
  print: '现在的全文，做成 Word 文档',
  compare: '比一比这两版',
  chooseTwo: '请选两版',
};

/** The page of a covenant. */
export const COVENANT_DETAIL = {
  enterDoorCode: '输入门牌码',
  toCouncil: '回到议事',
  group: '起草小组',
  check: '检查',
  amendments: '修改建议',
  edit: '修改全文',
  until: '征求意见到哪一天',
  prolong: '延长征求意见',
  vote: '发起表决',
  voteHint: '把这份公约交给大家定',
  reopen: '退回草稿',
  reopenHint: '表决开始以前，发现要改',
  versions: '版本',
  versionsHint: '谁在什么时候改了什么',
  frame: '这是一项单项规定，属于一份公约。看那份公约',
  speak: '点一条，就能说说您的看法，或者提修改。',
  seeVersions: '看看改过几次',
  giveUp: '不再起草这一份',
  voting: '正在表决',
  opened: '已请大家提意见',
  settled: '已定稿',
  reasonFirst: '请写一句为什么',
};
