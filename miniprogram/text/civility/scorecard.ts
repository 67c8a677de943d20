import type {
  CardLine,
  CardState,
  ScorebookKind,
  ScoreEntryLine,
  ScoreLine,
} from '../../../typings/contract/civility/scorecard';
import type { Role } from '../../../typings/contract/people';
import { dayWords, fullWords } from '../date';
import { roleWords } from '../role/role';
import { SEEK } from '../role/seek';
import { pointsWords } from './claim';

/** What a book of each kind is called, and what its pages say. */
export const BOOKS: Record<
  ScorebookKind,
  {
    title: string;
    who: string;
    off: string;
    offWords: string;
    enter: string;
    none: string;
    seen: string;
  }
> = {
  members: {
    title: '党员记分',
    who: '这位党员',
    off: '党员记分还没有开始',
    offWords: '先起草一份记分办法，支部另一位同志通过，到了开始的日子，再请党员本人同意。',
    enter: '请一位党员',
    none: '还没有请过哪位党员',
    seen: '只有支部和党员本人看得到，居委会、楼栋长和邻居都看不到。',
  },
  merchants: {
    title: '商户记分',
    who: '这家店',
    off: '商户记分还没有开始',
    offWords: '先起草一份记分办法，另一位通过，到了开始的日子，再请店主同意。',
    enter: '请一家商户',
    none: '还没有请过哪家商户',
    seen: '分数只有店主和管记分的人看得到。三星以上、愿意上榜的，邻居才在星级商户里看到。',
  },
};

export const kindOf = (book: string): ScorebookKind =>
  book === 'merchants' ? 'merchants' : 'members';

const office = (as: string, self: string): string => (as === '' ? self : roleWords(as as Role));

type Tone = 'mine' | 'soon' | 'quiet' | 'loss';

const CARD_STATES: Record<CardState, { words: string; tone: Tone }> = {
  asked: { words: '等本人答复', tone: 'soon' },
  agreed: { words: '已同意', tone: 'mine' },
  left: { words: '已退出', tone: 'quiet' },
};

export const cardState = ({ state }: Pick<CardLine, 'state'>) => CARD_STATES[state];

/** Who keeps the shop, and where it is; of a member nothing more. */
export function cardWords({ keeper, merchant, paper }: CardLine): string {
  return [merchant?.address ?? '', keeper ? `店主 ${keeper}` : '', paper ? '纸上签的字' : '']
    .filter(Boolean)
    .join(' · ');
}

/** Where something that was brought forward stands. */
export function scoreState({ state, points, posted, reduced }: ScoreLine): {
  words: string;
  tone: Tone;
} {
  switch (state) {
    case 'open':
      return { words: '等人审核', tone: 'soon' };
    case 'accepted':
      return points < 0 ? { words: '还没有扣', tone: 'soon' } : { words: '正在记', tone: 'soon' };
    case 'refused':
      return { words: '没有通过', tone: 'quiet' };
    case 'withdrawn':
      return { words: '已撤回', tone: 'quiet' };
    case 'appealed':
      return { words: '正在听申诉', tone: 'soon' };
    case 'overturned':
      return { words: '申诉成立，不扣了', tone: 'mine' };
    case 'alike':
      return { words: '同一件事，已记过', tone: 'quiet' };
    case 'void':
      return { words: '已撤销', tone: 'quiet' };
    case 'lapsed':
      return { words: '停止记分了，不算', tone: 'quiet' };
    case 'posted':
      return reduced === 'cap' && posted === 0
        ? { words: '已到上限，没有再记', tone: 'quiet' }
        : { words: `已记 ${pointsWords(posted ?? 0)}`, tone: points > 0 ? 'mine' : 'quiet' };
  }
}

/** Who said what, by office: whose card it is sees every step. */
export function scoreSteps({ broughtBy, reviews, appeal, day, note, voided }: ScoreLine): string[] {
  const steps = [`${dayWords(day)}，${office(broughtBy, '本人')}报的${note ? `：${note}` : ''}`];
  for (const { as, accepts, reason } of reviews) {
    steps.push(`${office(as, '另一位')}审核，${accepts ? '同意' : '没有同意'}：${reason}`);
  }
  if (appeal) steps.push(`本人申诉：${appeal.reason}`);
  if (appeal && appeal.upheld !== null) {
    const outcome = appeal.upheld ? '申诉成立' : '申诉没有成立';
    steps.push(`${office(appeal.as, '另一位')}听了，${outcome}：${appeal.answer}`);
  }
  if (voided) steps.push(`${office(voided.as, '另一位')}撤销了：${voided.reason}`);
  return steps;
}

