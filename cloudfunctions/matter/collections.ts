import type { CampaignForm } from '../../typings/contract/matter/campaign.ts';
import type { DutyForm, VisitKind } from '../../typings/contract/matter/duty.ts';
import type { Kept } from '../../typings/contract/matter/figure.ts';
import type {
  AnswerKind,
  Channel,
  HotlineOrder,
  MatterRules,
  MatterState,
  MoveReason,
  OpenWording,
  Rating,
  Stage,
} from '../../typings/contract/matter/matter.ts';
import type {
  FollowResult,
  MediationEnd,
  MediationLevel,
  MediationState,
} from '../../typings/contract/matter/mediation.ts';
import type { MistakeReason, RemovalLine, SaidHow } from '../../typings/contract/matter/party.ts';
import type { DrawState, VisitResult } from '../../typings/contract/matter/revisit.ts';
import type { Role } from '../../typings/contract/people.ts';
import { collection, type Stamped, type Stored } from '../kernel/database/collection.ts';

/** The rules of a community, where they differ from the usual ones. `_id` is the community's id. */
export interface MatterRulesDocument extends Stamped {
  rules: MatterRules;
}

/**
 * Whose it is: whoever bears this office at a place that covers this one, so that a successor has it without
 * a word. `residentId`: one of several, of an outside body.
 */
export interface Office {
  role: Role;
  placeId: string;
  residentId: string | null;
}

export interface Holder extends Office {
  /** of an outside body, as it is called; '' for offices */
  name: string;
  since: number;
  why: MoveReason;
}

export interface MatterAnswer {
  kind: AnswerKind;
  stage: Stage;
  /** '' for whoever raised it */
  as: Role | '';
  residentId: string;
  text: string;
  cost: number | null;
  until: string | null;
  at: number;
  /** ids */
  pictures?: string[];
}

/** Part of a matter that an office, or somebody of an outside body, has promised for a day. */
export interface MatterTask {
  taskId: string;
  text: string;
  owner: Office & { name: string };
  due: string;
  earlier: { due: string; reason: string; at: number }[];
  state: 'open' | 'done' | 'dropped';
  end: { text: string; residentId: string; at: number; pictures?: string[] } | null;
  /** it is closed with a picture of what was done */
  pictured?: boolean;
  /** when it was promised */
  at: number;
}

/** Where a matter stands for lists: waits for an officer; is read by all, open or ended; or in none of them. */
export type Shelf = 'waiting' | 'open' | 'ended' | 'none';

/** What somebody said, and what becomes of it. */
export interface MatterDocument extends Stamped {
  /** as it was said: for whoever raised it and those who decide */
  words: string;
  /** ids of pictures of whoever raised it, or wrote it down for them */
  pictures?: string[];
  /** those of them that neighbours see; an officer chooses them */
  openPictures?: string[];
  /** what neighbours read; an officer writes it, without names and telephone numbers */
  open: OpenWording | null;
  topicId: string;
  placeId: string;
  placeLabel: string;
  /** the building, or the wider place, by which it is found and counted */
  areaId: string;
  spot: string;
  channel: Channel;
  hotline: HotlineOrder | null;
  raiser: {
    /** null: out of the letter box, or somebody who has left */
    residentId: string | null;
    name: string;
    /** ids of the households */
    homes: string[];
    /** neighbours may see the name */
    named: boolean;
  };
  /** the officer who wrote it down for somebody */
  takenBy: string | null;
  state: MatterState;
  shelf: Shelf;
  holder: Holder;
  /** who had it before, the first one first */
  moves: (Holder & { until: number })[];
  answers: MatterAnswer[];
  tasks?: MatterTask[];
  /** YYYY-MM-DD, of the open task that is due first; null without one */
  taskDue?: string | null;
  /** when those whose tasks are open are told next; null while none is */
  taskAt?: number | null;
  /** YYYY-MM-DD, when the next answer is due; null once it has ended */
  due: string | null;
  /** when it rises to the next level; null at the highest, and once it has ended */
  riseAt: number | null;
  /** when upkeep looks at it next: whether its office is held, and whether it is overdue; null once it has ended */
  checkAt: number | null;
  /** when it was called done, each time */
  dones: number[];
  /** the one it goes on under */
  into: string | null;
  /** others have gone on under it: it does not go on under another one */
  holdsOthers?: boolean;
  /** voices of the one it went on under are to be made or ended */
  carrying?: boolean;
  /** neighbours who joined: a cache, counted anew after each change of a voice */
  joined: number;
  /** drawn at each count: of two who count at once the slower one counts again */
  turn: string;
  /** answers that people have been told of, and moves that holders have */
  told: { answers: number; moves: number };
  telling?: boolean;
  /** YYYY-MM, when it was raised: the figures are kept by it */
  month: string;
  /** the figures do not know of its latest change yet */
  uncounted?: boolean;
  /** what the figures say of it: written as it is counted */
  mark?: MatterMark;
  /** of the campaign whose question it answers */
  campaignId?: string;
  /** sorts lists: when it was raised */
  order: number;
}

