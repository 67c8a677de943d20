import type { SignUpLine } from '../../../../typings/contract/volunteer/shift';
import { momentWords, pastWords } from '../../date';
import { COMMON, FIND } from '../common';

/** What those who came say of a shift, and what is answered. */
export const SHIFT_FEEDBACK = {
  empty: '还没有人',
  emptyHint: '有人到过这一班，就会在这里。',
  whoSees: '来的人怎么说，您对他们说什么，只有你们和书记看得到，不打分，也不排名。',
  silent: '还没有说什么',
  answered: '您对他说的',
  takeBack: '收回“欢迎再来”',
  welcome: '欢迎再来',
  sayAnew: '改一句',
  say: '说一句',
  sayingExample: '例如：多亏您一直扶着梯子',
  sayingSend: '说给他听',
  sayingCancel: '先不说',
};

export const sayingTo = (name: string) => `对 ${name} 说一句，只有他和书记看得到`;

/** Who comes and who waits, and what a leader does about it. */
export const SIGN_UP_LIST = {
  cancelled: '这一班已经取消',
  empty: '还没有人报名',
  emptyHint: '可以把这一班转发到微信群里，请邻居来。',
  coming: '要来的',
  remove: '移出',
  waiting: '候补，先来的在前',
  call: '打电话',
  seat: '记上',
  unreached: '谁没有通知到',
  unreachedHint: '没有收到消息的，打个电话',
  print: '打印签到表',
  poster: '做成海报',
  again: '照这样再排一班',
  resize: '改名额',
  add: '记上几个人',
  change: '改时间地点',
  cancel: '取消这一班',
  seatHint: '打电话问过、本人说来，再记上。记录里会写明是您记的。',
  seatConfirm: '来，记上',
  seatCancel: '先不记',
  removeHint: '会通知本人，名额让给下一位。',
  removeCancel: '先不移',
  resizeCancel: '先不改',
  cancelTitle: '取消这一班？报了名和候补的人都会收到通知',
  cancelExample: '为什么，例如：下雨',
  cancelConfirm: '取消',
  cancelCancel: '先不取消',
  cancelReason: '临时有变化',
};

export const seatTitle = (name: string) => `${name} 来吗？`;

export const removeTitle = (name: string) => `把 ${name} 移出这一班？`;

export const resizeTitle = (role: string, places: number, taken: number) =>
  `“${role}”要几个人？现在 ${places} 个名额，${taken} 个定了人`;

export const leastPlaces = (least: number) => `不少于 ${least}`;

/** Whom no message has reached. */
export const UNREACHED_LIST = {
  empty: '都通知到了',
  emptyHint: '报了名和候补的人都收到了消息。刚取消的，过几分钟再看看。',
  hint: '这些邻居没有收到消息，请打个电话说一声。打的是名册里他家的电话，看过号码会记下来。',
  listed: '是队长记上的，没有自己报名。请当面告诉，或者请社区书记联系',
  called: '打过电话了',
  call: '打电话',
};

/** Puts several people down for a shift. */
export const PEOPLE_ADD = {
  ...FIND,
  hint: '请先问过本人。几个人一起来的，记在一起：名额够就一起上，不够就都先不上。记录里会写明是您记的。',
  remove: '去掉',
  notFound: '没有找到这个姓名。请核对每个字，或者请他先加入自己那一户。',
  role: '哪个岗位',
  add: '记上',
  wantsPeople: '请先找到要来的人。',
  added: '记上了',
};

export const placesLeft = (count: number) => `还有 ${count} 个名额`;

/** 5 人，共 8 个名额 */
export const takenWords = ({ taken, places }: { taken: number; places: number }) =>
  `${taken} 人，共 ${places} 个名额`;

/** How somebody stands on the list, and what is still to do. */
export function rowWords(
  { state, until, at, byName, wechat, numberMissing, riskUnread }: SignUpLine,
  role: string,
  now: number,
): string {
  const states = {
    in: `${pastWords(at, now)}报名`,
    offered: `等本人确认，到 ${until === null ? '' : momentWords(until, now)}`,
    waiting: `${pastWords(at, now)}排的队`,
  };
  return [
    role,
    states[state],
    byName === null ? '' : `${byName || COMMON.gone} 报的`,
    riskUnread ? '要当心的还没读' : '',
    numberMissing ? '证件号还没填' : '',
    wechat ? '' : '没有微信，请打电话',
  ]
    .filter(Boolean)
    .join(' · ');
}

/** What the button says. */
export const addLabel = (people: number) => (people > 1 ? `记上这 ${people} 个人` : PEOPLE_ADD.add);