/** Until when whose card it is may object; '' when they may not. */
export function objectWords({ state, appeal, appealUntil }: ScoreLine, now: number): string {
  const isDecided = state === 'accepted' || state === 'refused';
  if (!isDecided || appeal || appealUntil === null || appealUntil < now) return '';
  return `觉得不对，${fullWords(appealUntil)}前都可以申诉`;
}

/** An entry of a card in plain words. */
export function scoreEntryWords(
  { kind, title, as, day, dimension }: ScoreEntryLine,
  dimensions: readonly string[],
): { name: string; words: string } {
  return {
    name: kind === 'reversal' ? `撤销：${title}` : title,
    words: [dayWords(day), dimensions[dimension - 1] ?? '', as ? `${office(as, '')}定的` : '']
      .filter(Boolean)
      .join(' · '),
  };
}

const DIGITS = ['零', '一', '二', '三', '四', '五'];

/** 四星; '' for none */
export const starsWords = (stars: number | null): string =>
  stars ? `${DIGITS[Math.min(5, stars)]}星` : '';

/** The signs beside the word: a screen reader hears the word. */
export const starSigns = (stars: number): string => '★'.repeat(stars) + '☆'.repeat(5 - stars);

export const BOOK_WORDS = {
  tabs: { cards: '名单', open: '待审', appealed: '申诉', voiding: '撤销' },
  rules: '记分办法',
  rulesWords: '四个方面，什么事记几分',
  startRules: '去起草记分办法',
  waitRules: (from: string) => `新的办法 ${from} 起算。那天以前还不能记分。`,
  closed: '已经停止记分。以前的还看得到，不再记新的。',
  alone: '现在只有您一位能定。审核和申诉都要另一位来办，请先增补一位支部的同志。',
  report: '记一件事',
  noneWords: '请到以后，本人同意了才有记分卡。',
  record: '纸上签了字，替他记同意',
  sureRecord: '本人在纸上签了字同意？这会单独记下是您录的。',
  recordYes: '记同意',
  notYet: '先不',
  recorded: '记下了',
};

export const DECIDING: Record<
  'open' | 'appealed' | 'voiding',
  { agree: string; decline: string; empty: string; hint: string }
> = {
  open: {
    agree: '同意',
    decline: '不同意',
    empty: '没有要审核的',
    hint: '报的人和本人不能审。先报的在前面。',
  },
  appealed: {
    agree: '申诉成立',
    decline: '不成立',
    empty: '没有申诉',
    hint: '由没有经手过的人来听。定下以前，分不会动。',
  },
  voiding: {
    agree: '撤销这一笔',
    decline: '不撤销',
    empty: '没有要撤销的',
    hint: '要第二个人同意才撤。分会退回去，卡上留着记录。',
  },
};

export const DECIDE_WORDS = {
  alike: (count: number) => `同一天、同一条，还有 ${count} 件`,
  apart: '这是另一件事，和已经记过的不同',
  own: '您报的、经手过的，或者是您本人、您家里人的，要请别人来定。',
  why: '为什么',
  whySeen: '本人看得到',
  whyMissing: '请写一句为什么，本人看得到。',
  asked: (reason: string) => `要撤销的理由：${reason}`,
  begin: '来定这一件',
  later: '先不定',
  done: '定好了',
};

/** Pictures that WeChat is not sure of, beside a member's score. */
export const DOUBTED_WORDS = {
  why: '微信没把握下面的图片合不合适，请您看看。定下以前，别人看不到。',
  pass: '可以看',
  refuse: '不能看',
};

/** For a screen reader. */
export const doubtedWords = (n: number): string => `放大看第 ${n} 张等您定的图片`;

/** In which form a card is made. */
export const CARD_FORMS = ['打印用的记分卡（Word）', '表格（Excel）'];

