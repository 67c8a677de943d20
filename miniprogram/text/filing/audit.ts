/** What someone did, by the action's name in the record. */
export const FILING_ACTIONS: Record<string, string> = {
  'filing.papers': '印了一批纸票',
  'filing.pack': '做了一份备案材料',
  'filing.certificate': '打印了一张自己的志愿服务证明',
  'filing.covenant': '把一份公约做成了可以打印的文件',
};
