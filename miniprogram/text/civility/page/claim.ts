/** Reporting a deed, or noting what was seen at a door. */
export const CLAIM_FILE = {
  empty: '还没有能报的',
  emptyHint: '社区定好积分规则以后，就可以在这里报了。',
  ownHint: '自家做的好事，报上来，有人看过就加分。',
  otherHint: '看到什么记什么。要另一位看过才算，这家也看得到，可以申诉。',
  rule: '是哪一条',
  day: '哪一天',
  note: '是什么事',
  noteHint: '这家人和审核的人看得到，邻居看不到',
  ownExample: '例如：帮楼上李大爷买药',
  otherExample: '例如：下午在楼下空地烧树叶',
  pictureHint: '这家人和审核的人看得到，邻居看不到。照片里记的拍摄地点不会传上去。',
  send: '报上去',
  wantsRule: '请先选是哪一条。',
  wantsNote: '请写一句是什么事，审核的人要靠它来判断。',
  sent: '报上去了',
};

/** What waits for a decision about points. */
export const CLAIM_QUEUE = {
  locked: '您报的、经手过的，或者是您家的，要请别人来定。',
  apart: '这是另一件事，和已经记过的不同',
  reason: '为什么',
  reasonHint: '这家人看得到',
  leave: '先不定',
  begin: '来定这一件',
  wantsReason: '请写一句为什么，这家人看得到。',
  decided: '定好了',
};

export const voidingWords = (reason: string) => `要撤销的理由：${reason}`;

export const alikeWords = (count: number) => `同一天、同一条，这家还有 ${count} 件`;
