import type { RuleId, Weight } from '../../../typings/contract/ballot.ts';
import type {
  Basis,
  Matter,
  MotionForm,
  MotionPhase,
  MotionProblem,
  MotionState,
  VotingSettings,
} from '../../../typings/contract/motion.ts';
import { DAY, dayOf, daysBetween } from '../../kernel/calendar.ts';
import type { Stamp } from '../../kernel/database/collection.ts';
import type { MotionDocument, VotingSettingsDocument } from '../collections.ts';
import { isBodyLawful } from '../result/decision-rules.ts';
import { areClausesFit, areQuestionsFit } from '../vote/answer-rules.ts';
import type { VotedText } from './covenant-text.ts';

/** What the law says about a body beside its thresholds. */
interface Body {
  matters: readonly Matter[];
  bases: readonly Basis[];
  /** days between the announcement and the vote */
  noticeDays: number;
  /** presence in the room: answers from elsewhere are told apart */
  room: boolean;
}

/**
 * Which body decides what, on which basis, after how long a notice. 居委会组织法 art. 27, 29, 30; 村委会组织法
 * art. 26–32; owners fifteen days before their assembly (业主大会和业主委员会指导规则). 居民公约 is adopted by
 * the representatives where authorised, 村规民约 by the assembly only. Elections of committees and 住改商
 * (民法典 art. 279) are never put to a vote here.
 */
export const BODIES: Record<RuleId, Body> = {
  'residents-assembly': {
    matters: ['covenant', 'community'],
    bases: ['adults', 'households'],
    noticeDays: 10,
    room: true,
  },
  'residents-representatives': {
    matters: ['covenant', 'community'],
    bases: ['representatives'],
    noticeDays: 0,
    room: true,
  },
  'villagers-assembly': {
    matters: ['covenant', 'community'],
    bases: ['adults'],
    noticeDays: 10,
    room: true,
  },
  'villagers-representatives': {
    matters: ['community'],
    bases: ['representatives'],
    noticeDays: 0,
    room: true,
  },
  'villager-group': {
    matters: ['group'],
    bases: ['adults', 'households'],
    noticeDays: 0,
    room: true,
  },
  'owners-ordinary': {
    matters: ['owners-other'],
    bases: ['owners'],
    noticeDays: 15,
    room: false,
  },
  'owners-special': {
    matters: ['owners-funds', 'owners-rebuild', 'owners-change-use'],
    bases: ['owners'],
    noticeDays: 15,
    room: false,
  },
  poll: { matters: ['opinion'], bases: ['residents'], noticeDays: 0, room: false },
};

/** Local parameters until the community sets its own. 居委会组织法 art. 34: at least 15 days of publication. */
export const DEFAULT_SETTINGS: VotingSettings = {
  leastDays: 5,
  mostDays: 60,
  publicationDays: 15,
  proxiesPerPerson: 0,
  remoteRule: '',
  ownersApproval: '',
};
export const LEAST_PUBLICATION_DAYS = 15;

/** What holds in a community, or what holds until it says otherwise. */
export function settingsOf(found: VotingSettingsDocument | undefined): VotingSettings {
  return found?.settings ?? DEFAULT_SETTINGS;
}

type Undrawn = Omit<MotionDocument, 'form' | 'ruleId' | 'placeId' | 'placeLabel' | 'lineage'>;

/** A motion before anything is said in it. Its id is that of the command that makes it. */
export function emptyMotion(communityId: string, change: Stamp, authorId: string): Undrawn {
  return {
    _id: change.id,
    communityId,
    state: 'draft',
    authorId,
    order: change.at,
    settings: DEFAULT_SETTINGS,
    salt: null,
    announcedAt: null,
    dueAt: null,
    rosterHash: null,
    rosterVersion: 0,
    eligible: { persons: 0 },
    buildings: [],
    covenant: null,
    cancelled: null,
    result: null,
    signatures: [],
    publishedAt: null,
    publishedUntil: null,
    filed: null,
    carried: true,
    change,
  };
}

/** What is known about the roster when a motion is checked. */
export interface RosterFacts {
  eligible: Weight;
  /** households whose area the roster does not say */
  withoutArea: number;
  representatives: number;
}

