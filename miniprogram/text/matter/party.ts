import type {
  MistakeReason,
  NoteLine,
  RemovalLine,
  SaidHow,
  SecondLine,
} from '../../../typings/contract/matter/party';
import { fullWords } from '../date';

const HOW: Record<SaidHow, string> = {
  spoken: '当面说的',
  phone: '电话里说的',
  paper: '写在纸上的',
};
/** In this order they are offered. */
export const HOWS: readonly SaidHow[] = ['spoken', 'phone', 'paper'];
export const howChoices = HOWS.map((how) => HOW[how]);
export const HOW_ASKED = '他是怎么说的？会写明由您代记。他没有微信的，要另一位工作人员问过他才算。';

const REASONS: Record<MistakeReason, string> = {
  namesake: '同名的另一位',
  door: '门牌弄错了',
  unconcerned: '这件事和他无关',
};
export const REASON_KEYS: readonly MistakeReason[] = ['namesake', 'door', 'unconcerned'];
export const reasonChoices = REASON_KEYS.map((reason) => REASONS[reason]);
/** The same, as whoever was named says it. */
export const ownReasonChoices = ['找的是同名的另一位', '门牌弄错了', '这件事和我无关'];

export const PARTY = {
  remove: '弄错了人，请他出去',
  mistaken: '弄错人了，和我没关系',
  whyRemove: '为什么说弄错了？大家都看得到原因。',
  removeTitle: '把他去掉？',
  removeContent: '他还没答应谈，去掉以后他就看不到这件事了；已经答应的，要他本人也说弄错了。',
  removeConfirm: '去掉',
  removeCancel: '先不去掉',
  mistakenTitle: '告诉来谈的人弄错了？',
  mistakenContent: '来谈的人也这样看，您就不在这件事里了。您看到过的，请不要对别人说。',
  mistakenConfirm: '弄错了',
  mistakenCancel: '再看看',
  holds: '是我说的',
  denied: '我没这么说',
  noteYes: '代他记：愿意谈',
  noteNo: '代他记：不愿意谈',
  seconds: '请您去问一问',
  secondsHint: '他没有微信，请您当面或者打电话问他本人，问过再点。是什么事、和谁谈，请不要打听。',
  secondHolds: '问过了，是的',
  secondDenied: '问过了，没这么说',
  secondMistaken: '问过了，是弄错了',
};

/** 由调解员代记：罗清和，2026年6月15日 10:00，电话里说的。已经告诉他本人 */
export function noteWords(note: NoteLine | null): string {
  if (!note) return '';
  const { byName, at, how, state, secondName } = note;
  const made =
    state === 'told'
      ? '已经告诉本人，不对可以说。'
      : state === 'waits'
        ? `本人没有微信，等${secondName}问过他才算。`
        : secondName
          ? `${secondName}问过本人，没错。`
          : '本人看过，没错。';
  return `由调解员代记：${byName}，${fullWords(at)}，${HOW[how]}。${made}`;
}

/** One of the two has said that somebody was named by mistake. */
export function removalWords(removal: RemovalLine | null): string {
  if (!removal) return '';
  const why = REASONS[removal.reason];
  return removal.by === 'mediator'
    ? `来谈的人说弄错了人（${why}），等本人也这样说，就去掉。`
    : `本人说弄错了人（${why}），等来谈的人看过，就去掉。`;
}

export const mistakeWords = ({ reason, at }: { reason: MistakeReason; at: number }): string =>
  `有一位是弄错了才写进来的（${REASONS[reason]}），${fullWords(at)}去掉了。`;

const ABOUT: Record<SecondLine['about'], string> = {
  talk: '愿意请人来协调一件邻里的事',
  helper: '愿意请一位亲戚或邻居一起来谈',
  removal: '是弄错了，才写进一件邻里协调的',
};

/** What somebody is asked to ask a party: whom, and what was written down for them. */
export function secondWords({ name, door, byName, at, how, about }: SecondLine) {
  return {
    who: [name, door].filter((part) => part !== '').join(' · '),
    words: `${byName}记下：他${ABOUT[about]}（${fullWords(at)}，${HOW[how]}）。`,
  };
}
