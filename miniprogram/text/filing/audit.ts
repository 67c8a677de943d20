/** What someone did, by the action's name in the record. */
export const FILING_ACTIONS: Record<string, string> = {
  'filing.papers': '印了一批纸票',
  'filing.pack': '做了一份备案材料',
  'filing.statement': '打印或导出了一个积分账户',
  'filing.certificate': '打印了一张自己的志愿服务证明',
  'filing.doors': '导出了没确认通知的门牌',
  'filing.export': '取走了一份两人同意导出的名单或时长',
  'filing.shift': '印了一个志愿班次的签到表或海报',
  'filing.meeting': '印了一次会的签到表、通知或纪要',
  'filing.report': '打印或导出了一个月的事项月报',
  'filing.plate': '印了一块楼栋长或楼道长的公示牌',
  'filing.covenant': '把一份公约做成了可以打印的文件',
};
