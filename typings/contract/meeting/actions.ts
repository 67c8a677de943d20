import type { Action } from '../action';
import type { BodyDetail, BodyForm, BodyLine, BodyWaits } from './body';
import type { DatePollActions, DatePollLine } from './date';
import type {
  AgendaChoice,
  DecisionView,
  ItemForm,
  MatterMeeting,
  MeetingLine,
  MeetingTime,
  MeetingView,
  MinutesForm,
  MinutesView,
  Outcome,
  Says,
  TaskForm,
  TaskView,
  Votes,
} from './meeting';
import type { PlanView, SlotSearch } from './plan';
import type { Booking, BusyTimes, RoomForm, RoomLine, YearTable, YearView } from './room';

type Command = { commandId: string };
type OneBody = { communityId: string; bodyId: string };
type OneMeeting = { communityId: string; meetingId: string };
type OneRoom = { communityId: string; roomId: string };

/** Codes of this module's actions, beside the common ones in envelope.ts. */
export type MeetingErrorCode =
  | 'BODY_NOT_FOUND'
  | 'BODY_UNFIT' // details.problem
  | 'BODY_CHANGED' // somebody else changed it in between
  | 'BODY_OWN' // founded or changed by oneself: a second officer confirms
  | 'BODY_SETTLED' // nothing waits to be confirmed
  | 'BODY_BUSY' // details.meetings are called or go on, details.tasks are open and nobody’s: it is not dissolved
  | 'BODY_DISSOLVED' // it meets no more
  | 'MET_DAY_UNFIT' // ahead, or more than a year ago
  | 'ROOM_NOT_FOUND'
  | 'ROOM_CHANGED'
  | 'ROOM_UNFIT' // its hours
  | 'ROOM_NOT_OPEN' // for offices only, or closed
  | 'ROOM_TAKEN' // details.title, from, until: of the other booking
  | 'BOOKING_UNFIT' // details.what: past, far, hours, long, many
  | 'BOOKING_NOT_FOUND'
  | 'BOOKING_NOT_YOURS'
  | 'YEAR_UNFIT' // details.what: days of another year, one day twice, a workday that is no weekend
  | 'YEAR_CHANGED'
  | 'YEAR_OWN'
  | 'YEAR_SETTLED'
  | 'PLAN_NOT_FOUND'
  | 'PLAN_YEAR_UNFIT' // over, or more than a year ahead
  | 'PLAN_CHANGED'
  | 'PLAN_COMPUTING' // not ready yet
  | 'PLAN_EMPTY' // no body that meets
  | 'MEETING_NOT_FOUND'
  | 'MEETING_UNFIT' // details.problem, first: the first day that the notice leaves
  | 'MEETING_CONVENED' // this meeting of the plan, or one of the body on that day, has been convened
  | 'MEETING_NOT_CONVENER' // another office convenes this body
  | 'MEETING_CHANGED' // somebody else changed it in between
  | 'MEETING_BEGUN' // or over, or called off
  | 'MEETING_NOT_RUNNING'
  | 'MEETING_EARLY' // details.from: it does not begin before
  | 'MEETING_LATE' // its day is over
  | 'MEETING_CODE_WRONG'
  | 'MEETING_CODE_OLD'
  | 'AGENDA_UNFIT' // details.problem
  | 'SEAT_NOT_FOUND' // none of that id, or vacant
  | 'SEAT_NOT_YOURS'
  | 'ANSWER_OWN' // what somebody said themselves: an officer names nobody in their place
  | 'SUBSTITUTE_UNFIT' // the body's rules know none, or the other seat cannot stand for this one
  | 'PRESENCE_UNFIT' // details.why: not-here, ahead, before
  | 'ITEM_NOT_FOUND'
  | 'ITEM_DECIDED' // corrected only with a reason, on record
  | 'ITEM_PUBLISHED' // its outcome stands in published minutes
  | 'CORRECTION_GONE' // decided already, or another one was proposed
  | 'CORRECTION_OWN' // proposed by oneself: a second officer agrees
  | 'ITEM_BY_BALLOT' // a motion, and what an assembly decides, is decided by a vote
  | 'VOTES_UNFIT' // more than are there, or they say something else than the outcome
  | 'CORRECTION_UNFIT' // nobody has the seat that it gives the task to, or its day is over
  | 'RESOLUTION_OWNERLESS' // who does it, and until when
  | 'RESOLUTION_DUE_UNFIT'
  | 'TASK_NOT_FOUND'
  | 'TASK_NOT_YOURS'
  | 'TASK_VOID' // the decision was corrected
  | 'MINUTES_NOT_FOUND'
  | 'MINUTES_CHANGED'
  | 'MINUTES_PUBLISHED' // corrected by a new version
  | 'MINUTES_UNFIT' // a new version without its reason, or items that are none
  | 'MINUTES_NAMED' // details.name: of somebody who was there
  | 'MINUTES_OWN' // written by oneself: a second person confirms
  | 'MINUTES_EARLY'; // published once the meeting is over

