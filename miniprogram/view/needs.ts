import type { MeetingLine } from '../../typings/contract/meeting/meeting';
import type { MotionLine } from '../../typings/contract/motion';
import type { NoticeLine } from '../../typings/contract/notice';
import type { HandedLine } from '../../typings/contract/parts/handout';
import type { AskedHome, RecoveryQuestion, Troubled } from '../../typings/contract/parts/recovery';
import type { ShiftLine } from '../../typings/contract/volunteer/shift';
import { dayOf, endOfDay, instantOf } from '../calendar';
import { phaseLook } from '../text/ballot/phase';
import { RULES } from '../text/ballot/rule';
import { WAYS, wayOf } from '../text/ballot/way';
import { dayWithWeekday, pastWords, untilWords } from '../text/date';
import {
  ANSWERS,
  COMING,
  CONFIRM,
  confirmForWords,
  GO_CHECK_IN,
  GO_VOTE,
  INVITED,
  LOOK,
  needWords,
} from '../text/home/need';
import { handedPlace, handedTitle } from '../text/notice/handed';
import { KINDS, NOTICE_ICONS } from '../text/notice/kind';
import { homeWords } from '../text/notice/recovery';
import { questionOf, RESTORED_ANSWERS, troubledWords } from '../text/notice/restored';
import { DUE } from '../text/volunteer/sign-up';
import { KINDS as SHIFT_KINDS, spanWords, standingLook } from '../text/volunteer/standing';

export type NeedKind =
  | 'shift'
  | 'offer'
  | 'due'
  | 'motion'
  | 'meeting'
  | 'notice'
  | 'for'
  | 'recovery'
  | 'trouble'
  | 'doors';

/** One thing that waits for somebody, as a card shows it. */
export interface Need {
  /** its kind and the id of what is meant */
  key: string;
  kind: NeedKind;
  id: string;
  icon: string;
  state: string;
  tone: 'mine' | 'soon' | 'quiet' | 'loss';
  title: string;
  words: string;
  /** what its button says; '' = it is only opened */
  act: string;
  /** a question that is answered here, and the reason for it */
  ask?: MotionLine['ask'] & { answers: typeof ANSWERS; isWide?: boolean };
  /** it is the reader's own place */
  mine: boolean;
  /** of doors: where they are */
  place?: Pick<HandedLine, 'placeId' | 'label'>;
  /** until when, in UTC milliseconds; what has no end comes last */
  until: number;
}

/** What somebody whom the reader may act for has to confirm. */
export interface ForOther {
  residentId: string;
  name: string;
  noticeId: string;
  title: string;
  confirmUntil: number | null;
}

export interface Waiting {
  notices: readonly NoticeLine[];
  motions: readonly MotionLine[];
  offers: readonly (ShiftLine & { dated: string })[];
  todays: readonly (ShiftLine & { dated: string; open: boolean })[];
  /** own shifts ahead before which something is left to do */
  dues: readonly (ShiftLine & { dated: string })[];
  /** invitations to meetings in which the reader has a seat, not answered yet */
  meetings: readonly MeetingLine[];
  forOthers: readonly ForOther[];
  /** after outages: whether all is well again */
  asked: readonly RecoveryQuestion[];
  /** … and for officers, where it is not */
  troubled: readonly Troubled[];
  /** doors that the reader, as an officer, is to ask at */
  doors: readonly HandedLine[];
}

/** Of each kind so many stand open; the rest is one line with their number. */
const OPEN_OF_A_KIND = 3;

/** Everything that waits, the first to end first. */
export function needsOf(waiting: Waiting, now: number): Need[] {
  return [
    ...waiting.todays.map(todayNeed),
    ...waiting.offers.map(offerNeed),
    ...waiting.dues.map(dueNeed),
    ...waiting.motions.map((line) => motionNeed(line, now)),
    ...waiting.meetings.map(meetingNeed),
    ...waiting.notices.map((line) => noticeNeed(line, now)),
    ...waiting.forOthers.map((one) => otherNeed(one, now)),
    ...waiting.asked.flatMap((one) => one.homes.map((home) => recoveryNeed(one, home, now))),
    ...waiting.troubled.map(troubleNeed),
    ...waiting.doors.map((line) => doorNeed(line, now)),
  ].sort((one, other) => one.until - other.until);
}

/** Those that are shown, and how many more of each kind there are. */
export function foldNeeds(needs: readonly Need[], unfolded: readonly NeedKind[]) {
  const count = new Map<NeedKind, number>();
  const shown = needs.filter(({ kind }) => {
    const nth = (count.get(kind) ?? 0) + 1;
    count.set(kind, nth);
    return nth <= OPEN_OF_A_KIND || unfolded.includes(kind);
  });
  const folds = [...count]
    .filter(([kind, all]) => all > OPEN_OF_A_KIND && !unfolded.includes(kind))
    .map(([kind, all]) => ({ kind, words: needWords(kind, all - OPEN_OF_A_KIND) }));
  return { needs: shown, folds };
}

const lasting = (until: number | null) => until ?? Number.MAX_SAFE_INTEGER;

function todayNeed(line: Waiting['todays'][number]): Need {
  return {
    key: `shift:${line.shiftId}`,
    kind: 'shift',
    id: line.shiftId,
    icon: SHIFT_KINDS[line.kind].icon,
    state: '',
    tone: 'mine',
    title: line.title,
    words: `${line.dated.split(' · ')[0]} ${spanWords(line)} · ${line.meet}`,
    act: line.open ? GO_CHECK_IN : '',
    mine: true,
    until: line.from,
  };
}