/** What the figures say of a matter's promise. */
export interface MatterMark {
  kept: Kept;
  /** YYYY-MM-DD, of what is ahead alone */
  until: string | null;
  again: boolean;
}

export interface Tally {
  key: string;
  count: number;
}

/** How many are open, by what they are. */
export interface OpenTallies {
  states: Tally[];
  topics: Tally[];
  areas: Tally[];
  /** by the day that they are due */
  dues: Tally[];
}

/** Matters of one kind that were raised in a month. */
export interface TopicTallies {
  topicId: string;
  raised: number;
  accepted: number;
  refused: number;
  withdrawn: number;
  folded: number;
  done: number;
  again: number;
  kept: number;
  late: number;
  unworded: number;
  /** not done yet, by the day that was promised */
  ahead: Tally[];
}

/**
 * Figures of a community: of what is open (`_id` `${communityId}:open`), and of what was raised in a month
 * (`${communityId}:2026-06`). A cache that upkeep counts anew after each change.
 */
export interface FigureDocument extends Stored {
  open: OpenTallies | null;
  month: { topics: TopicTallies[]; ratings: Record<Rating, number> } | null;
  /** drawn at each count: of two who count at once the slower one counts again */
  turn: string;
  at: number;
}

/** A list of what ended on some days, frozen; later drawn from by a public number. */
export interface DrawDocument extends Stamped {
  from: string;
  until: string;
  size: number;
  source: string;
  seedDay: string;
  /** in order */
  ids: string[];
  hash: string;
  state: DrawState;
  seed: string | null;
  enteredBy: string | null;
  /** ids that were drawn, in the order of the draw */
  sample: string[];
  visits: { matterId: string; result: VisitResult; residentId: string; at: number }[];
  /** what a third party says, apart from the visits */
  rates?: { matterId: string; rating: Rating; residentId: string; at: number }[];
  /** which list of the community it is, the first one 1 */
  number: number;
  /** unique: of the community and the number, so that of two who freeze at once one looks again */
  numberKey: string;
  /** when it was frozen */
  order: number;
}

/** What the mediator wrote down for a party. */
export interface PartyNote {
  byId: string;
  byName: string;
  at: number;
  how: SaidHow;
  /** who asks the party, where they have no WeChat; null: the party is told */
  second: { residentId: string; name: string } | null;
  /** the party's door, for who asks them; '' where they are told */
  door: string;
  confirmed: 'self' | 'second' | null;
}

/** Somebody a mediation is between. */
export interface PartyEntry {
  residentId: string;
  /** '' once they have left */
  name: string;
  /** ids: nobody who lives there talks between them */
  households: string[];
  /** null: has not said yet */
  consents: boolean | null;
  at: number;
  note?: PartyNote | null;
  /** one of the two who have to agree says that they were named by mistake */
  removal?: (RemovalLine & { at: number }) | null;
}

