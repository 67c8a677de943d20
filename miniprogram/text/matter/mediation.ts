import type {
  HelperLine,
  MediationEnd,
  MediationLevel,
  MediationLine,
  MediationQuarter,
  MediationView,
} from '../../../typings/contract/matter/mediation';
import { daysBetween } from '../../calendar';
import { dayWords } from '../date';
import { roleWords } from '../role/role';
import type { MatterLook } from './state';

const LEVELS: Record<MediationLevel, string> = {
  steward: '楼栋长初调',
  owners: '业委会协调',
  committee: '社区终调',
};

const ENDS: Record<MediationEnd, string> = {
  refused: '有一方不愿意谈，结束了',
  failed: '没有谈拢，结束了',
  offence: '可能涉嫌违法，已经报警，协调停止',
  left: '有一方已经不在社区了，结束了',
};

export const END_CHOICES = {
  refused: {
    name: '我不想谈了',
    ask: '谈到这里为止？',
    words: '您不愿意谈，这件事就结束，没有人会怪您。谈好还没签字的，也不算数。',
  },
  failed: {
    name: '没有谈拢，请上一级来',
    ask: '请上一级来协调？',
    words: '到了社区还谈不拢，就结束。',
  },
  offence: {
    name: '可能违法，已经报警',
    ask: '记下已经报警？',
    words: '协调就此停止，由公安处理。请先打 110，再来记。',
  },
} as const;

export function mediationLook({
  state,
  level,
  end,
}: Pick<MediationLine, 'state' | 'level' | 'end'>): MatterLook {
  if (state === 'ended') return { words: end ? ENDS[end] : '结束了', tone: 'quiet' };
  if (state === 'agreed') return { words: '谈好了', tone: 'mine' };
  return { words: `${LEVELS[level]}${state === 'asked' ? '，等大家同意' : ''}`, tone: 'soon' };
}

export const levelNote = (level: MediationLevel): string =>
  level === 'committee'
    ? '社区调解员按人民调解法来调解，谈好了可以签协议。'
    : '这是邻里协调，谁也不强迫谁，谈好了靠大家自觉。';

export function mediatorWords({
  mediator,
  state,
}: Pick<MediationView, 'mediator' | 'state'>): string {
  if (mediator) return `${mediator.name}（${roleWords(mediator.role)}）来谈`;
  return state !== 'ended' ? '正在找合适的人来谈' : '';
}

/** Until when they talk at this level, and what comes then; at the highest nothing does. */
export function untilWords({ until, level }: Pick<MediationView, 'until' | 'level'>): string {
  if (until === null) return '';
  const then = level === 'committee' ? '就到此为止，您还可以走别的路' : '会请上一级来';
  return `${dayWords(until)}前谈不拢，${then}。`;
}

/** Which other ways there are once nobody agreed (人民调解法 26); nothing is said after any other end. */
export const otherWays = ({ end }: Pick<MediationView, 'end'>): string =>
  end === 'failed' || end === 'refused'
    ? '这件事还可以申请仲裁、请主管的部门处理，或者去法院起诉。要问怎么走，可以打 12348 公共法律服务热线。（人民调解法第二十六条）'
    : '';

export const consentWords = (consents: boolean | null): string =>
  consents === null ? '还没说愿不愿意谈' : consents ? '愿意谈' : '不愿意谈';

/** How long both together may ask the court, counted down; the last day counts. */
export function courtWords(courtUntil: string | null, today: string): string {
  if (courtUntil === null) return '';
  const left = daysBetween(today, courtUntil);
  if (left < 0)
    return `去法院申请司法确认的三十天过了（到${dayWords(courtUntil)}为止），协议还是有效的。`;
  const days = left === 0 ? '今天最后一天' : `还有 ${left} 天`;
  return `${days}：到${dayWords(courtUntil)}为止，大家可以一起去法院申请司法确认，确认了就能强制执行。`;
}

/** Of a helper, what each party says: 王家的姑姑：顾南枝愿意，戴云舟还没说 */
export function helperWords(
  { says, comes }: HelperLine,
  parties: readonly { name: string }[],
): string {
  if (comes) return '大家都愿意，一起来谈';
  return says
    .map((said, index) => {
      const name = parties[index]?.name ?? '';
      return `${name}${said === null ? '还没说' : said ? '愿意' : '不愿意'}`;
    })
    .join('，');
}

export interface QuarterWords {
  quarter: string;
  title: string;
  words: string;
}

const COUNTED = { agreed: '谈好了', refused: '不愿意谈', failed: '没谈拢' } as const;

