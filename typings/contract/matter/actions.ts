import type { Action } from '../action';
import type { PictureGroup } from '../parts/picture';
import type { PlaceId, Role } from '../people';
import type { CampaignActions, CampaignErrorCode } from './campaign';
import type { DutyActions, DutyErrorCode } from './duty';
import type { FigureMonths, MatterBoard, OpenFigure, PastFigure, PromiseView } from './figure';
import type {
  Channel,
  HolderChoice,
  HotlineOrder,
  MatterLine,
  MatterRules,
  MatterState,
  MatterView,
  OpenWording,
  Rating,
  Step,
} from './matter';
import type { MediationActions, MediationErrorCode } from './mediation';
import type { OrderActions } from './order';
import type { DrawLine, DrawView, VisitResult } from './revisit';

type Command = { commandId: string };
type OneMatter = { communityId: string; matterId: string };
type OneDraw = { communityId: string; drawId: string };
type Paged<Line> = { matters: Line[]; next: string | null };

/** Codes of this module's actions, beside the common ones in envelope.ts. */
export type MatterErrorCode =
  | MediationErrorCode
  | DutyErrorCode
  | CampaignErrorCode
  | 'MATTER_NOT_FOUND'
  | 'MATTER_TOPIC_UNKNOWN' // not among the rules of the place
  | 'MATTER_WORDS_MISSING' // pictures alone do not say what is to be done
  | 'MATTER_TAKEN_UNFIT' // an order without its number, or a number without an order
  | 'MATTER_ORDER_KNOWN' // details.number: that order was entered before
  | 'MATTER_TAKEN_ELSEWHERE' // only officers of the place write one down for others
  | 'MATTER_FROM_OUTSIDE' // the account of an outside body raises none
  | 'MATTER_OWN' // raised by oneself or at home: somebody else decides
  | 'MATTER_MOVED' // somebody was quicker: details.state
  | 'MATTER_STAGE_SKIPPED' // details.state: where it stands
  | 'MATTER_DUE_PAST' // a day that is over, or more than a year away
  | 'MATTER_NOT_HELD' // another office has it
  | 'MATTER_HOLDER_UNFIT' // nobody bears that office there, or the person does not
  | 'MATTER_ENDED' // refused, withdrawn or closed
  | 'MATTER_JOINED' // others have joined: it is theirs as well
  | 'MATTER_FOLDED' // it goes on under another one
  | 'MATTER_FOLD_UNFIT' // into itself, or one that others go on under
  | 'MATTER_WORDING_MISSING' // what is accepted is said to all
  | 'MATTER_NOT_YET_OVER' // said once already, or its days are over
  | 'MATTER_NOT_DONE' // rated once it is done
  | 'MATTER_NOT_THEIRS' // neither raised nor joined by the caller
  | 'MATTER_RAISER_PHONE' // whoever raised it says so themselves
  | 'MATTER_RATED_BY_OTHERS' // whoever had a part in it writes no rating down
  | 'MATTER_RATED'
  | 'DRAW_NOT_FOUND'
  | 'DRAW_PERIOD_UNFIT' // not over, backwards, or longer than a year
  | 'DRAW_SEED_DAY_UNFIT' // today or earlier, or too far ahead
  | 'DRAW_DAYS_TAKEN' // some of the days are on another list: details.from, details.until
  | 'DRAW_EMPTY'
  | 'DRAW_TOO_MANY' // details.most
  | 'DRAW_EARLY' // details.seedDay
  | 'DRAW_NOT_ENTERED'
  | 'DRAW_SAME_PERSON'
  | 'DRAW_SEED_DIFFERS'
  | 'DRAW_DONE'
  | 'DRAW_NOT_DRAWN' // not among those that were drawn
  | 'DRAW_OWN_PART' // somebody who had no part in it goes
  | 'DRAW_VISITED'
  | 'DRAW_RATED'
  | 'DRAW_RATER_INSIDE' // a third party has no home here and no other office
  | 'MATTER_TASK_NOT_FOUND'
  | 'MATTER_TASK_CLOSED'
  | 'MATTER_TASKS_OPEN' // it is not done while something that was promised is not: details.count
  | 'MATTER_TASKS_FULL' // details.most
  | 'MATTER_PICTURE_MISSING' // whoever promised the task wants a picture of what was done
  | 'MATTER_PICTURE_OTHER' // not among the pictures of who raised it
  | 'MATTER_WINDOW_OPEN'; // whoever raised it may still say «not yet»: details.until

