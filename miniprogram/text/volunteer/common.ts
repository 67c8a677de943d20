/** What many pages of volunteering say in their dialogs and lists. */
export const COMMON = {
  gone: '已离开的邻居',
  notYet: '先不',
  lookAgain: '再看看',
  changed: '改好了',
  wantsNumber: '请填一个数字',
};

/** The row that finds a neighbour by their whole name. */
export const FIND = {
  name: '姓名',
  nameHint: '要写全，只找得到同名的邻居',
  nameExample: '例如：王秀英',
  find: '找一找',
  wantsWholeName: '请写全姓名再找。',
};

/** What a correction of hours asks for, of those that were signed in and of those that were imported. */
export const CORRECTION = {
  which: '记多了还是记少了',
  less: '记多了，要减',
  more: '记少了，要加',
  kept: '原来的记录留着，另记一条更正。队外的另一位核对以后才算数。',
  minutes: '多少分钟',
  reason: '原因',
  reasonHint: '本人和核对的人都看得到',
  signed: '记录里会写明是您记的',
  wantsReason: '请写一句原因，核对的人和本人都看得到。',
  noted: '记下了，等队外的人核对',
};

/** The fields of a shift, while it is planned and when it is changed. */
export const SHIFT_FIELDS = {
  day: '哪一天',
  name: '叫什么',
  meet: '在哪里集合',
  about: '说明',
  outdoor: '在室外',
  insured: '买保险',
  wantsName: '请写上这一班叫什么。',
  wantsMeet: '请写上在哪里集合。',
};
