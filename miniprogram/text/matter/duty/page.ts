import { dayWithWeekday } from '../../date';
/** What officers of a place have seen and heard there. */
export const DIARY = {
  noPlace: '没有您负责的地方',
  noPlaceHint: '民情日志由楼栋长、楼道长、网格员和社区来写。',
  text: '今天看到、听到了什么',
  textHint: '只有管这一片的人看得到，留 400 天',
  empty: '还没有人写过',
  emptyHint: '走访、坝坝会上听到的，记一句就行。',
  write: '记进日志',
  noText: '请写一句今天看到、听到了什么。',
  own: '您写的',
};

export const diaryTitle = (place: string): string => `${place}的民情日志`;

/** Who sits where when. */
export const DUTY_EDIT = {
  heading: '谁来坐诊',
  who: '谁来',
  whoHint: '大家怎么叫他，比如片警老周',
  work: '管什么',
  workHint: '比如户口、居住证、邻里纠纷',
  spot: '坐在哪里',
  spotHint: '比如党群服务中心一楼',
  weekdays: '星期几',
  weekdaysLabel: '星期几，可以多选',
  off: '哪天不坐',
  offHint: '法定节假日本来就不坐，不用填。',
  sitAgain: '还是坐',
  addOff: '加一天',
  save: '排好坐诊',
  note: '居民看得到',
  missing: '请写明谁来、管什么、坐在哪里。',
  noWeekdays: '请选星期几。',
};

export const fromTimeWords = (time: string): string => `从 ${time}`;
export const untilTimeWords = (time: string): string => `到 ${time}`;
/** For a screen reader: takes a day without a sitting out again. */
export const sitsAgain = (day: string): string => `${dayWithWeekday(day)}还是坐`;

/** Who sits where in the coming two weeks. */
export const DUTY_LIST = {
  heading: '谁在哪里坐诊',
  empty: '这两周没有人坐诊',
  emptyHint: '有事可以在“提一件事”里说，楼栋长会看到。',
  holidays: '法定节假日不坐诊。',
  own: '您可以改的',
  add: '排一个坐诊',
};
