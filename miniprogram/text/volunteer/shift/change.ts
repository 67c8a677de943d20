import { SHIFT_FIELDS } from '../common';

/** Changes a shift that people may have signed up for. */
export const SHIFT_CHANGE = {
  ...SHIFT_FIELDS,
  which: '改哪些',
  onlyThis: '只改这一班',
  andLater: '这一班和后面的',
  insuredHint: '来的人要填证件号，只给这一班用。不买了，填过的号码就删掉',
  roles: '岗位',
  rolesKept: '已经有人报的岗位去不掉，名额也不会少于报了名的人。',
  changeAll: '都这样改',
  changeThis: '改这一班',
  told: '报了名的人会收到通知',
  unchanged: '还没有改动。',
  askAll: '这一班和后面的都改？',
  askThis: '只改这一班？',
  keptInsured: '报了名的人名额都留着，会收到通知，请他们填证件号；还没填的，名单上看得到。',
  kept: '报了名的人名额都留着，报了名和候补的人会收到通知。',
  confirm: '改',
};

export const changesFromWords = (day: string) => `从 ${day} 起，每一班都这样改；日子不变。`;
