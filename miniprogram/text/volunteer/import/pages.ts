import { CORRECTION, FIND } from '../common';

/** Corrects a record of before. */
export const IMPORT_FIX = {
  ...CORRECTION,
  missing: '这一条没有记下',
  missingHint: '这张表还没有核对好，或者那时已经有同一条记录了。',
  minutesExample: '例如 30',
  reasonExample: '例如：和签到本对过，多抄了半小时',
  save: '请人核对这条更正',
  wantsMinutes: '请填整数分钟，比如 30。',
};

/** Whose a row of an old table is that led to nobody. */
export const IMPORT_MATCH = {
  ...FIND,
  done: '这一行不用再对了',
  doneHint: '已经有人对上了，或者满半年不再保留了。',
  intro: '找到这一位邻居，队外的另一位核对是同一个人，记录才会记到他名下，他自己看得到。',
  notFound: '没有找到这个姓名。请核对每个字，或者等他加入以后再来对。',
  which: '是哪一位',
  save: '请人核对是这一位',
  signed: '记录里会写明是您找的',
  wantsChoice: '请先找到这一位，再选上。',
};

/** Members and hours of before: one enters a table, another compares it. */
export const TEAM_IMPORT = {
  title: '以前的名单和时长',
  intro: '一位登记，队外的另一位拿着原来的记录核对，两个人都点了才算。导入的时长和签到的分开显示。',
  columns:
    'Excel 表一行一个人、一次活动：姓名，再加房号或者手机号，就能对上人。有“时长”和“日期”列的是时长；没有的是队员名单。日期可以是一天、一个月或者一年的合计。',
  doubts: '这些行要看一看',
  doubtsHint:
    '可以先登记没有疑问的。对不上人的，等他们加入以后，把这些行另存一张表再导入；导入过的行不会重复。',
  enter: '登记这张表',
  leave: '不登记',
  empty: '还没有登记过的表',
  emptyHint: '登记一张表以后，会在这里等队外的人核对。',
  entered: '登记过的',
  fold: '收起',
  rowByRow: '一行一行看',
  correct: '更正这一条',
  match: '看看是谁',
  ownMatch: '您找的，要请队外的另一位来核对。',
  notThem: '不是他',
  them: '是同一位',
  ownTable: '您登记的，要请队外的另一位来核对。',
  decline: '不一致，退回',
  agree: '和记录一致',
  choose: '选一张表',
  saved: '登记好了',
  themTitle: '是同一个人？',
  notThemTitle: '不是同一个人？',
  notThemHint: '这一行不记，还可以再对。',
  themConfirm: '是他',
  notThemConfirm: '不是',
  agreeTitle: '和原来的记录一致？',
  declineTitle: '退回这张表？',
  declineHint: '退回以后一条也不会记，同一张表也不能再导入，改好的表可以。',
  agreeConfirm: '一致',
  declineConfirm: '退回',
};

export const themHint = (match: string) => `${match}。核对以后，这一行就记到他名下。`;

export const agreeHint = (team: string, sums: string) =>
  `${team}：${sums}。记下以后标着“导入”，和签到的时长分开算。`;

/** Which row of the table is to be matched. */
export const rowIntro = (row: number) => `表里第 ${row} 行写的是`;

/** How many rows were read. */
export const readWords = (rows: number) => `一共读了 ${rows} 行。现在还什么都没有记。`;

/** How many more rows are in doubt; '' if none. */
export const moreDoubts = (more: number) => (more > 0 ? `还有 ${more} 行，改好前面的再看。` : '');

/** How many rows were not brought over; '' if all were. */
export const leftRows = (left: number) => (left > 0 ? `有 ${left} 行没有导入` : '');
