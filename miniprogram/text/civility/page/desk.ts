/** What is done about points now and then. */
export const POINT_DESK = {
  books: '纸质积分册',
  booksWords: '从 Excel 转进来，另一位核对',
  moves: '积分转户',
  movesWords: '分家、合户、搬家，积分跟着走',
  honours: '光荣榜',
  honoursWords: '推荐、审核、公示，自家同意了才上榜',
  sums: '一年的合计',
  sumsWords: '居民看到的也是这一页',
};
