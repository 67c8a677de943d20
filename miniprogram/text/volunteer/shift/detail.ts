import type { Presence } from '../../../../typings/contract/volunteer/presence';
import type { RoleLine, ShiftDetail, Standing } from '../../../../typings/contract/volunteer/shift';
import { momentWords } from '../../date';
import { presenceWords } from '../attendance/presence';

/** A shift: when and where, how one stands to it, its roles. */
export const SHIFT_DETAIL = {
  enterCode: '输入门牌码',
  outdoor: '（室外）',
  note: '记到手机日历',
  takeDown: '照片里有我，请撤下',
  whoLimits: '谁定的，可以找谁',
  mySkills: '看看我的证件，找谁登记',
  passed: '有过空位，但那时您在另一班。您还排在队里。',
  risk: '要当心的',
  riskDue: '您的名额是别人帮着报的，来之前请先读这一段。',
  riskRead: '我读过了',
  riskTold: '队长记下了：已经读给您听过。没有听过的，请告诉社区书记。',
  insured: '这一班买保险，要填证件号',
  insuredHint: '只给这一班用，结束 30 天后删掉；不填就不能参加这一班',
  roles: '岗位',
  family: '和家人一起来',
  familyHint: '一起报就一起上，名额不够时一起排候补。',
  birthUnknown: '有的岗位看年龄，您还没有填出生年份。只记年份，别人看不到。',
  fillBirth: '填出生年份',
  feedback: '这一班怎么样',
  feedbackOwn: '您说的，队长和书记看得到',
  feedbackAnswer: '队长对您说',
  sayAnew: '改一改',
  say: '说给队长听',
  signUps: '报名名单',
  code: '签到码',
  codeHint: '提前打开一次，没有信号也能用',
  attendance: '点名和时长',
  attendanceHint: '谁到了、补签核对、结束时清点人数',
  whichPicture: '撤下哪一张？马上删掉，谁撤的会记下',
  takenDown: '撤下了',
  accept: '我来',
  waitNote: '有空位会按先来后到通知您',
  saying: '这一班怎么样？队长和书记看得到',
  sayingExample: '例如：路灯坏了两盏，下次多带手电',
  sayingSend: '说给队长',
  sayingCancel: '先不说',
};

/** One of the pictures to choose from. */
export const nthPicture = (nth: number) => `第 ${nth} 张`;

/** Until when an offered place is kept. */
export const offeredUntil = (until: string) => `这个名额为您留到 ${until}`;

/** 共 2 小时 */
export const lengthWords = (length: string) => `共 ${length}`;

/** 办成了：… @param outcome '' = nothing is known */
export const outcomeLine = (outcome: string) => (outcome ? `办成了：${outcome}` : '');

/** 5 人报名，共 8 个名额 */
export const takenWords = ({ taken, places }: { taken: number; places: number }) =>
  `${taken} 人报名，共 ${places} 个名额`;

/** The shift that is at the same time, or ''. */
export const otherWords = (standing: Standing) =>
  standing.is === 'clashing' ? `看看“${standing.other.title}”` : '';

/** Why it was cancelled, in the leader's words, or ''. */
export const reasonWords = (standing: Standing) =>
  'reason' in standing && standing.reason ? `队长的原因：${standing.reason}` : '';

/** What the row to the page of checking in says. */
export const checkInLabel = (presence: Presence, now: number) =>
  presence.in ? presenceWords(presence, now).title : '去签到';

/** What the one button says. @param along how many of the family come too */
export function signUpLabel(waits: boolean, along: number): string {
  const together = along > 0 ? `${along + 1} 个人一起` : '';
  return waits ? `${together}排候补` : `${together}报名`;
}

/** 要有“急救” · 满 18 岁 · 只给本队队员 */
export function roleNeeds({ skill, ages, membersOnly, trainees }: RoleLine): string {
  return [
    skill ? `要有“${skill}”` : '',
    ages ? agesWords(ages) : '',
    membersOnly ? '只给本队队员' : '',
    trainees ? '见习可以报' : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

function agesWords({ from, until }: NonNullable<RoleLine['ages']>): string {
  if (from !== null && until !== null) return `${from}–${until} 岁`;
  if (from !== null) return `满 ${from} 岁`;
  return until === null ? '' : `${until} 岁以内`;
}

/** Until when one signs up, and until when one can take it back. */
export function limitWords({ signUpUntil, lateFrom, from }: ShiftDetail, now: number): string {
  const ends = signUpUntil < from ? `报名到 ${momentWords(signUpUntil, now)} 截止` : '';
  const leaves =
    now < lateFrom
      ? `来不了请在 ${momentWords(lateFrom, now)} 前取消，再晚会记一次`
      : now < from
        ? '来不了请尽早取消，现在取消会记一次'
        : '';
  const words = [ends, leaves].filter(Boolean).join('；');
  return words && `${words}。`;
}

/** What ends one's own part. */
export const LEAVE = {
  in: '来不了，取消报名',
  offered: '这次不去了，让给别人',
  waiting: '退出候补',
};