export function quarterWords({ quarter, all, ends, other }: MediationQuarter): QuarterWords {
  const [year = '', number = ''] = quarter.split('-Q');
  const parts = ends.map(({ end, count }) => `${COUNTED[end]} ${count} 件`);
  const rest = other > 0 ? [`其他 ${other} 件`] : [];
  const words = all === null ? '不到 5 件' : `${all} 件：${[...parts, ...rest].join('，')}`;
  return { quarter, title: `${year}年${number}季度`, words };
}

/** To ask for somebody to talk between the reader and a neighbour. */
export const MEDIATION_ASK = {
  heading: '和邻居说不拢',
  violence: '有人动手打人、家暴、虐待孩子或老人，不在这里谈',
  violenceHint: '先打电话。社区知道了，有责任马上报案。（反家庭暴力法第十四条）',
  police: '打 110 报警',
  women: '打 12338 妇女热线',
  what: '是什么事',
  whatHint: '只有双方和来谈的人看得到',
  other: '和谁家',
  otherHint: '比如楼上 401。只有来谈的人看得到',
  how: '先由楼栋长来谈，七天谈不拢请业委会，再不行请社区调解员。双方都愿意才谈，不愿意随时可以停。',
  ask: '请人来谈',
  missing: '请写明是什么事、和谁家。',
};

/** How many mediations ended how. */
export const MEDIATION_COUNTS = {
  heading: '邻里协调',
  intro: '这里只有数字，看不到是谁、为了什么。不到 5 件的合在一起，不单独列。',
};

/** Mediations that the reader is a party of, or mediates. */
export const MEDIATION_LIST = {
  intro: '邻里有了矛盾，可以请人来谈。只有双方和来谈的人看得到，别的邻居、干部都看不到。',
  empty: '现在没有和您有关的协调',
  emptyHint: '漏水、噪音、占道，说不拢的，可以请楼栋长先来谈谈。',
  ask: '请人来谈',
  askNote: '只有双方和来谈的人看得到',
  asMediator: '请您来谈的',
  asParty: '您家的',
};

/** A mediation, for its parties and its mediator. */
export const MEDIATION_DETAIL = {
  heading: '邻里协调',
  parties: '谁和谁谈',
  agreeToTalk: '我愿意谈',
  declineToTalk: '我不愿意谈',
  partyName: '对方的姓名',
  partyDoor: '对方的门牌',
  partyDoorHint: '要和名册上一样，比如 一期 1栋 1单元 202',
  addParty: '请他也来谈',
  helpers: '还请谁一起来',
  helperYes: '我愿意他来',
  helperNo: '我不愿意他来',
  helper: '请谁一起来谈',
  helperHint: '亲戚、邻居都行，比如李家的姑姑。每一方都愿意才来',
  invite: '问问大家愿不愿意',
  agreement: '谈好的',
  kept: '做到了',
  broken: '没做到',
  print: '打印出来签字',
  sign: '都签好了，选签字的日子',
  agreementText: '谈好了什么',
  agreementHint: '谁做什么、哪天前做好，写清楚',
  followUp: '哪天再来看看',
  agree: '记下谈好的',
  agreeAnew: '改写谈好的',
  withdraw: '换别人来谈',
  noParty: '请写对方的姓名和门牌，要和名册上一样。',
  noHelper: '请写想请谁一起来。',
  noAgreement: '请写下双方谈好了什么。',
  withdrawTitle: '换别人来谈？',
  withdrawContent: '您和哪一方关系近，或者谈不下去了，就请别人来。',
  withdrawPartyContent: '您觉得他不方便来谈，就另请一位。他不再看得到这件事。',
  withdrawPartyCancel: '先不换',
  withdrawConfirm: '换别人',
  withdrawCancel: '我接着谈',
  endConfirm: '是的',
  endCancel: '先等等',
  seen: '只有双方和来谈的人看得到。',
};

export const otherWords = (other: string): string => `和谁家：${other}`;
/** On which day it was signed, and by whom: as on the paper, also those who have left since. */
export const signedWords = (day: string, names: readonly string[]): string =>
  `都签字了：${dayWords(day)}（${names.map((name) => name || GONE).join('、')}）`;
/** Instead of the name of a party who has left. */
export const GONE = '已经不在社区的一方';
export const ownParty = (name: string): string => `${name}（您）`;

/** What a party says about a helper, as the mediator writes it down. */
export const saidWords = (name: string) => ({
  agrees: `代${name}记：愿意`,
  declines: `代${name}记：不愿意`,
});

/** When somebody looks whether it was kept, and what was found. */
export function followUpWords(day: string, result: 'kept' | 'broken' | null): string {
  const found = result === null ? '' : result === 'kept' ? '：做到了' : '：没做到';
  return `${dayWords(day)}看看做到没有${found}`;
}
