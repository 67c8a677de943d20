import type {
  DecisionView,
  MeetingLine,
  MeetingSeat,
  MeetingView,
  Outcome,
  Presence,
  ProposedCorrection,
  TaskView,
} from '../../../typings/contract/meeting/meeting';
import { dayWithWeekday } from '../date';

type Tone = 'mine' | 'soon' | 'loss' | 'quiet';
export interface Look {
  words: string;
  tone: Tone;
}

/** How a meeting stands, in a word. */
export function meetingLook({
  state,
  asks,
  minuted,
}: Pick<MeetingLine, 'state' | 'asks' | 'minuted'>): Look {
  if (state === 'cancelled') return { words: '取消了', tone: 'quiet' };
  if (state === 'running') return { words: '正在开', tone: 'mine' };
  if (state === 'closed') return { words: minuted ? '纪要公布了' : '开过了', tone: 'quiet' };
  return asks ? { words: '等您回复', tone: 'soon' } : { words: '要开', tone: 'mine' };
}

export const OUTCOMES: Record<Outcome, string> = {
  resolved: '通过，有人去办',
  rejected: '没有通过',
  noted: '听取了，不作决定',
  deferred: '下次再议',
};

/** What was decided, with how many were there. */
export function decisionLines({
  outcome,
  text,
  votes,
  present,
  needed,
  short,
}: Omit<DecisionView, 'corrections' | 'proposed'>): string[] {
  return [
    `${OUTCOMES[outcome]}：${text}`,
    ...(votes ? [`赞成 ${votes.yes}，反对 ${votes.no}，弃权 ${votes.abstain}`] : []),
    needed === null
      ? `当时在场 ${present} 位`
      : short
        ? `人数不足：当时在场 ${present} 位，要 ${needed} 位才算数，这一项不算数`
        : `当时在场 ${present} 位，够 ${needed} 位`,
  ];
}

/** Other words for what is published, until a second officer has agreed. */
export function proposedLines({ text, why, by }: ProposedCorrection): string[] {
  return [`${by}提出改成：${text}`, `因为：${why}`];
}

export function correctionWords({ corrections }: DecisionView): string {
  const last = corrections.at(-1);
  if (!last) return '';
  return `更正过 ${corrections.length} 次。最近一次是因为：${last.why}。原来是：${last.text}`;
}

export function taskLook({ state, late }: Pick<TaskView, 'state' | 'late'>): Look {
  if (state === 'void') return { words: '不用办了', tone: 'quiet' };
  if (state === 'done') return { words: '办好了', tone: 'mine' };
  return late ? { words: '过了日子', tone: 'loss' } : { words: '在办', tone: 'soon' };
}

export function taskWords({ party, ownerName, due }: TaskView): string {
  return doneBy(ownerName ? `${party} ${ownerName}` : party, due);
}

export const doneBy = (who: string, due: string): string =>
  `由${who}办，${dayWithWeekday(due)}前办好`;

/** Instead of the title of an item that is not public. */
export const HIDDEN_ITEM = '另有一项不公开的议题';

/** Who is there without a seat; '' where nobody is. */
export const guestsWords = (guests: number): string => (guests > 0 ? `另有 ${guests} 位列席` : '');

const SAYS = { yes: '能来', no: '来不了', substitute: '请人代', proxy: '托付了' } as const;
const PRESENT: Record<Presence, string> = {
  person: '到了',
  substitute: '代会的到了',
  proxy: '由别人代表',
};

/** What a seat's holder said. */
export function answerWords({ answer, vacant }: MeetingSeat): string {
  if (vacant) return '空着';
  if (!answer) return '还没回复';
  const by = answer.says === 'substitute' ? `：${answer.name}` : '';
  return [
    `${SAYS[answer.says]}${by}`,
    answer.again && '改时间后要再问',
    answer.entered && '电话里说的',
  ]
    .filter(Boolean)
    .join(' · ');
}

export function presenceWords(seat: MeetingSeat): string {
  if (seat.present) return PRESENT[seat.present];
  return seat.left ? '走了' : answerWords(seat);
}

/** How many are there, of how many that must be; of a meeting to come how many must come. */
export function quorumWords({
  state,
  quorum: { of, needed, present },
}: Pick<MeetingView, 'state' | 'quorum'>): string {
  if (needed === null) return `席位 ${of} 个，到会多少才算数，按表决的名册算。`;
  if (state === 'called') return `在任 ${of} 位，要到 ${needed} 位才算数。`;
  return present >= needed
    ? `在任 ${of} 位，要到 ${needed} 位才算数。现在够了。`
    : `在任 ${of} 位，要到 ${needed} 位才算数，还要 ${needed - present} 位。`;
}