function offerNeed(line: Waiting['offers'][number]): Need {
  const { words, tone, actWords } = standingLook(line.standing, line);
  return {
    key: `offer:${line.shiftId}`,
    kind: 'offer',
    id: line.shiftId,
    icon: SHIFT_KINDS[line.kind].icon,
    state: words,
    tone,
    title: line.title,
    words: `${line.dated} ${spanWords(line)} · ${line.meet}`,
    act: actWords,
    mine: true,
    until: line.standing.is === 'offered' ? line.standing.until : line.from,
  };
}

function dueNeed(line: Waiting['dues'][number]): Need {
  const [first = 'risk'] = line.due ?? [];
  return {
    key: `due:${line.shiftId}`,
    kind: 'due',
    id: line.shiftId,
    icon: SHIFT_KINDS[line.kind].icon,
    state: DUE[first].words,
    tone: 'soon',
    title: line.title,
    words: `${line.dated} ${spanWords(line)} · ${line.meet}`,
    act: DUE[first].act,
    mine: true,
    until: line.from,
  };
}

function motionNeed(line: MotionLine, now: number): Need {
  const { words, tone } = phaseLook(line, now);
  const way = wayOf(line.ruleId);
  return {
    key: `motion:${line.motionId}`,
    kind: 'motion',
    id: line.motionId,
    icon: way === 'vote' ? 'check-circle' : 'chat',
    state: words,
    tone,
    title: line.title,
    words: [RULES[line.ruleId].name, line.placeLabel].filter(Boolean).join(' · '),
    act: line.ask ? '' : way === 'vote' ? GO_VOTE : WAYS[way].act,
    ...(line.ask && { ask: { ...line.ask, answers: ANSWERS } }),
    mine: false,
    until: line.closesAt,
  };
}

function meetingNeed(line: MeetingLine): Need {
  const { meetingId, bodyName, day, from, place } = line;
  return {
    key: `meeting:${meetingId}`,
    kind: 'meeting',
    id: meetingId,
    icon: 'usergroup',
    state: INVITED,
    tone: 'soon',
    title: bodyName,
    words: `${dayWithWeekday(day)} ${from} · ${place}`,
    act: COMING,
    mine: true,
    until: instantOf(day),
  };
}

function noticeNeed(line: NoticeLine, now: number): Need {
  const end = line.confirmUntil === null ? null : untilWords(line.confirmUntil, now);
  return {
    key: `notice:${line.noticeId}`,
    kind: 'notice',
    id: line.noticeId,
    icon: NOTICE_ICONS[line.kind],
    state: end?.words ?? '',
    tone: end?.near ? 'soon' : 'quiet',
    title: line.title,
    words: `${KINDS[line.kind]} · ${pastWords(line.publishedAt, now)}`,
    act: CONFIRM,
    mine: false,
    until: lasting(line.confirmUntil),
  };
}

function doorNeed(line: HandedLine, now: number): Need {
  const { noticeId, placeId, label, dueDay } = line;
  const until = endOfDay(dueDay);
  const end = untilWords(until, now);
  return {
    key: `doors:${noticeId} ${placeId}`,
    kind: 'doors',
    id: noticeId,
    icon: 'home',
    state: end.words,
    tone: end.near ? 'soon' : 'quiet',
    title: handedTitle(line, dayOf(now)),
    words: handedPlace(line),
    act: '',
    mine: true,
    place: { placeId, label },
    until,
  };
}

function otherNeed(
  { residentId, name, noticeId, title, confirmUntil }: ForOther,
  now: number,
): Need {
  const end = confirmUntil === null ? null : untilWords(confirmUntil, now);
  return {
    key: `for:${residentId} ${noticeId}`,
    kind: 'for',
    id: noticeId,
    icon: 'user',
    state: end?.words ?? '',
    tone: end?.near ? 'soon' : 'quiet',
    title,
    words: confirmForWords(name),
    act: '',
    mine: false,
    until: lasting(confirmUntil),
  };
}

/** The key of a home that is asked: one household, by itself or by somebody who may act for it. */
export function recoveryKey({ noticeId }: Pick<RecoveryQuestion, 'noticeId'>, home: AskedHome) {
  return `recovery:${noticeId} ${home.householdId}`;
}

function recoveryNeed(question: RecoveryQuestion, home: AskedHome, now: number): Need {
  const { noticeId, title, until, homes } = question;
  const end = untilWords(until, now);
  return {
    key: recoveryKey(question, home),
    kind: 'recovery',
    id: noticeId,
    icon: 'lightbulb',
    state: end.near ? end.words : '',
    tone: 'soon',
    title,
    words: homeWords(home, homes.length > 1),
    act: '',
    ask: { text: questionOf(title), why: '', answers: RESTORED_ANSWERS, isWide: true },
    mine: true,
    until,
  };
}

function troubleNeed({ noticeId, title, households }: Troubled): Need {
  return {
    key: `trouble:${noticeId}`,
    kind: 'trouble',
    id: noticeId,
    icon: 'error-circle',
    state: '',
    tone: 'soon',
    title: troubledWords(title, households),
    words: title,
    act: LOOK,
    mine: false,
    until: 0,
  };
}
