import type {
  HandoverLine,
  HandoverSide,
  HandoverView,
  OpenWork,
  OpenWorkKind,
  Successor,
} from '../../../typings/contract/office/handover';
import { dayWords } from '../date';
import { roleWords } from './role';

const KINDS: Record<OpenWorkKind, string> = {
  seat: '席位',
  task: '会上定的事',
  team: '志愿队',
  motion: '在办的表决',
  mediation: '一件调解',
  matter: '点名交给他的事项',
  pairing: '一对结对，请在结对里接过去',
  export: '导出的文件，一小时内自己删掉',
};

export function workWords({ kind, label }: Pick<OpenWork, 'kind' | 'label'>): string {
  const named = kind === 'seat' || kind === 'task' || kind === 'team' || kind === 'motion';
  if (kind === 'matter') return label ? `${KINDS[kind]}：${label}` : KINDS[kind];
  return named ? `${KINDS[kind]}：${label}` : KINDS[kind];
}

/** Which ways there are to give something. */
export function waysOf({ way }: OpenWork): { successor: boolean; office: boolean } {
  return {
    successor: way === 'successor' || way === 'either',
    office: way === 'office' || way === 'either',
  };
}

export function handoverTag({ done, late, handoverId }: HandoverLine): {
  words: string;
  tone: 'mine' | 'soon' | 'plain';
} {
  if (done) return { words: '交接好了', tone: 'mine' };
  if (late) return { words: '已过十天', tone: 'soon' };
  return handoverId ? { words: '正在交接', tone: 'soon' } : { words: '还没开始', tone: 'plain' };
}

export function officeWords({ placeLabel, role }: Pick<HandoverLine, 'placeLabel' | 'role'>) {
  return [placeLabel, roleWords(role)].filter(Boolean).join(' ');
}

export function endWords({ until, dueOn }: Pick<HandoverLine, 'until' | 'dueOn'>): string {
  return `任期到 ${dayWords(until)}，${dayWords(dueOn)}前交接好`;
}

const SIDES: Record<HandoverSide, string> = {
  leaver: '交出的人',
  successor: '接手的人',
  witness: '见证人',
};

/** Who has confirmed, and who has not. */
export function sideRows({
  confirmed,
  absence,
  name,
  successor,
  counts,
  counted,
}: HandoverView): { side: HandoverSide; over: boolean; name: string; words: string }[] {
  const names: Record<HandoverSide, string> = { leaver: name, successor, witness: '' };
  return (Object.keys(SIDES) as HandoverSide[]).map((side) => {
    const over = confirmed[side] !== null;
    const isAbsent = side === 'leaver' && absence !== '';
    const stock = counts && counted.includes(side) ? '，存货盘点过了' : '';
    return {
      side,
      over: over || isAbsent,
      name: [SIDES[side], names[side]].filter(Boolean).join(' '),
      words: isAbsent ? `不能确认：${absence}` : over ? `确认了${stock}` : '还没有确认',
    };
  });
}

export const CONFIRM_WORDS: Record<HandoverSide, string> = {
  leaver: '我都交出去了',
  successor: '我都接过来了',
  witness: '我见证，交接好了',
};

export const fromToWords = (name: string, successor: string) => `${name} 交给 ${successor}`;

export const giveToWords = (successor: string) => `交给${successor}`;

const TO_OFFICE = '交回职务';

/** What was given, and to whom; '' = back to the office. */
export const givenWords = (work: Pick<OpenWork, 'kind' | 'label'>, to: string) =>
  `${workWords(work)}，${to ? giveToWords(to) : TO_OFFICE}`;

/** The dialog before one's own part is confirmed; `part` = what is confirmed. */
export const confirmDialog = (part: string) => ({
  content: `${part}？确认了不能收回。`,
  confirmText: '确认',
  cancelText: '再看看',
});

export const successorWords = ({
  name,
  placeLabel,
  role,
}: Pick<Successor, 'name' | 'placeLabel' | 'role'>) =>
  `${name}（${placeLabel} ${roleWords(role)}）`;

/** The dialog before a handover begins. */
export const beginDialog = (name: string, successor: string) => ({
  content: `${name}的职务，交给${successor}来接？`,
  confirmText: '开始交接',
  cancelText: '先不开始',
});

/** A handover: what still stands in the leaver's name, and who has confirmed. */
export const HANDOVER_DETAIL = {
  open: '还在他名下的',
  nothingOpen: '都交完了，一件也不剩。',
  toOffice: TO_OFFICE,
  there: '去那里交',
  given: '交出去的',
  confirmed: '谁确认了',
  counted: '积分超市的存货，我们一起盘点过了',
  absence: '他为什么不能确认',
  absenceHint: '交接的记录里会写上',
  noteAbsence: '写上，不等他确认',
  notNow: '先不写',
  isAbsent: '交出的人不能来确认',
  witnessNote: '两个人都确认了、他名下一件不剩，您再确认。',
  reasonFirst: '请写一句为什么。',
};

/** Offices that ended or end soon. */
export const HANDOVER_LIST = {
  about:
    '职务到期，十天内交接好：手上的事一件件交给接手的人，监督委员在旁边见证。职务开的门，从到期那天起就关上了。',
  empty: '没有要交接的职务',
  emptyHint: '有职务快到期了，会到这里来。',
  nobody: '还没有可以接手的人。请书记先任命一位，或者请书记、监督委员来指定。',
};