/**
 * What stands in the way of announcing a motion now, in the order in which it is filled in.
 * The day of the announcement is not counted (民法典 art. 201): ten days' notice on the 1st leads to the 12th.
 * @param covenant the text as it stands, and whether it stands still; null if none is voted on
 */
export function problemsOf(
  form: MotionForm,
  settings: VotingSettings,
  facts: RosterFacts,
  covenant: Pick<VotedText, 'isSettled' | 'clauses'> | null,
  now: number,
): MotionProblem[] {
  const body = BODIES[form.ruleId];
  const isPoll = form.ruleId === 'poll';
  const isOwners = form.basis === 'owners';
  const concernsAll =
    form.matter === 'covenant' || form.matter === 'community' || form.matter === 'group';
  const isMeeting = form.basis === 'representatives';
  const hours = form.closesAt - form.opensAt;
  const notice = daysBetween(dayOf(now), dayOf(form.opensAt));
  const { persons } = facts.eligible;
  const wrong: [boolean, MotionProblem][] = [
    [!body.matters.includes(form.matter), 'matter-not-theirs'],
    [!body.bases.includes(form.basis), 'basis-unfit'],
    [
      !areQuestionsFit(form.questions) ||
        (!isPoll && form.questions.some(({ kind }) => kind !== 'yes-no')),
      'questions-unfit',
    ],
    [!areClausesFit(form.questions, covenant?.clauses ?? []), 'clauses-unfit'],
    [
      !(now < form.opensAt && form.opensAt < form.closesAt && form.closesAt <= form.countsAt) ||
        form.countsAt - form.closesAt > 7 * DAY,
      'times-wrong',
    ],
    [
      notice <= body.noticeDays && body.noticeDays > 0 && form.urgentReason === '',
      'notice-too-short',
    ],
    [isOwners && hours < settings.leastDays * DAY, 'voting-too-short'],
    [hours > settings.mostDays * DAY, 'voting-too-long'],
    [concernsAll && form.partyConsultedOn === null, 'party-not-consulted'],
    [form.partyConsultedOn !== null && form.partyConsultedOn > dayOf(now), 'party-date-ahead'],
    [persons === 0, 'roster-empty'],
    [persons > 0 && persons !== form.registered, 'roster-incomplete'],
    [isOwners && facts.withoutArea > 0, 'areas-unknown'],
    [
      isMeeting &&
        persons > 0 &&
        !isBodyLawful(form.ruleId, {
          members: persons,
          representatives: facts.representatives,
          women: form.women,
        }),
      'body-unlawful',
    ],
    [
      form.ruleId === 'residents-representatives' &&
        form.matter === 'covenant' &&
        form.authorisation === '',
      'authorisation-missing',
    ],
    [form.secret && isOwners, 'secret-with-areas'],
    [form.matter === 'covenant' && covenant === null, 'covenant-missing'],
    [covenant !== null && !covenant.isSettled, 'covenant-not-settled'],
  ];
  return wrong.flatMap(([is, problem]) => (is ? [problem] : []));
}

/** Where a motion stands at an instant: opening and closing need no timer. */
export function phaseOf(
  state: MotionState,
  { opensAt, closesAt, countsAt }: Pick<MotionForm, 'opensAt' | 'closesAt' | 'countsAt'>,
  now: number,
): MotionPhase {
  if (state === 'cancelled') return 'cancelled';
  if (state === 'draft' || state === 'announcing') return 'draft';
  if (state !== 'announced') return 'over';
  if (now < opensAt) return 'notice';
  if (now < closesAt) return 'open';
  return now < countsAt ? 'papers' : 'counting';
}

/** Whether answers from elsewhere count like those in the room, and owners' votes bind. */
export function isBinding(
  ruleId: RuleId,
  { remoteRule, ownersApproval }: Pick<VotingSettings, 'remoteRule' | 'ownersApproval'>,
): boolean {
  if (ruleId === 'poll') return false;
  return BODIES[ruleId].room ? remoteRule !== '' : ownersApproval !== '';
}

/** Presence in the room is what counts, and answers from elsewhere stand apart. */
export function countsRoomOnly(
  ruleId: RuleId,
  settings: Pick<VotingSettings, 'remoteRule'>,
): boolean {
  return BODIES[ruleId].room && settings.remoteRule === '';
}
