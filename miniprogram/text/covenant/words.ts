import type {
  AmendmentChange,
  AmendmentState,
  ApartKind,
  Clause,
  DiffPart,
  SplitWarning,
  SplitWay,
  Stance,
  VersionLine,
} from '../../../typings/contract/covenant';
import { clauseName } from './clause';

export const STANCES: Record<Stance, string> = {
  for: '赞成',
  against: '不赞成',
  question: '想问问',
};

export const AMENDMENT_STATES: Record<
  AmendmentState,
  { words: string; tone: 'mine' | 'soon' | 'quiet' }
> = {
  open: { words: '等起草小组答复', tone: 'soon' },
  accepted: { words: '已采纳', tone: 'mine' },
  merged: { words: '改写后采纳', tone: 'mine' },
  rejected: { words: '没有采纳', tone: 'quiet' },
  withdrawn: { words: '本人收回了', tone: 'quiet' },
};

export const SPLIT_WARNINGS: Record<SplitWarning, string> = {
  'no-numbers': '没有找到条款的编号，就按一段一条来分。请看看分得对不对。',
  'numbers-skip': '原文的编号有跳过或者重复的地方。这里按先后重新编号，请看看有没有漏。',
  'empty-clause': '有的编号后面没有文字，已经去掉了。',
  'long-clause': '有的条款太长，已经分成了几条。请看看从哪里分更合适。',
  table: '文档里的表格变成了文字，请看看还读不读得通。',
  picture: '文档里的图片没有带进来。',
};

/** What was left out of a text, as a name for each kind of it. */
export const APART_WORDS: Record<ApartKind, string> = {
  header: '标题前面的文字',
  contents: '目录',
  page: '页码、页眉',
  site: '网页上的其他文字',
  remark: '聊天里的说明',
  signature: '落款、日期、电话',
  annex: '附件、表格',
};

export const WAY_WORDS: Record<SplitWay, string> = {
  numbers: '按编号分',
  outer: '按大标题分，每个大标题一条',
  inner: '按大标题下面的编号分，大标题当章名',
  paragraphs: '一段一条',
  couplet: '两行一条',
  line: '一行一条',
};

export const VERSION_WORDS: Record<VersionLine['what'], string> = {
  created: '起草',
  revised: '修改',
  amended: '采纳修改建议',
  settled: '定稿',
  adopted: '通过',
};

type Places = readonly Pick<Clause, 'clauseId'>[];

/** 第三条 of this text, or 已删去的一条 if it is not there any more. */
export function clauseNameOf(clauses: Places, clauseId: string): string {
  const at = clauses.findIndex((clause) => clause.clauseId === clauseId);
  return at < 0 ? '已删去的一条' : clauseName(at + 1);
}

function afterWords(clauses: Places, afterId: string | null): string {
  return afterId === null ? '最前面' : `${clauseNameOf(clauses, afterId)}后面`;
}

/** What an amendment asks for: 改第三条, 在第五条后面加一条 */
export function amendmentTitle(clauses: Places, change: AmendmentChange): string {
  switch (change.kind) {
    case 'change':
      return `改${clauseNameOf(clauses, change.clauseId)}`;
    case 'add':
      return `在${afterWords(clauses, change.afterId)}加一条`;
    case 'delete':
      return `删去${clauseNameOf(clauses, change.clauseId)}`;
    case 'move':
      return `把${clauseNameOf(clauses, change.clauseId)}移到${afterWords(clauses, change.afterId)}`;
  }
}

/** As much of a fingerprint as two people compare aloud: 3f2a 91bc */
export function shortFingerprint(fingerprint: string): string {
  return `${fingerprint.slice(0, 4)} ${fingerprint.slice(4, 8)}`;
}

/** Which clause has no words yet; '' if all have. */
export function emptyClauseWords(clauses: readonly { text: string }[]): string {
  if (clauses.length === 0) return '还没有条款，请先加一条。';
  const at = clauses.findIndex(({ text }) => text.trim() === '');
  return at < 0 ? '' : `${clauseName(at + 1)}还没有文字。请写上，或者删去这一条。`;
}

/** Read out by a screen reader before what went and what came. */
export const DIFF_MARKS: Record<DiffPart['kind'], string> = {
  same: '',
  gone: '〔删去〕',
  new: '〔添上〕',
};
