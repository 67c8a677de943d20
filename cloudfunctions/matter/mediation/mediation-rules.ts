import type {
  HelperLine,
  MediationEnd,
  MediationLevel,
  MediationView,
} from '../../../typings/contract/matter/mediation.ts';
import type { HeldRole, Role } from '../../../typings/contract/people.ts';
import { addDays, DAY, dayOf, endOfDay } from '../../kernel/calendar.ts';
import { covers } from '../../kernel/path-id.ts';
import type { MediationDocument } from '../collections.ts';
import { counts, isOverdue, noteLine, ownNotes } from '../party/note-rules.ts';

/** The ladder: which office talks, and how many days it has. */
const LADDER: readonly { level: MediationLevel; role: Role; days: number }[] = [
  { level: 'steward', role: 'building-steward', days: 7 },
  { level: 'owners', role: 'owners-committee', days: 7 },
  { level: 'committee', role: 'mediator', days: 30 },
];
export const MEDIATORS: readonly Role[] = LADDER.map(({ role }) => role);
export const MOST_PARTIES = 6;
/** 人民调解法 33: both together, from the day on which it took effect. */
const COURT_DAYS = 30;

const rung = (level: MediationLevel) => LADDER.findIndex((one) => one.level === level);

/** Violence at home, and against children or the old: never talked over here. */
const VIOLENCE =
  /家暴|家庭暴力|殴打|毒打|虐待|性侵|强奸|猥亵|遗弃|打(?:了)?(?:老婆|媳妇|妻子|丈夫|孩子|小孩|老人|爸|妈|我(?!的?(?:电话|手机)))/;
export const speaksOfViolence = (words: string) => VIOLENCE.test(words);

export interface Candidate {
  _id: string;
  name: string;
  roles: readonly HeldRole[];
  households: readonly { householdId: string; label: string }[];
}

type Talked = Pick<MediationDocument, 'placeId' | 'level' | 'parties' | 'passed' | 'other'>;

/** Whether somebody bears this office for a place, by the roles that are in force. */
export const bears = (roles: readonly HeldRole[], role: Role, placeId: string): boolean =>
  roles.some((held) => held.role === role && covers(held.placeId, placeId));

/** Whether it seems to be about somebody: their name, or the number of their door, is in the words of whoever asked. */
function isAbout(other: string, { name, households }: Candidate): boolean {
  const numbers: string[] = other.match(/\d+/g) ?? [];
  const doors = households.map(({ label }) => label.match(/\d+/g)?.at(-1));
  return other.includes(name) || doors.some((door) => door !== undefined && numbers.includes(door));
}

/** Whether somebody may talk between these: bears the office there, is no party, lives with none, has not gone. */
function fits({ parties, passed, placeId, other }: Talked, role: Role, one: Candidate): boolean {
  const homes = parties.flatMap(({ households }) => households);
  return (
    bears(one.roles, role, placeId) &&
    !(parties.length < 2 && isAbout(other, one)) &&
    !passed.includes(one._id) &&
    !parties.some(({ residentId }) => residentId === one._id) &&
    !one.households.some(({ householdId }) => homes.includes(householdId))
  );
}

/** Who talks from now on: at this level, else at the next one where there is somebody; null if there is nobody. */
export function assigned(
  talked: Talked,
  candidates: readonly Candidate[],
): { level: MediationLevel; role: Role; one: Candidate } | null {
  const inOrder = [...candidates].sort((a, b) => (a._id < b._id ? -1 : 1));
  for (const { level, role } of LADDER.slice(rung(talked.level))) {
    const one = inOrder.find((candidate) => fits(talked, role, candidate));
    if (one) return { level, role, one };
  }
  return null;
}

/** Whether whoever talks may go on. */
export function mayGoOn(mediation: MediationDocument, candidates: readonly Candidate[]): boolean {
  const { mediator } = mediation;
  const one = candidates.find(({ _id }) => _id === mediator?.residentId);
  return mediator !== null && one !== undefined && fits(mediation, mediator.role, one);
}

/** The level above; null at the highest. */
export function above(level: MediationLevel): MediationLevel | null {
  return LADDER[rung(level) + 1]?.level ?? null;
}

/** When a level's time is over: as the last of its days is. */
export function riseAtOf(level: MediationLevel, at: number): number {
  const days = LADDER[rung(level)]?.days ?? 0;
  return endOfDay(addDays(dayOf(at), days)) + 1;
}

export const isLive = ({ state }: Pick<MediationDocument, 'state'>) =>
  state === 'asked' || state === 'going';

/** What was agreed can be put right, and refused, until it is signed. */
export const isUnsigned = ({ state, agreement }: Pick<MediationDocument, 'state' | 'agreement'>) =>
  state === 'agreed' && agreement?.signedOn === null;

/** How it ended, for one of those who see it: that the police were called is not told to whom it may be about. */
export const endFor = ({ end }: Pick<MediationDocument, 'end'>, mediates: boolean) =>
  end === 'offence' && !mediates ? null : end;

/** Talk begins when there are two and everybody has agreed. */
export function stateOf(parties: MediationDocument['parties']): 'asked' | 'going' {
  const all = parties.every((one) => one.consents === true && counts(one));
  return parties.length >= 2 && all ? 'going' : 'asked';
}

/** One that is over: nobody is asked anything any more. */
export function ended(end: MediationEnd, at: number) {
  return {
    state: 'ended' as const,
    end,
    endedAt: at,
    riseAt: null,
    tendAt: null,
    telling: true,
  };
}