export const CARD_WORDS = {
  own: { members: '我的记分卡', merchants: '我家店的记分卡' },
  asked: {
    members: '支部请您参加党员记分',
    merchants: '社区请您的店参加商户记分',
  },
  askedWords: {
    members:
      '愿意就点同意。记了什么，只有您和支部看得到；觉得不对，可以申诉；不想参加了，随时可以退出，记下的全部删掉。',
    merchants:
      '愿意就点同意。分数只有您和管记分的人看得到；觉得不对，可以申诉；不想参加了，随时可以退出，记下的全部删掉。',
  },
  rules: '看看记分办法',
  agree: '我同意参加',
  decline: '不参加',
  sureDecline: '不参加？这份邀请会删掉，对您没有任何影响。',
  declineYes: '不参加',
  back: '再想想',
  listed: '满三星时，让邻居看到我家店',
  listedWords: '星级商户里写店名、地址和几星，不写分数',
  agreed: '参加了',
  leave: '退出记分',
  sureLeave: '退出以后，卡上记的全部删掉，找不回来。确定退出？',
  leaveYes: '退出',
  left: '退出了，都删掉了',
  none: '您现在没有记分卡',
  noneWords: '有人请您参加，会在这里问您愿不愿意。',
  year: (year: number) => `${year} 年`,
  total: '分',
  before: (year: number, points: number, stars: string) =>
    `${year} 年 ${points} 分${stars ? `，${stars}` : ''}`,
  dimensions: '四个方面',
  dimension: (name: string, points: number) => `${name} ${points} 分`,
  next: (more: number, stars: string) => `再有 ${more} 分就是${stars}`,
  least: (least: number) => `每个方面都要满 ${least} 分，才能评三星以上`,
  scores: '报过的事',
  entries: '每一笔',
  noEntries: '还没有记过分',
  noEntriesWords: '做了事可以自己报，也可以由别人来记。要另一位看过才算。',
  wrong: '哪里不对',
  wrongSeen: '由没有经手过的人来听。别人看不到。',
  wrongMissing: '请写一句哪里不对，听的人要靠它去核对。',
  object: '我要申诉',
  objectFor: '替本人写下申诉',
  send: '提出申诉',
  sent: '申诉好了',
  withdraw: '撤回这一件',
  askVoid: '记错了，要撤销',
  voidWhy: '为什么要撤销',
  voidSend: '请另一位来定',
  voidMissing: '请写一句为什么，另一位要靠它来定。',
  voidSent: '交给另一位了',
  later: '先不',
  report: '报一件事',
  print: '打印记分卡，或者导出表格',
  pictureHint: '您、听申诉的人和审核过的人看得到，邻居看不到。',
};

export const REPORT_WORDS = {
  who: '记在谁的卡上',
  noCards: '还没有能记的',
  noCardsWords: '本人同意了，才有记分卡。',
  noRules: '还没有您能报的',
  noRulesWords: '记分办法里写着由谁来报。',
  which: '是哪一条',
  day: '哪一天',
  note: '是什么事',
  noteSeen: '本人和审核的人看得到',
  pictureHint: {
    members: '可以拍下做的事。检查过了，只有本人和支部看得到。',
    merchants: '可以拍下看到的样子。检查过了，只有店主和管记分的人看得到。',
  },
  notePlaceholder: {
    members: '例如：周末到 3 栋帮独居老人换灯泡',
    merchants: '例如：给 2 栋的老人送米上楼',
  },
  noCard: '请先选记在谁的卡上。',
  noRule: '请先选是哪一条。',
  noNote: '请写一句是什么事，审核的人要靠它来判断。',
  alike: '报上去了，同一天还有一件一样的',
  send: '报上去',
  sent: '报上去了',
  seenOwn: '自己做的事，报上来，另一位看过就记。',
  seenOther: '看到什么记什么。要另一位看过才算，本人也看得到，可以申诉。',
};

export const ENTER_WORDS = {
  person: { members: '请哪一位', merchants: '店主是哪一位' },
  personHint: SEEK.hint,
  personPlaceholder: SEEK.example,
  nobody: '没有找到在用小程序的这位居民。请他先加入自己那一户。',
  change: '换一位',
  name: '店名',
  namePlaceholder: '例如：惠民超市',
  address: '店在哪里',
  addressPlaceholder: '例如：东门口第二间',
  addressSeen: '上了星级商户的榜，邻居看得到',
  place: '归哪里管',
  placeHint: '这里的楼栋长和网格员可以来记',
  community: '整个社区',
  noPerson: '请先找到是哪一位。',
  noName: '请写店名。',
  noAddress: '请写店在哪里，例如：东门口第二间。',
  noPlace: '请选这家店归哪里管。',
  send: { members: '请他参加', merchants: '请店主答复' },
  sent: '问过去了',
  after: '本人同意了才有记分卡。不参加也没关系。',
};

export const STAR_WORDS = {
  heading: '星级商户',
  hint: '一年里待客诚信、门前干净、帮邻居的店。店家自己愿意，才列在这里。',
  empty: '还没有星级商户',
  emptyWords: '攒够三星、自己愿意上榜的店，会列在这里。',
  year: (year: number) => `${year} 年`,
  entry: '星级商户，邻居身边的好店',
};