export interface MeetingActions extends DatePollActions {
  /** All bodies of the community: what is overdue first, then what is due. */
  listBodies: Action<{ communityId: string }, { bodies: BodyLine[]; mayFound: boolean }>;
  showBody: Action<OneBody, BodyDetail>;
  /**
   * Founds a body (`bodyId` null) or changes it. A free one at once; the others wait for a second officer.
   * With `dissolve`, which says why, any body waits for a second officer to dissolve it; its form stays as it is.
   * BODY_CHANGED if it was changed since `seen`.
   */
  saveBody: Action<
    {
      communityId: string;
      bodyId: string | null;
      form: BodyForm;
      seen: string | null;
      dissolve?: string | undefined;
    } & Command,
    { bodyId: string; waits: BodyWaits }
  >;
  /** A second officer agrees to what was drawn up, or turns it down. */
  confirmBody: Action<OneBody & { agrees: boolean; seen: string } & Command, { agreed: boolean }>;
  /** That it has met on a day, from paper; `met: false` takes it back. */
  noteMeeting: Action<
    OneBody & { day: string; met: boolean } & Command,
    { lastMet: string | null }
  >;
  listRooms: Action<{ communityId: string }, { rooms: RoomLine[]; maySave: boolean }>;
  saveRoom: Action<
    { communityId: string; roomId: string | null; form: RoomForm; seen: string | null } & Command,
    { roomId: string }
  >;
  showRoomDay: Action<OneRoom & { day: string }, { room: RoomLine; bookings: Booking[] }>;
  /** Half hours of one day that nobody else has. */
  bookRoom: Action<
    OneRoom & { day: string; from: number; until: number; title: string } & Command,
    { bookingId: string }
  >;
  /** Cancelling twice is cancelling once. */
  cancelBooking: Action<
    OneRoom & { day: string; bookingId: string } & Command,
    { cancelled: true }
  >;
  showYear: Action<{ communityId: string; year: number }, YearView>;
  /** Enters the table of a year; it holds once a second officer has confirmed it. */
  saveYear: Action<
    { communityId: string; year: number; table: YearTable; seen: string | null } & Command,
    { seen: string }
  >;
  confirmYear: Action<
    { communityId: string; year: number; agrees: boolean; seen: string } & Command,
    { agreed: boolean }
  >;
  /** The caller's own, which only counts are made from. */
  showBusyTimes: Action<{ communityId: string }, BusyTimes>;
  saveBusyTimes: Action<{ communityId: string; busy: BusyTimes } & Command, BusyTimes>;
  /** The ten best times for one meeting of a body within eight weeks. */
  findSlots: Action<OneBody & { from: string }, SlotSearch>;
  /**
   * A plan of all bodies' meetings in a year, computed within minutes. `repair` keeps what can stay and moves as
   * few as possible.
   */
  makePlan: Action<
    { communityId: string; year: number; repair: boolean; seen: string | null } & Command,
    { seen: string }
  >;
  /** null: there is none yet, or none that the caller may see. */
  showPlan: Action<
    { communityId: string; year: number },
    { plan: PlanView | null; mayMake: boolean }
  >;
  /** It holds, for everybody to see; its rooms are booked. */
  adoptPlan: Action<
    { communityId: string; year: number; seen: string } & Command,
    { state: 'adopted' }
  >;
  /** Meetings of the community: those that the caller has a seat in, those to come, those that are over. */
  listMeetings: Action<
    { communityId: string; which: 'mine' | 'coming' | 'over'; after?: string },
    {
      meetings: MeetingLine[];
      /** of `mine`: which times suit the caller */
      polls?: DatePollLine[] | undefined;
      next: string | null;
    }
  >;
  showMeeting: Action<OneMeeting, MeetingView>;
  /** What could stand on a body's agenda: what its rules lead to first. */
  listAgendaChoices: Action<OneBody, { choices: AgendaChoice[] }>;
  /** Invites a body: at a time that was chosen, or that a plan has (`planKey`). Its notice is kept. */
  conveneMeeting: Action<
    OneBody & {
      time: MeetingTime;
      planKey: string | null;
      agenda: ItemForm[];
      /** it is called from a poll, at one of the times that were offered */
      pollId?: string | undefined;
    } & Command,
    { meetingId: string }
  >;
  /** Moves it, or calls it off (`time` null). Answers stay, and are asked for again. */
  moveMeeting: Action<
    OneMeeting & { time: MeetingTime | null; reason: string; seen: string } & Command,
    { seen: string }
  >;
  saveAgenda: Action<OneMeeting & { agenda: ItemForm[]; seen: string } & Command, { seen: string }>;
  /** By whoever has the seat; by an officer for somebody who said it on the telephone. */
  answerInvitation: Action<
    OneMeeting & {
      seatId: string;
      says: Says;
      name: string;
      proxySeatId: string | null;
    } & Command,
    { says: Says }
  >;
  /** All codes that the convener's phone shows one after the other. */
  listMeetingCodes: Action<
    OneMeeting,
    { title: string; codes: string[]; from: number; step: number; now: number }
  >;
  /** Somebody in the room scans the code, or types it. */
  attendMeeting: Action<OneMeeting & { code: string }, { since: number }>;
  leaveMeeting: Action<OneMeeting & Command, { left: true }>;
  /**
   * By list, or from paper (`at`, when it was): a seat's holder, or their substitute, has come or left. Whoever
   * leaves takes with them those they stand for.
   */
  markPresence: Action<
    OneMeeting & {
      seatId: string;
      mark: 'in' | 'out';
      how: 'list' | 'paper';
      /** of a substitute; '' = the holder */
      name: string;
      at: number | null;
    } & Command,
    { present: boolean }
  >;
  runMeeting: Action<
    OneMeeting & { step: 'begin' | 'end' } & Command,
    { state: 'running' | 'closed' }
  >;
  /**
   * What was decided. `why`: of a correction of what is decided already, '' otherwise. Once minutes are published a
   * correction is proposed, and waits for a second officer.
   */
  decideItem: Action<
    OneMeeting & {
      itemId: string;
      outcome: Outcome;
      text: string;
      votes: Votes | null;
      task: TaskForm | null;
      why: string;
    } & Command,
    { decision: DecisionView }
  >;
  /**
   * A second officer agrees to other words for a decision that is published, or turns them down; one of the two is the
   * convener. Agreed to, a new version of the minutes is published.
   */
  confirmCorrection: Action<
    OneMeeting & { itemId: string; proposalId: string; agrees: boolean } & Command,
    { agreed: boolean }
  >;
  listTasks: Action<
    { communityId: string; which: 'mine' | 'open' | 'done'; after?: string },
    { tasks: TaskView[]; next: string | null }
  >;
  reportTask: Action<
    { communityId: string; taskId: string; text: string; done: boolean } & Command,
    { state: 'open' | 'done' }
  >;
  /** `version` null: the latest that is published. */
  showMinutes: Action<OneMeeting & { version: number | null }, MinutesView>;
  /** A draft; of a version after a published one with the reason. */
  saveMinutes: Action<
    OneMeeting & {
      version: number;
      form: MinutesForm;
      why: string;
      seen: string | null;
    } & Command,
    { seen: string }
  >;
  /** The convener agrees to what the recorder wrote: it is published. */
  confirmMinutes: Action<
    OneMeeting & { version: number; seen: string } & Command,
    { version: number }
  >;
  /** Where a matter was talked about. */
  listForMatter: Action<{ communityId: string; matterId: string }, { meetings: MatterMeeting[] }>;
}
