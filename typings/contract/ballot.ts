import type { Action } from './action';
import type {
  BallotAnswer,
  BodyChoice,
  BuildingTurnout,
  Channel,
  Correction,
  MotionDetail,
  MotionEvent,
  MotionForm,
  MotionLine,
  MotionProblem,
  MotionState,
  NoteKind,
  NoteLine,
  ObjectionLine,
  OwnerDoubtCount,
  PaperLine,
  PaperState,
  Question,
  SavedVotingSettings,
  Turnout,
  VoterLine,
  VotingSettings,
  Weight,
} from './motion';
import type { PlaceId } from './people';
import type { EstateTotal } from './roster';

export type { Comparison, Outcome, RuleId, Tally, Weight } from './motion';

type OneMotion = { communityId: string; motionId: string };
type Command = { commandId: string };

/** Codes of this module's actions, beside the common ones in envelope.ts. */
export type BallotErrorCode =
  | 'SETTINGS_CHANGED' // somebody else changed them in between
  | 'SETTINGS_OWN' // somebody else agrees to what one proposed
  | 'MOTION_NOT_FOUND'
  | 'MOTION_CHANGED' // somebody else changed it in between
  | 'MOTION_ANNOUNCED' // what was announced stands
  | 'MOTION_HAS_PROBLEMS' // details.problems: the first of them
  | 'MOTION_TEXT_HELD' // another vote on the same text was quicker: this one is a draft again
  | 'ROSTER_CHANGED' // who the owners are has changed while it was announced: it is a draft still
  | 'MOTION_NOT_OPEN' // not yet; details.opensAt
  | 'MOTION_OPENED' // too late to cancel, or to correct the roster
  | 'MOTION_CLOSED'
  | 'MOTION_NOT_DUE' // it is not over yet
  | 'MOTION_NOT_COUNTED'
  | 'MOTION_NOT_SIGNED' // details.signatures of 2
  | 'VOTER_NOT_FOUND' // not on the roster
  | 'VOTER_NOT_YOURS' // somebody else votes for them
  | 'OWNER_UNCONFIRMED' // nobody has confirmed yet that the caller owns the unit
  | 'ANSWER_UNFIT' // an unknown option, or too many
  | 'BALLOT_OTHERS' // somebody else cast it, whom the caller may not overrule
  | 'BALLOT_CAST' // one is there already; details.channel
  | 'BALLOT_VOIDED' // voided meanwhile: look again
  | 'RECEIPT_TAKEN' // the phone makes another
  | 'RECEIPT_UNFIT' // not the receipt of the ballot that is there
  | 'ROOM_CODE_WRONG'
  | 'TRIES_TOO_MANY' // details.minutes: how long to wait, or to be ticked off at the door
  | 'PRESENCE_UNDONE' // too often
  | 'ROOM_NOT_NEEDED' // presence does not count in this motion
  | 'ROOM_NOT_OPEN' // the meeting has not begun; details.opensAt
  | 'ROOM_OVER' // the meeting is over, and the voter was not there
  | 'PROXY_NOT_ALLOWED'
  | 'PROXY_MINOR' // whom it is given to has not said that they are 18
  | 'PROXY_ELSEWHERE' // the motion does not concern whom it is given to
  | 'PROXY_TOO_MANY' // details.most
  | 'PROXY_OWN' // nobody writes down that they, or their family, vote for another
  | 'NOTE_GONE' // somebody has decided about it, or it was taken back
  | 'NOTE_OWN' // it takes a second officer, and nobody of the voter's own household
  | 'NOTE_WAITS' // one waits already
  | 'NOTE_DENIED' // the voter has said that they handed nothing in
  | 'VOID_TOO_LATE' // details.until: the voter has to be able to vote anew
  | 'PAPER_NOT_FOUND'
  | 'PAPER_ENTERED' // this paper or voter waits already
  | 'PAPER_OWN' // it takes a second person
  | 'PAPER_DECIDED'
  | 'PAPER_UNKNOWN' // a number that was not printed for this motion
  | 'PAPERS_TOO_MANY' // more papers than voters who handed one in
  | 'OBJECTION_NOT_FOUND'
  | 'OBJECTION_ANSWERED'
  | 'OBJECTION_OWN' // it takes somebody else, or the correction is about the caller's own vote
  | 'CORRECTION_TOO_LATE' // the roster stands still on the day before the vote; details.until
  | 'AREA_UNFIT' // no such unit, or far from what the register states
  | 'OBJECTION_TOO_LATE'
  | 'OBJECTION_TOO_MANY' // details.most a person
  | 'OBJECTIONS_OPEN' // details.open
  | 'CORRECTION_UNFIT'
  | 'RESULT_SIGNED' // the caller has signed already
  | 'RESULT_CHANGED'; // not the list that was looked at