/** One level up, where somebody else is found; at the highest it ends without an agreement. */
export function raised({ level, mediator, passed }: MediationDocument, at: number) {
  const next = above(level);
  if (next === null) return ended('failed', at);
  return {
    level: next,
    mediator: null,
    passed: mediator ? [...passed, mediator.residentId] : passed,
    riseAt: riseAtOf(next, at),
    tendAt: at,
    telling: true,
  };
}

/** The last day on which both together may ask the court; only what the mediation committee has mediated. */
export function courtUntil({
  level,
  agreement,
}: Pick<MediationDocument, 'level' | 'agreement'>): string | null {
  if (level !== 'committee' || !agreement?.signedOn) return null;
  return addDays(agreement.signedOn, COURT_DAYS);
}

export const MOST_HELPERS = 4;

/** Who could come along, with what each party says; whoever joins later has not said anything yet. */
export function helperLines({
  helpers = [],
  parties,
}: Pick<MediationDocument, 'helpers' | 'parties'>): HelperLine[] {
  return helpers.map(({ name, says }) => {
    const inOrder = parties.map(({ residentId }) =>
      says.find((one) => one.residentId === residentId),
    );
    return {
      name,
      says: inOrder.map((one) => one?.consents ?? null),
      notes: inOrder.map((one) => (one ? noteLine(one) : null)),
      comes: inOrder.every((one) => one?.consents === true && counts(one)),
    };
  });
}

/** An agreement that nobody signs is looked after no longer than one that is. */
const LOOKED_AFTER = 400 * DAY;

/** When upkeep looks again at who talks: once a day, as long as there is something to do for them. */
export function lookAgainAt(
  mediation: Pick<MediationDocument, 'state' | 'agreement'>,
  at: number,
): number | null {
  const { state, agreement } = mediation;
  if (isLive(mediation)) return at + DAY;
  if (state !== 'agreed' || !agreement || at > agreement.at + LOOKED_AFTER) return null;
  const waits = agreement.followUps.some(({ result }) => result === null);
  return waits || isUnsigned(mediation) ? at + DAY : null;
}

/** What somebody may do now; each action asks again. */
export function mediationRights(
  mediation: Pick<
    MediationDocument,
    'state' | 'end' | 'parties' | 'agreement' | 'helpers' | 'mediator'
  >,
  { party, mediates, at }: { party: number; mediates: boolean; at: number },
): MediationView['may'] {
  const { parties, state, agreement, mediator, helpers = [] } = mediation;
  const today = dayOf(at);
  const live = isLive(mediation);
  const waits = (index: number) => live && parties[index]?.consents === null;
  const late = (index: number) => live && isOverdue(parties[index] ?? {}, at);
  const isDue = agreement?.followUps.some(({ day, result }) => result === null && day <= today);
  const said = helperLines(mediation);
  const open = (helper: number, index: number) => live && said[helper]?.says[index] === null;
  const lateAbout = (helper: number, index: number) => {
    const { residentId } = parties[index] ?? {};
    const one = helpers[helper]?.says.find((entry) => entry.residentId === residentId);
    return live && one !== undefined && isOverdue(one, at);
  };
  const removable = (index: number) =>
    live && index > 0 && parties[index]?.removal?.by !== 'mediator';
  const end: MediationView['may']['end'] = [];
  const unsigned = isUnsigned(mediation);
  if ((live || unsigned) && party >= 0) end.push('refused');
  if (live && mediates) end.push('failed', 'offence');
  return {
    answer: party >= 0 && waits(party),
    addParty: mediates && live && parties.length < MOST_PARTIES,
    note: mediates
      ? parties.flatMap((_, index) => (waits(index) || late(index) ? [index] : []))
      : [],
    confirm: ownNotes(mediation, party, at),
    remove: mediates ? parties.flatMap((_, index) => (removable(index) ? [index] : [])) : [],
    mistaken: live && party > 0 && parties[party]?.removal?.by !== 'party',
    withdraw: live && mediator !== null && (mediates || party >= 0),
    invite: mediates && live && said.length < MOST_HELPERS,
    helpers: party < 0 ? [] : said.flatMap((_, helper) => (open(helper, party) ? [helper] : [])),
    helperNotes: !mediates
      ? []
      : said.flatMap(({ says }, helper) =>
          says.flatMap((_, index) =>
            open(helper, index) || lateAbout(helper, index) ? [{ helper, party: index }] : [],
          ),
        ),
    agree: mediates && (state === 'going' || unsigned),
    sign: mediates && unsigned,
    follow: mediates && state === 'agreed' && isDue === true,
    end,
  };
}

/** Whom an agreement is between: once it is signed, as they stand on the paper. */
export const namesOn = ({
  agreement,
  parties,
}: Pick<MediationDocument, 'agreement' | 'parties'>): string[] =>
  agreement?.names ?? parties.map(({ name }) => name);

/**
 * Somebody it is between has left: their name goes and what would tell of them. What was under way ends, and what
 * nobody has signed goes with it. What all have signed stays as it stands on the paper.
 */
export function withoutParty(
  mediation: MediationDocument,
  residentId: string,
  at: number,
): Partial<MediationDocument> {
  const { parties, agreement } = mediation;
  const blank = parties.map((one) =>
    one.residentId === residentId
      ? { ...one, name: '', households: [], note: null, removal: null }
      : one,
  );
  const asked = parties[0]?.residentId === residentId;
  return {
    parties: blank,
    other: '',
    helpers: [],
    seconds: [],
    ...(asked ? { words: '' } : {}),
    ...(agreement && !isUnsigned(mediation)
      ? { agreement: { ...agreement, names: namesOn(mediation) } }
      : { agreement: null }),
    ...(isLive(mediation) || isUnsigned(mediation) ? { ...ended('left', at), telling: false } : {}),
  };
}
