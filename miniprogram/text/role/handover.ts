import type {
  HandoverLine,
  HandoverSide,
  HandoverView,
  OpenWork,
  OpenWorkKind,
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
