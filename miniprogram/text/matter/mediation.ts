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
  left: '有一方搬走了，结束了',
};

export const END_CHOICES = {
  refused: {
    name: '我不想谈了',
    ask: '谈到这里为止？',
    words: '您不愿意谈，这件事就结束，没有人会怪您。',
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

export function mediatorWords({ mediator, end }: Pick<MediationView, 'mediator' | 'end'>): string {
  if (mediator) return `${mediator.name}（${roleWords(mediator.role)}）来谈`;
  return end === null ? '正在找合适的人来谈' : '';
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
