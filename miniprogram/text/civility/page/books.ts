/** Points of paper books that are brought over. */
export const POINT_BOOKS = {
  title: '把纸质积分册转进来',
  hint: '一位登记，另一位拿着本子核对，两个人都点了才算。每家会收到自己的分数，三十天内可以说不对。',
  format:
    'Excel 表一行一户：小区、楼栋、单元、房号，再加一列“积分”。列名写法和名册一样，常见的都认得。',
  doubts: '这些行要看一看',
  doubtsHint: '可以先登记没有疑问的；改好的行以后再用同一张表转一次，转过的不会重复。',
  enter: '登记这一本',
  notEnter: '不登记',
  entered: '登记过的',
  fold: '收起',
  look: '一户一户看',
  locked: '您登记的，或者有您家，要请另一位来核对。',
  decline: '不一致，退回',
  agree: '和本子一致',
  choose: '选一张表',
  done: '登记好了',
  confirmDecline: '退回这本积分册？一分也不会转。',
  isAlike: '一致',
  sendBack: '退回',
  lookAgain: '再看看',
};

/** After the sum of the points: of how many households it is. */
export const ofHouseholds = (households: number) => `分，${households} 户`;

export const readWords = (rows: number) => `一共读了 ${rows} 行。现在还什么都没有记。`;

/** Doubts that are not shown yet; '' = none. */
export const moreDoubts = (count: number) =>
  count > 0 ? `还有 ${count} 行，改好前面的再看。` : '';

export const bookTitle = (households: number, points: number) => `${households} 户，${points} 分`;

/** Rows that were left out; '' = none. */
export const leftOut = (count: number) => (count > 0 ? `有 ${count} 行没有转` : '');

export const confirmBook = (households: number, points: number) =>
  `${households} 户、一共 ${points} 分，和纸质积分册一致？转入以后每家都会收到，可以提出不对。`;
