import { fullWords } from '../../date';

/** When an outage begins and ends, as forms ask for it. */
export const OUTAGE_TIMES = {
  begin: '什么时候开始停',
  end: '大概什么时候恢复',
  words: '会写在正文上面最显眼的地方，居民一点就能加进手机日历',
  endWords: '说不准也先估一个，以后可以更正。过了这个时间，会问每户好了没有。',
  chooseDay: '选哪天',
  chooseClock: '选几点',
  wantsBegin: '停水停电要写明什么时候开始。',
  wantsEnd: '停水停电要写明大概什么时候恢复，说不准也先估一个，以后可以更正。',
  wantsClock: '还没有选几点。',
  beginEarly: '开始的时间太早了，最多可以填三天前。请重新选。',
  endPast: '恢复的时间已经过去了，请选今后的时间。',
  beginDay: '哪天开始',
  beginClock: '几点开始',
  endDay: '哪天结束',
  endClock: '几点结束',
};

/** What an end was before it was corrected. */
export function endBefore(until: number | null): string {
  return until === null ? '原来没写什么时候结束' : `原来预计 ${fullWords(until)} 结束`;
}

/** What a beginning was before it was corrected. */
export function beginBefore(from: number | null): string {
  return from === null ? '原来没写什么时候开始' : `原来写的 ${fullWords(from)} 开始`;
}