export interface BallotActions {
  showSettings: Action<{ communityId: string }, SavedVotingSettings>;
  /**
   * Proposes other settings, in the place of what was proposed before; those that hold take a proposal back.
   * SETTINGS_CHANGED if they, or what is proposed, were changed since the change that was `seen`.
   */
  saveSettings: Action<
    { communityId: string; settings: VotingSettings; seen?: string | null } & Command,
    SavedVotingSettings
  >;
  /** Another officer agrees, and they hold for what is announced from then on; or does not. */
  decideSettings: Action<
    { communityId: string; proposalId: string; decision: 'agree' | 'refuse' } & Command,
    SavedVotingSettings
  >;
  /** Which bodies the caller may convene at a place. */
  listBodies: Action<{ communityId: string; placeId: PlaceId }, { bodies: BodyChoice[] }>;
  /** Of the caller's places, newest first; drafts for those who announce. */
  listMotions: Action<
    { communityId: string; after?: string },
    { motions: MotionLine[]; next: string | null }
  >;
  showMotion: Action<OneMotion, MotionDetail>;
  /** Keeps a draft; `motionId` is null for a new one. MOTION_CHANGED if it was saved since the change that was `seen`. */
  saveMotion: Action<
    { communityId: string; motionId: string | null; form: MotionForm; seen?: string } & Command,
    {
      motionId: string;
      /** this change: what the editor has seen from now on */
      seen?: string;
    }
  >;
  /** What stands in the way of announcing it, and who would be on the roster. */
  checkMotion: Action<
    OneMotion,
    {
      problems: MotionProblem[];
      eligible: Weight;
      /** estates whose papers state something else than the roster holds, or nothing */
      totals: EstateTotal[];
      /** estates with owners of whom nobody knows yet whether they are one */
      doubts?: OwnerDoubtCount[];
    }
  >;
  /** Freezes the roster. Sent again until `done` is true: a large roster takes several calls. */
  announceMotion: Action<OneMotion & Command, { done: boolean; voters: number }>;
  /** What officers did about it, the latest first, without names of voters; same things on one day are one line. */
  listMotionEvents: Action<
    OneMotion & { after?: string },
    { events: MotionEvent[]; next: string | null }
  >;
  cancelMotion: Action<OneMotion & { reason: string } & Command, { state: 'cancelled' }>;
  /** 30 of the roster, in the order of the doors; `open` = only those who have not voted. */
  listVoters: Action<
    OneMotion & { placeId?: PlaceId; search?: string; open?: boolean; after?: string },
    { voters: VoterLine[]; next: string | null }
  >;
  /** The number of one household of a voter who has not voted, for those who look after it, while it is open. */
  callVoter: Action<
    OneMotion & { voterId: string; householdId: string } & Command,
    { phone: string }
  >;
  countTurnout: Action<OneMotion, { turnout: Turnout; buildings: BuildingTurnout[] }>;
  /** The code shown in the room; a new one every minute. */
  showRoomCode: Action<OneMotion, { code: string; until: number }>;
  checkIn: Action<OneMotion & { voterId: string; code: string }, { present: true }>;
  /** At the door of the room, by an officer: a note. `present` = whether the voter counts as present by now. */
  checkInFor: Action<OneMotion & { voterId: string } & Command, { present: boolean }>;
  /** Whoever was checked in is not in the room: a note. `present` = whether the voter still counts as present. */
  undoCheckIn: Action<
    OneMotion & { voterId: string; reason: string } & Command,
    { present: boolean }
  >;
  /**
   * One voter, one ballot. `receipt` is made by the phone and kept with the draft until the answer is in;
   * `replaces` is the receipt of the caller's own ballot that this one takes the place of, in a named motion;
   * `overrules` is who cast the one that stands, by whoever may overrule them.
   */
  castBallot: Action<
    OneMotion & {
      voterId: string;
      receipt: string;
      replaces: string | null;
      overrules?: string;
      answers: BallotAnswer[];
    },
    { receipt: string; cast: Channel }
  >;
  /** Makes room for another channel, once a second officer agrees: a note, which the voter sees. */
  voidBallot: Action<
    OneMotion & { voterId: string; reason: string } & Command,
    { voided: boolean }
  >;
  /** The secretary writes down who votes for whom, having seen the paper; null takes it back: a note. */
  setProxy: Action<
    OneMotion & { voterId: string; agentId: string | null } & Command,
    { agentId: string | null }
  >;
  /** `voterId` in a named motion, `serial` in a secret one. */
  enterPaper: Action<
    OneMotion & {
      voterId: string | null;
      serial: string | null;
      channel: Channel;
      answers: BallotAnswer[];
    } & Command,
    { paperId: string }
  >;
  /** The voter ends what they signed, at once. */
  endProxy: Action<OneMotion & { voterId: string } & Command, { agentId: null }>;
  /** Thirty notes that wait, of the caller's doors, in the order of the doors. */
  listNotes: Action<OneMotion & { after?: string }, { notes: NoteLine[]; next: string | null }>;
  /** By somebody else than who wrote it, and not of the voter's household. */
  decideNote: Action<
    OneMotion & {
      voterId: string;
      noteId: string;
      kind: NoteKind;
      decision: 'confirm' | 'refuse';
    } & Command,
    { state: 'confirmed' | 'refused' }
  >;
  /** The voter says that what an officer noted about them is not so: it is gone. */
  denyNote: Action<OneMotion & { voterId: string; noteId: string } & Command, { denied: true }>;
  /** In a secret motion: this voter has put a paper into the box; a note, which keeps their phone from voting. */
  handIn: Action<OneMotion & { voterId: string; channel: Channel } & Command, { cast: Channel }>;
  listPapers: Action<OneMotion & { after?: string }, { papers: PaperLine[]; next: string | null }>;
  /** By somebody else than who entered it. */
  decidePaper: Action<
    OneMotion & {
      paperId: string;
      decision: 'confirm' | 'refuse';
      /** what was read beside the paper: another entry may have taken its place */
      compared?: { channel: Channel; answers: BallotAnswer[] };
    } & Command,
    { state: PaperState }
  >;
  raiseObjection: Action<
    OneMotion & { kind: 'roster' | 'result'; text: string } & Command,
    { objectionId: string }
  >;
  /** Thirty of them: those that wait first, the newest of them first. */
  listObjections: Action<
    OneMotion & { after?: string },
    { objections: ObjectionLine[]; next: string | null; mayAnswer: boolean }
  >;
  /** By who convened it. With a correction it is a proposal. */
  answerObjection: Action<
    OneMotion & { objectionId: string; answer: string; correction: Correction } & Command,
    { state: 'proposed' | 'answered'; rosterHash: string }
  >;
  /** By somebody else than who raised or answered it: only then the roster changes. */
  decideCorrection: Action<
    OneMotion & {
      objectionId: string;
      proposalId: string;
      decision: 'confirm' | 'refuse';
    } & Command,
    { state: 'open' | 'answered'; rosterHash: string }
  >;
  /** Counts at once what is due, should the timer be late. */
  countMotion: Action<OneMotion, { state: MotionState }>;
  signResult: Action<OneMotion & { listHash: string } & Command, { state: MotionState }>;
  publishResult: Action<OneMotion & Command, { state: MotionState; publishedUntil: number }>;
  /** Counts the stored ballots again and compares. */
  recountMotion: Action<OneMotion & Command, { same: boolean; listHash: string; ballots: number }>;
  /** Whether a ballot with this receipt is in the list, and what it says. */
  findReceipt: Action<
    OneMotion & { receipt: string },
    { found: boolean; answers: BallotAnswer[] | null }
  >;
  /**
   * A thousand lines of the published list, in its order. Of a secret vote `after` may also name a question and
   * the first signs of a number, `q1~K`: the page begins there, so that a phone finds its line without asking
   * for it.
   */
  listBallots: Action<OneMotion & { after?: string }, { lines: string[]; next: string | null }>;
  recordFiling: Action<
    OneMotion & { day: string; office: string } & Command,
    { filed: { day: string; office: string } }
  >;
  /** A straw poll: binds nobody, no roster. */
  makePoll: Action<
    {
      communityId: string;
      placeId: PlaceId;
      title: string;
      questions: Question[];
      closesAt: number;
    } & Command,
    { motionId: string }
  >;
}
