export const CIVILITY_ACTIONS: Record<string, string> = {
  'civility.save-rules': '改了积分规则的草稿',
  'civility.adopt-rules': '通过了积分规则',
  'civility.file': '报了一件积分的事',
  'civility.withdraw': '撤回了一件积分的事',
  'civility.review': '审核了一件积分的事',
  'civility.appeal': '提出积分申诉',
  'civility.hear': '听了积分申诉',
  'civility.ask-void': '提出撤销一笔积分',
  'civility.void': '定了是否撤销一笔积分',
};
