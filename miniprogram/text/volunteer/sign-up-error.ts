import type { VolunteerErrorCode } from '../../../typings/contract/volunteer/actions';
import { dayOf, timeOf } from '../../calendar';
import { dayWithWeekday } from '../date';
import type { Sentence } from '../error-sentence';

const UNFIT: Record<string, string> = {
  age: '这个岗位有年龄要求，您不在范围里。可以看看同一班的其他岗位。',
  'birth-unknown': '这个岗位有年龄要求，请先填上您的出生年份。',
  'adult-unknown':
    '这个岗位要满 18 岁，还没有人说过够不够。请本人先在“我的”里说一声，没有微信的由楼栋长登记。',
  night: '夜里 22 点到早上 6 点的班，要满 18 岁才能报。',
  alone:
    '未满 18 岁的，不能单独和一位大人在一起：请和家里的大人一起报名，或者报有两个以上大人岗位的班。队长可以加一个满 18 岁的岗位。',
  trainee: '您在这支队伍里见习，先报写着“见习可以报”的岗位，有熟手带着。',
  ask: '一起报名的人里，有一位要自己先问问队长。请他自己报名，或者先不带他。',
  members: '这个岗位只给本队队员。想加入的话，请联系队长。',
};

/** Whose reason it is and who can lift it; of somebody else the reason is left out. */
function restrictedWords(reason: unknown): string {
  return reason
    ? `队长暂时没有给您开放这一类班：${String(reason)}。觉得不合适，可以找社区书记，他看得到，也能取消。`
    : '这一类班现在没有开放给这位队员。要先由队长或社区书记在“队员”里改。';
}

/** 6月15日 周一 09:00–11:00 */
export function spanWords(from: number, until: number): string {
  return `${dayWithWeekday(dayOf(from))} ${timeOf(from)}–${timeOf(until)}`;
}

/** What signing up, offers, and checking in and out can meet with: on the first pages as well. */
export const SIGN_UP_ERRORS = {
  TEAM_NOT_YOURS: '这一步由本队队长或社区书记来办。',
  SHIFT_NOT_FOUND: '没有找到这个班次，可能已经撤下了。请返回再看看。',
  SHIFT_CHANGED: '这个班次刚刚有改动，请刷新看过再办。',
  SHIFT_CANCELLED: '这一班已经取消了，不用来了。',
  SHIFT_BEGUN: '这一班已经开始，手机上来不及改了。请直接找队长。',
  SHIFT_CLASHES: ({ title, from, until }) =>
    `和您报的“${title ?? ''}”时间重叠了（${spanWords(Number(from), Number(until))}），这一班没有报上。`,
  SHIFT_TIRING: ({ hours }) => `加上前后的班，连着超过 ${hours ?? 9} 个小时了，请歇一歇，换一班。`,
  RISK_UNREAD: '这一班有要当心的事，要先读过。请打开这一班读一读。',
  SIGN_UP_CLOSED: '这一班的报名已经截止。还想来，请直接问队长。',
  SIGNED_UP: ({ is }) =>
    is === 'waiting' ? '已经在候补名单上了，不用再报。' : '已经报过这一班了，不用再报。',
  ROLE_UNFIT: ({ why, skill, reason }) =>
    why === 'restricted'
      ? restrictedWords(reason)
      : why === 'skill'
        ? `这个岗位要有“${skill ?? ''}”，还没有登记，或者过期了，或者还没有人看过原件。找谁看，在“我的资料”里。`
        : (UNFIT[String(why)] ?? UNFIT.age ?? ''),
  CONSENT_MISSING: ({ who }) =>
    who === 'own'
      ? '未满 18 岁的，要家里大人同意才能自己报名。请大人在手机上打开“志愿—我的资料—家人同意”点一下，或者把签好字的同意书交给队长。'
      : '名单里有未满 18 岁的邻居，还没有家里大人的同意。请大人在手机上点同意，或者登记签好字的同意书，另一位核对过就可以报名。',
  AGE_UNKNOWN: ({ who }) =>
    who === 'own'
      ? '还不知道您满 18 岁了没有。请先在“我的”里说一声，再来报名。'
      : '名单里有人还没有说过满 18 岁了没有。请本人在“我的”里说一声，没有微信的由楼栋长登记，再来报名。',
  INSURANCE_UNREAD:
    '这一班要买保险，报上以后要填证件号。请打开这一班，看过再报名。不想填的，可以看看别的班。',
  WAITLIST_FULL: '候补名单也满了，请看看别的班次。',
  FAMILY_ONLY: '一起报名的要是同住的家人。请重新选一选。',
  NOT_SIGNED_UP: '没有在这一班的名单上找到您。临时来帮忙的，请队长记一下。',
  CODE_WRONG: '这不是这一班的签到码，请对着队长手机上现在的码再扫一次。',
  CODE_OLD: '这个码过了可以补交的时间。请队长把时长补记上，再由队外的人核对。',
  CHECK_IN_EARLY: '还没有到签到的时间，开始前半小时可以签到。',
  CHECK_IN_OVER: '这一班的签到时间已经过了。请队长把时长补记上。',
  NOT_CHECKED_IN: '还没有签到，先签到才能签退。',
  OFFER_OVER: '这个名额已经不为您留着了。可以再报一次名，排进候补。',
} satisfies Partial<Record<VolunteerErrorCode, Sentence>>;