/** What a party says of somebody who could come along. */
export interface HelperSaid {
  residentId: string;
  consents: boolean;
  note?: PartyNote | null;
}

/** Talk between neighbours, seen by its parties and whoever talks alone. The first party is whoever asked. */
export interface MediationDocument extends Stamped {
  /** the building, or the wider place, whose officers talk */
  placeId: string;
  words: string;
  /** with whom, in the words of whoever asked */
  other: string;
  parties: PartyEntry[];
  /** who could come along, and what the parties say of it, by their ids */
  helpers?: { name: string; says: HelperSaid[] }[];
  level: MediationLevel;
  /** null: nobody is found yet */
  mediator: { residentId: string; name: string; role: Role; since: number } | null;
  /** who was named by mistake; the id is '' a month later */
  mistaken?: { residentId: string; reason: MistakeReason; at: number }[];
  /** when the first of those ids goes */
  forgetAt?: number | null;
  /** ids of those who are to ask a party */
  seconds?: string[];
  /** ids of those who have talked before, or withdrew */
  passed: string[];
  state: MediationState;
  end: MediationEnd | null;
  endedAt: number | null;
  agreement: {
    text: string;
    at: number;
    /** YYYY-MM-DD */
    signedOn: string | null;
    /** who signed, as they stand on the paper; set as it is signed */
    names?: string[];
    followUps: { day: string; result: FollowResult | null }[];
  } | null;
  /** when the time of this level is over; null once it has ended */
  riseAt: number | null;
  /** when upkeep looks for somebody who talks, or whether they may still; null once nothing is to be done */
  tendAt: number | null;
  telling: boolean;
  /** when it was asked for */
  order: number;
}

/** Somebody whose matter it is as well. `_id` is `${matterId}:${residentId}`. */
export interface VoiceDocument extends Stamped {
  matterId: string;
  residentId: string;
  joins: boolean;
  /** the one of theirs that goes on under this one */
  from: string | null;
  /** the matter's number of voices knows of it */
  counted: boolean;
  at: number;
}

/** How much it helped. `_id` is `${matterId}:${residentId}`: once each. */
export interface RatingDocument extends Stamped {
  matterId: string;
  residentId: string;
  rating: Rating;
  /** YYYY-MM, when the matter was raised: the figures are kept by it */
  month?: string;
  /** the figures do not know of it yet */
  uncounted?: boolean;
  at: number;
}

/** Somebody was at a door: what for, and nothing of what they saw. `_id` is `${householdId}:${day}:${residentId}`. */
export interface DoorVisitDocument extends Stamped {
  householdId: string;
  buildingId: string;
  residentId: string;
  day: string;
  /** none: it was ticked by mistake */
  kinds: VisitKind[];
}

/** What a steward or an officer of a place writes down for those who look after it. */
export interface DiaryDocument extends Stamped {
  placeId: string;
  placeLabel: string;
  residentId: string;
  as: Role;
  day: string;
  text: string;
  /** when it was written */
  order: number;
}

/** Somebody sits somewhere on days that come back. */
export interface DutyDocument extends Stamped {
  placeLabel: string;
  form: DutyForm;
}

/** A question that is asked for some days. */
export interface CampaignDocument extends Stamped {
  form: CampaignForm;
  /** sorts lists: its first day */
  order: string;
}

export const campaigns = collection<CampaignDocument>('campaigns');
export const diaryEntries = collection<DiaryDocument>('diaryEntries');
export const doorVisits = collection<DoorVisitDocument>('doorVisits');
export const duties = collection<DutyDocument>('duties');
export const matterRules = collection<MatterRulesDocument>('matterRules');
export const matters = collection<MatterDocument>('matters');
export const matterRatings = collection<RatingDocument>('matterRatings');
export const matterDraws = collection<DrawDocument>('matterDraws');
export const matterFigures = collection<FigureDocument>('matterFigures');
export const mediations = collection<MediationDocument>('mediations');
export const voices = collection<VoiceDocument>('voices');
