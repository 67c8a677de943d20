import type { PlaceId } from '../people';
import type { BodyKind } from './body';

export type MeetingState =
  | 'called' // invited, not begun
  | 'running'
  | 'closed'
  | 'cancelled';

/** What a seat's holder said: they come, they do not, somebody else comes for them, another seat stands for them. */
export type Says = 'yes' | 'no' | 'substitute' | 'proxy';

/** What an item of the agenda comes from; `id` is null for what was written freely. */
export interface ItemSource {
  kind: 'matter' | 'motion' | 'own';
  id: string | null;
}

export interface ItemForm {
  /** i1, i2 … within the meeting */
  itemId: string;
  /** of a matter or a motion its own public title stands here */
  title: string;
  minutes: number;
  source: ItemSource;
  /** of mediation or vetting: only those who have a seat, and officers, see what it is about */
  hidden?: boolean | undefined;
}

/** When and where. Half hours of a day; `roomId` null: the place is said in words. */
export interface MeetingTime {
  day: string;
  from: number;
  until: number;
  roomId: string | null;
  place: string;
}

/** Why a meeting cannot be then or there. */
export type MeetingProblem = 'notice' | 'hours' | 'far' | 'place' | 'room';
/** Why an agenda cannot be so. */
export type AgendaProblem = 'too-long' | 'twice' | 'source' | 'decided';

export type Outcome =
  | 'resolved' // a resolution: somebody does something until a day
  | 'rejected'
  | 'noted' // heard, nothing was decided
  | 'deferred'; // to another meeting

export interface Votes {
  yes: number;
  no: number;
  abstain: number;
}

/** Who does it and until when: the holder of this seat. */
export interface TaskForm {
  seatId: string;
  due: string;
}

export interface DecisionView {
  outcome: Outcome;
  text: string;
  votes: Votes | null;
  /** seats that were there as it was decided */
  present: number;
  needed: number | null;
  /** too few were there: it does not count */
  short: boolean;
  at: number;
  /** how it was corrected, the latest last: why, and what had stood before */
  corrections: { at: number; why: string; outcome: Outcome; text: string }[];
  /** of those who write: other words for what is published, which a second officer agrees to */
  proposed?: ProposedCorrection | null | undefined;
}

export interface ProposedCorrection {
  /** names it among others */
  proposalId: string;
  text: string;
  why: string;
  by: string;
  at: number;
  /** the caller may agree, or turn it down */
  mayDecide: boolean;
}

export interface TaskView {
  taskId: string;
  text: string;
  /** for whom the seat is that does it: 物业, 居委会 … */
  party: string;
  /** empty for those who need not know */
  ownerName: string;
  due: string;
  /** void: the decision was corrected */
  state: 'open' | 'done' | 'void';
  late: boolean;
  /** what was done, the latest last */
  reports: { at: number; text: string; done: boolean }[];
  meetingId: string;
  bodyName: string;
  day: string;
  matterId: string | null;
  /** the caller may say what was done */
  mayReport: boolean;
}

export interface ItemView extends ItemForm {
  /** HH:mm */
  begins: string;
  decision: DecisionView | null;
  task: TaskView | null;
}

export interface AnswerView {
  says: Says;
  /** of a substitute; empty for those who need not know */
  name: string;
  proxySeatId: string | null;
  /** said before the meeting was moved: it is asked again */
  again: boolean;
  /** entered by an officer, after a telephone call */
  entered: boolean;
}

/** How a seat is there now. */
export type Presence = 'person' | 'substitute' | 'proxy';

export interface MeetingSeat {
  seatId: string;
  party: string;
  name: string;
  vacant: boolean;
  required: boolean;
  substitutes: boolean;
  answer: AnswerView | null;
  present: Presence | null;
  /** was there and has left */
  left: boolean;
}

export interface MeetingLine {
  meetingId: string;
  bodyId: string;
  bodyName: string;
  kind: BodyKind;
  placeId: PlaceId;
  placeLabel: string;
  state: MeetingState;
  day: string;
  /** HH:mm, Beijing time */
  from: string;
  until: string;
  /** the room, or the place in words */
  place: string;
  items: number;
  /** the caller has a seat */
  mine: boolean;
  mySeatId: string | null;
  /** the caller is to say whether they come; of a moved one again */
  asks: boolean;
  /** published minutes are there */
  minuted: boolean;
}

export interface MeetingView extends MeetingLine {
  roomId: string | null;
  /** half hours of the day */
  slots: { from: number; until: number };
  noticeDays: number;
  /** the body's recorded rule about substitutes; '' = whoever has a seat comes in person */
  substituteRule: string;
  agenda: ItemView[];
  /** null: for those who have a seat, and officers */
  seats: MeetingSeat[] | null;
  answers: { yes: number; no: number; others: number; open: number };
  /** seats in office, how many must be there (null: the law counts otherwise), how many are */
  quorum: { of: number; needed: number | null; present: number };
  /** present without a seat */
  guests: number;
  /** when the caller came, if they are there */
  hereSince: number | null;
  moves: { day: string; from: string; place: string; reason: string; at: number }[];
  cancelled: string | null;
  /** somebody else has its room */
  clash: boolean;
  startedAt: number | null;
  endedAt: number | null;
  /** the latest published version, and one that is being written (of those who may write) */
  minutes: { published: number | null; draft: number | null };
  may: {
    /** agenda, time, answers of others */
    prepare: boolean;
    /** codes, list, begin and end, decide */
    run: boolean;
    write: boolean;
  };
  seen: string;
}

export interface AgendaChoice {
  kind: 'matter' | 'motion';
  id: string;
  title: string;
  placeLabel: string;
  /** its rules lead to this body: 自治 → 议事会, 党建 → 党委会, 共治 → 联席会 */
  fits: boolean;
}

/** Where a matter was talked about, and what came of it. */
export interface MatterMeeting {
  meetingId: string;
  bodyName: string;
  day: string;
  from: string;
  state: MeetingState;
  itemTitle: string;
  decision: DecisionView | null;
  task: TaskView | null;
  minuted: boolean;
}

export interface MinutesForm {
  summary: string;
  /** what is said of each item; hidden: of mediation or vetting, it is not published */
  items: { itemId: string; text: string; hidden: boolean }[];
}

export interface MinutesView {
  meetingId: string;
  version: number;
  state: 'draft' | 'published';
  bodyName: string;
  day: string;
  from: string;
  until: string;
  place: string;
  quorum: { of: number; needed: number | null };
  /** the latest version that is published */
  latest: number;
  /** why there is a new version; '' of the first */
  why: string;
  summary: string;
  items: {
    itemId: string;
    title: string;
    text: string;
    hidden: boolean;
    decision: Omit<DecisionView, 'corrections' | 'proposed'> | null;
    party: string | null;
    due: string | null;
  }[];
  /** by whose offices, as they are public */
  recordedBy: string;
  confirmedBy: string | null;
  publishedAt: number | null;
  /** a decision was corrected since */
  outdated: boolean;
  may: { write: boolean; confirm: boolean };
  seen: string | null;
}
