import type { AdultLine } from '../../../typings/contract/people';

/** Of a person whose word that they are 18 waits: the door, and how it stands. */
export function adultLine({ label, unasked, doubted, own }: AdultLine): string {
  const state = own
    ? '自己、家里人和自己登记的人，请另一位来核对'
    : doubted
      ? '有疑问，先不上名册'
      : unasked
        ? '早先加入的，还没问过'
        : '本人说年满 18 周岁';
  return [label, state].filter(Boolean).join(' · ');
}

export const skippedLine = (label: string) => `${label} · 这次先不核对`;

export const adultCounts = (counts: { confirmed: number; waiting: number; silent: number }) =>
  `已核对 ${counts.confirmed} 人，等核对 ${counts.waiting} 人，没有说满 18 周岁的 ${counts.silent} 人`;

export const unaskedWords = (people: number) => `早先加入的 ${people} 人一起核对`;

export const adultsLabel = (people: number) => `这 ${people} 位都年满 18 周岁`;

export const whereWords = (place: string) => `哪里：${place}`;

/** The dialog before people are confirmed as adults. */
export const adultsDialog = (people: number, place: string) => ({
  title: `核对 ${people} 位？`,
  content: `您确认：${place} 这 ${people} 位都年满 18 周岁。核对后他们就在成年居民的投票名册上，您的名字会记录在案。`,
  confirmText: '我核对过',
  cancelText: '再看看',
});

export const adultsConfirmed = (people: number) => `核对了 ${people} 位`;

/** The dialog before one's own number is taken back. */
export const END_CONTACT = {
  content: '收回以后，邻居就看不到这个号码了。以后可以再留。',
  confirmText: '收回',
  cancelText: '先不收回',
};

/** Whose word that they are 18 waits in a building. */
export const ADULT_CHECK = {
  about:
    '成年居民一人一票的投票，名册上只有核对过年满 18 周岁的人。不用问生日，只要您知道他已经成年。',
  place: '哪里',
  tooMany: '这里等核对的人太多，一页看不完。请一栋一栋核对。',
  unaskedHint: '他们加入时还没有这一问。您认得的就一起核对。',
  empty: '都核对过了',
  emptyHint: '有人说明年满 18 周岁，会出现在这里。',
  people: '等核对的人',
  doubt: '有疑问',
  isAdult: '已成年',
};

/** Who did what. */
export const AUDIT_LIST = {
  about: '谁做了什么都记在这里，谁也改不了。书记、党支部和居务监督委员都看得到。',
  empty: '还没有记录',
  emptyHint: '发通知、发门牌码、导入名册，都会记在这里。',
};

/** An officer's own number for the neighbours. */
export const CONTACT_OFFER = {
  title: '让邻居打得通您',
  about:
    '您负责的楼里的邻居，在您说的时间里看得到这个号码，点一下就能打。别人看不到，您随时可以收回。',
  shown: '邻居现在看得到',
  phone: '电话',
  phoneHint: '手机或带区号的座机',
  from: '从几点',
  until: '到几点',
  end: '收回，不再让邻居打',
  change: '换成这个',
  offer: '让邻居打这个电话',
  phoneUnfit: '请写对电话号码，座机请带区号。',
  hoursUnfit: '结束的时间要在开始之后。',
  offered: '邻居看得到了',
  ended: '已收回',
};
