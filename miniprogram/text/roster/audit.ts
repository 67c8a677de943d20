/** What someone did, by the action's name in the record. */
export const ROSTER_ACTIONS: Record<string, string> = {
  'roster.import': '导入了名册',
  'roster.export': '导出了名册，没有手机号',
  'roster.export-phones': '导出了名册，带手机号',
  'owner.propose': '提出了哪些业主是同一个人',
  'owner.agree': '同意了哪些业主是同一个人',
  'owner.decline': '没有同意哪些业主是同一个人',
  'owner.reopen': '要求重新核对一组业主',
  'estate.state': '登记了小区的总面积和总套数',
  'roster.mark': '下载了标好要改的名册表格',
  'roster.set-grid': '给一些住户分了微网格',
  'roster.slips': '打印了一批门牌码纸条',
};
