import type { PlaceId, Role } from '../people';

/** How a matter came in. */
export type Channel = 'app' | 'door' | 'courtyard' | 'letter-box' | 'telephone' | 'hotline';

/** 自治 → 议事会, 党建 → 党委会, 共治 → 联席会 */
export type Route = 'self' | 'party' | 'joint';

export type MatterState =
  | 'raised'
  | 'accepted'
  | 'planned'
  | 'doing'
  | 'done'
  | 'closed'
  | 'refused'
  | 'withdrawn';

/** 问需求, 明议题, 定方案, 抓实施, 评效果 */
export type Stage = 'need' | 'agenda' | 'plan' | 'doing' | 'outcome';

/** What an answer does to a matter that was accepted. */
export type Step = 'plan' | 'start' | 'step' | 'done' | 'close';

/** What a public answer said. */
export type AnswerKind = 'accepted' | 'refused' | 'not-yet' | 'handed' | Step;

/** Days for each stage, every day counted; the last one is the day that it is due. */
export interface StageDays {
  agenda: number;
  plan: number;
  doing: number;
  outcome: number;
}

/** One kind of matter, and what the place has laid down about it. */
export interface MatterTopic {
  topicId: string;
  title: string;
  route: Route;
  /** who holds it, the nearest first; what is overdue rises to the next one */
  ladder: Role[];
  days: StageDays;
  /** words by which a phone guesses that a matter is of this kind */
  words: string[];
}

/** The rules of the place. */
export interface MatterRules {
  topics: MatterTopic[];
  /** how long whoever raised a matter may say «not yet» after it was called done */
  notYetDays: number;
  /** how long an overdue matter stays with each level */
  riseDays: number;
}

/** What neighbours read. */
export interface OpenWording {
  title: string;
  text: string;
}

/** An order of 12345. */
export interface HotlineOrder {
  number: string;
  /** the official deadline, YYYY-MM-DD */
  due: string;
}

/** The office that has it now; with a person where several bear the same one. */
export interface HolderLine {
  role: Role;
  placeId: PlaceId;
  /** of an outside body, as it is called; '' for offices */
  name: string;
  /** UTC milliseconds */
  since: number;
}

/** Somebody to give a matter to; `residentId` of an outside body alone. */
export interface HolderChoice {
  role: Role;
  residentId: string | null;
  /** names of those who bear the office, or of the person */
  names: string;
}

/** Who had it how long. */
export interface MoveLine extends Omit<HolderLine, 'placeId'> {
  /** null: still */
  until: number | null;
  why: MoveReason;
}
export type MoveReason = 'raised' | 'routed' | 'handed' | 'overdue' | 'vacant';

/** A public answer, the oldest first. */
export interface AnswerLine {
  kind: AnswerKind;
  stage: Stage;
  /** the office that gave it; '' for whoever raised it */
  as: Role | '';
  text: string;
  /** 0.01 yuan; null: nothing was said */
  cost: number | null;
  /** YYYY-MM-DD, until when it is to be done */
  until: string | null;
  at: number;
}

/** One of the five stages, as a step of a line. */
export interface StageLine {
  stage: Stage;
  state: 'over' | 'current' | 'ahead' | 'never';
  /** whose it was or is; null ahead */
  as: Role | '' | null;
  /** YYYY-MM-DD, of the current one */
  due: string | null;
  /** UTC milliseconds, when it was over */
  at: number | null;
}

/** What somebody is to a matter. */
export type MatterPart = 'raiser' | 'joined' | null;

export interface MatterLine {
  matterId: string;
  /** the public wording; of one that has none yet, the first of what was said */
  title: string;
  topicId: string;
  placeId: PlaceId;
  placeLabel: string;
  /** 大门、车库、电梯; '' where nothing was said */
  spot: string;
  channel: Channel;
  state: MatterState;
  stage: Stage;
  holder: Role;
  /** YYYY-MM-DD */
  due: string | null;
  late: boolean;
  /** neighbours who said that it is theirs as well */
  joined: number;
  /** what the caller is to it */
  part: MatterPart;
  /** has a public wording */
  open: boolean;
  at: number;
}

/** What the caller may do about it now. */
export interface MatterRights {
  join: boolean;
  leave: boolean;
  withdraw: boolean;
  triage: boolean;
  fold: boolean;
  split: boolean;
  handOver: boolean;
  addTask: boolean;
  steps: Step[];
  notYet: boolean;
  rate: boolean;
  /** writes down how whoever raised it rates it, who has no WeChat */
  rateFor?: boolean;
}

export type Rating = 'helped' | 'partly' | 'not';

/** Part of a matter that somebody has promised for a day. It comes back to them until it is closed. */
export interface TaskLine {
  taskId: string;
  text: string;
  /** whose it is */
  role: Role;
  /** of an outside body, as it is called; '' for offices */
  name: string;
  due: string;
  late: boolean;
  /** days that were promised before, and why they were given up */
  earlier: { due: string; reason: string }[];
  state: 'open' | 'done' | 'dropped';
  /** what was done, or why it is needed no more; '' while it is open */
  end: string;
  /** when it was closed */
  at: number | null;
  /** it is closed with a picture */
  pictured?: boolean;
  may: { close: boolean; move: boolean; drop: boolean };
}

/** Whom to turn to where it still is not done: by name, as offices are public. */
export interface SupervisorLine {
  name: string;
  role: Role;
}

export interface MatterView extends MatterLine {
  /** the public wording; '' before triage */
  text: string;
  /** what was said, for whoever raised it and those who decide; null for everybody else */
  words: string | null;
  /** who raised it: for officers of its place, and for neighbours where they want to be named */
  raiser: string | null;
  /** somebody wrote it down for them */
  taken: boolean;
  hotline: HotlineOrder | null;
  route: Route;
  topicTitle: string;
  stages: StageLine[];
  answers: AnswerLine[];
  holderLine: HolderLine;
  moves: MoveLine[];
  /** the first one that is due first */
  tasks: TaskLine[];
  /** it goes on under this one */
  into: { matterId: string; title: string } | null;
  /** last day on which whoever raised it may say «not yet» */
  notYetUntil: string | null;
  ratings: Record<Rating, number>;
  rated: Rating | null;
  may: MatterRights;
  /** of the place, once it was called done twice; none before */
  supervisors: SupervisorLine[];
  /** how many pictures there may be to see; those that are not checked yet among them */
  pictures?: number;
  /** whoever raised it has no WeChat: the caller writes down what they say */
  speaksFor?: boolean;
  /** re-visits that it was drawn for, the latest first */
  drawn?: { drawId: string; from: string; until: string; result: Rating | 'unreached' | null }[];
  /** id of the latest change, for what somebody writes about it */
  seen: string;
}
