import type { RoomLine } from '../../../../typings/contract/meeting/room';

/** A day of a room as half hours. */
export const ROOM_BOOK = {
  dayBefore: '前一天',
  dayAfter: '后一天',
  closed: '这间暂时停用。',
  byOfficers: '这间由工作人员订。要用的话，请找社区书记。',
  how: '点一下开始的时间，再点一下最后的半小时。',
  shut: '今天已经关门了，请看看后面的日子。',
  cancel: '取消',
  title: '用来做什么',
  titleHint: '大家看得到，不写是谁订的',
  titleExample: '例如：合唱队排练',
  book: '订这段时间',
  free: '空着',
  chosen: '选好了',
  noTime: '请先点选时间。',
  noTitle: '请写一下用来做什么，大家看得到。',
  booked: '订好了',
  cancelContent: '取消以后，别人就可以订了。',
  cancelConfirm: '取消预订',
};

export const capacityWords = (capacity: number): string => `坐得下 ${capacity} 人`;
export const roomWords = ({ capacity, from, until }: RoomLine): string =>
  `${capacityWords(capacity)} · ${from}–${until}（北京时间）`;

/** Rooms to meet in. */
export const ROOM_LIST = {
  heading: '会议室',
  intro: '点一间，看看哪天空着。',
  empty: '还没有会议室',
  emptyHint: '社区登记以后，就可以在这里订。',
  closed: '停用',
  byOfficers: '工作人员订',
  edit: '改一改',
  add: '登记一间会议室',
  editHeading: '改这间会议室',
  name: '叫什么',
  nameExample: '例如：二楼会议室',
  capacity: '坐得下多少人',
  equipment: '有什么',
  open: '居民都可以订',
  openHint: '关上的话，只有工作人员和队长能订',
  close: '暂时停用',
  closeHint: '订好的不受影响，不再接新的',
  cancel: '先不改',
  save: '保存',
  missing: '请写上会议室的名字，和坐得下多少人。',
};

export const editRoom = (name: string): string => `改一改${name}`;
export const hoursWords = ({ from, until }: { from: string; until: string }) => ({
  opens: `${from} 开门`,
  shuts: `${until} 关门`,
});