export interface MatterActions
  extends MediationActions,
    DutyActions,
    OrderActions,
    CampaignActions {
  /** What neighbours have raised of that kind around that place, before one sends one's own. */
  listAlike: Action<
    { communityId: string; placeId: PlaceId; topicId: string },
    { matters: MatterLine[] }
  >;
  /** Raises a matter; an officer writes one down for somebody, or for nobody (`taken`). */
  raiseMatter: Action<
    {
      communityId: string;
      placeId: PlaceId;
      spot: string;
      topicId: string;
      words: string;
      /** neighbours may see the name */
      named: boolean;
      /** ids of the caller's own, for a matter; at most 4 */
      pictures?: string[];
      /** it answers the question of a campaign */
      campaignId?: string;
      taken: {
        channel: Exclude<Channel, 'app'>;
        residentId: string | null;
        hotline: HotlineOrder | null;
      } | null;
    } & Command,
    { matterId: string; due: string }
  >;
  /** What all may see, or what the caller raised or joined; the newest first. */
  listMatters: Action<
    {
      communityId: string;
      which: 'open' | 'ended' | 'raised' | 'joined';
      topicId?: string;
      after?: string;
    },
    Paged<MatterLine>
  >;
  showMatter: Action<OneMatter, MatterView>;
  /**
   * Pictures of a matter. Those of who raised it: for them and the officers of its place, for others as far as triage
   * has opened them; those of answers and tasks: for everybody who sees these.
   */
  showMatterPictures: Action<OneMatter, { groups: PictureGroup[]; opened: string[] }>;
  /** Says that it is one's own matter as well, or no longer. */
  joinMatter: Action<OneMatter & { joins: boolean } & Command, { joins: boolean }>;
  /** Takes back what one raised, while nobody has planned anything and nobody has joined. */
  withdrawMatter: Action<OneMatter & Command, { withdrawn: true }>;
  /** What waits for the caller's offices: to be looked at, held, or overdue, what is due soonest first. */
  listQueue: Action<
    { communityId: string; what: 'triage' | 'held' | 'late' | 'tasks'; after?: string },
    Paged<MatterLine & { words: string }>
  >;
  /**
   * Says whether it is taken up and why, and gives it its public wording (null only where it is refused).
   * `instantly`: what was done at once; all its stages are written then. `pictures`: those of who raised it that
   * everybody may see; none unless told.
   */
  triageMatter: Action<
    OneMatter & {
      pictures?: string[];
      accepts: boolean;
      open: OpenWording | null;
      topicId: string;
      reason: string;
      due: string | null;
      instantly: string | null;
      /** null: by the rules of the place */
      to: { role: Role; residentId: string | null } | null;
    } & Command,
    { state: MatterState; due: string | null }
  >;
  /** The next public answer. `until` of a plan: the last day of its period. */
  answerMatter: Action<
    OneMatter & {
      step: Step;
      text: string;
      pictures?: string[];
      cost: number | null;
      until: string | null;
    } & Command,
    { state: MatterState; due: string | null }
  >;
  /** Gives it to another office, or to somebody of an outside body. */
  handOver: Action<
    OneMatter & { role: Role; residentId: string | null; reason: string } & Command,
    { handed: true }
  >;
  /** To whom the caller could give it: offices that somebody bears there, and people of outside bodies. */
  listHolders: Action<OneMatter, { holders: HolderChoice[] }>;
  /** Promises a part of it for a day: by an office, or somebody of an outside body. */
  addTask: Action<
    OneMatter & {
      text: string;
      role: Role;
      residentId: string | null;
      due: string;
      /** it is closed with a picture of what was done */
      pictured?: boolean;
    } & Command,
    { taskId: string }
  >;
  /** Says what was done, by whose it is or who has the matter; or, by the latter, why it is needed no more. */
  closeTask: Action<
    OneMatter & {
      taskId: string;
      outcome: 'done' | 'dropped';
      text: string;
      pictures?: string[];
    } & Command,
    { outcome: 'done' | 'dropped' }
  >;
  /** Gives it another day, by who has the matter. The day that was promised stays beside it. */
  moveTask: Action<
    OneMatter & { taskId: string; due: string; reason: string } & Command,
    { due: string }
  >;
  /**
   * Once, by whoever raised it, within the days of the place: it is opened again. For somebody without WeChat, for whom
   * it was taken down, by an officer of the place.
   */
  sayNotYet: Action<
    OneMatter & { reason: string } & Command,
    { state: MatterState; due: string | null }
  >;
  /** Once, by whoever raised or joined it, when it is done; `forRaiser`: as one without WeChat said who raised it. */
  rateMatter: Action<
    OneMatter & { rating: Rating; forRaiser?: boolean | undefined } & Command,
    { rating: Rating }
  >;
  /** Lets it go on under another one, or by itself again (null). */
  foldMatter: Action<OneMatter & { into: string | null } & Command, { into: string | null }>;
  /** What is open in the whole community: by state, kind and place, due this week, overdue. */
  showBoard: Action<{ communityId: string }, MatterBoard>;
  /** What was promised and what was kept in these months, for all. */
  showPromises: Action<{ communityId: string; months: FigureMonths }, PromiseView>;
  /** The matters behind a figure; without a public wording for those alone who watch the whole community. */
  listCounted: Action<
    { communityId: string; open: OpenFigure | null; past: PastFigure | null; after?: string },
    Paged<MatterLine>
  >;
  /** Freezes the list of what ended on these days, and announces which public number draws from it. */
  freezeDraw: Action<
    {
      communityId: string;
      from: string;
      until: string;
      size: number;
      source: string;
      seedDay: string;
    } & Command,
    { drawId: string; listed: number }
  >;
  /** The number, once its day has come, as the first of two reads it. */
  enterSeed: Action<OneDraw & { seed: string } & Command, { entered: true }>;
  /** The same number, as somebody else reads it: it draws. */
  confirmSeed: Action<OneDraw & { seed: string } & Command, { drawn: number }>;
  /** What was found in person about a matter that was drawn. */
  recordVisit: Action<
    OneDraw & { matterId: string; result: VisitResult } & Command,
    { result: VisitResult }
  >;
  /** What a third party says of a matter that was drawn, by its public wording and its outcome. */
  rateDrawn: Action<OneDraw & { matterId: string; rating: Rating } & Command, { rating: Rating }>;
  /** Every list that was frozen, the latest first; for a third party those that were drawn. */
  listDraws: Action<
    { communityId: string; after?: string },
    { draws: DrawLine[]; next: string | null }
  >;
  showDraw: Action<OneDraw, DrawView>;
  /** Topics, ladders and days of the place. */
  listTopics: Action<{ communityId: string }, { rules: MatterRules; seen: string }>;
}
