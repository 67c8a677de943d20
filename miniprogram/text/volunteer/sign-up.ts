import type { ShiftDue } from '../../../typings/contract/volunteer/shift';

/** What is at stake in a sign-up that is taken back: a place, one that is offered, or one in the queue. */
export type Held = 'in' | 'offered' | 'waiting';

export const READ_RISK = { title: '报名前，请读一读', confirm: '读过了', cancel: '先不报' };

/** Of whom somebody else has signed up: before they check in. */
export const READ_RISK_FIRST = { title: '签到前，请读一读', confirm: '读过了', cancel: '先不签' };

/** The same, ahead of the day. */
export const READ_RISK_AHEAD = {
  title: '要当心的，请读一读',
  confirm: '读过了',
  cancel: '以后再看',
};

/** What is left to do before a shift, the first of it with its button. */
export const DUE: Record<ShiftDue, { words: string; act: string }> = {
  risk: { words: '要当心的还没有读', act: '读一读' },
  number: { words: '买保险的证件号还没有填', act: '去填' },
};

/** To whom has no phone at hand, by the leader. */
export const TOLD_RISK = { title: '请读给他听，听明白了再点', confirm: '读过了', cancel: '先不记' };

export const ASK_AGE = {
  title: '您满 18 岁了吗？只问这一次。未满 18 岁的要家里大人同意，夜里的班不能报',
  adult: '满 18 岁了',
  minor: '还没有满 18 岁',
};

export const INSURANCE = {
  title: '这一班要买保险',
  words:
    '报上以后要填证件号，只给这一班的保险用，加密保存，活动结束 30 天后删掉。不想填就不能参加这一班，可以看看别的班。',
  confirm: '报名',
  told: '来的人要填证件号，只给这一班的保险用。先跟本人说好，本人愿意再记上；记上以后由本人或家里人来填。',
  toldConfirm: '说好了',
};

export const SIGNED_UP = '报上了';

export const waitlisted = (position: number) => ({
  title: `候补第 ${position} 位`,
  content: '还没有报上。有了空位会按先来后到通知您，到时再确认一下。',
});

/** What is asked before it is taken back. @param late cancelling is counted by now */
export function cancelWords(what: Held, late: boolean): string {
  if (what === 'waiting') return '退出以后，再想来就要重新排队。';
  if (what === 'offered') return '这个名额会让给下一位。';
  return late
    ? '离开始不久了，现在取消会记一次，方便队长安排。名额会让给下一位。'
    : '名额会让给下一位。';
}

export const CANCEL: Record<Held, string> = {
  in: '取消报名',
  offered: '让给别人',
  waiting: '退出候补',
};

export const KEEP_PLACE = '先不';
