import type { GridLine } from '../../../typings/contract/roster';

const TAGS: Record<GridLine['size'], string> = { fits: '', small: '偏少', large: '偏多' };

/** A micro-grid in the list, or what is in none. */
export const gridWords = ({ grid, households, size }: GridLine) => ({
  name: grid ?? '没有分格的',
  households: `${households} 户`,
  tag: grid === null ? '还没分' : TAGS[size],
});

export const tooManyDoors = (most: number) =>
  `这里超过 ${most} 户，请选小一点的范围，一个单元一个单元地分。`;

/** The dialog before households are put into a grid. */
export const assignDialog = (grid: string, place: string, households: number) => ({
  title: `分到“${grid}”？`,
  content: `${place} 的 ${households} 户都会分到“${grid}”，原来分过的会改过来。`,
  confirmText: '分过去',
  cancelText: '先不分',
});

/** The micro-grids of the places that somebody looks after. */
export const GRID_LIST = {
  choose: '选择单元',
  grid: '分到哪一格',
  gridHint: '写本小区里的叫法。同名的算一格，10 到 15 户最合适。',
  gridExample: '例如 第3网格',
  about: '这里的每一户都会分到这一格，原来分过的会改过来。',
  assign: '分到这一格',
  leave: '先不分',
  empty: '这里还没有住户',
  emptyHint: '请社区书记先导入名册。',
  start: '给一个单元分格',
  startNote: '也可以在名册表格的“微网格”一列里写好再导入',
  noDoors: '这里还没有住户，请换一个单元。',
  assigned: '分好了',
};
