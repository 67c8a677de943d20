import type { Channel, NoteKind } from '../../typings/contract/motion.ts';

/**
 * What a vote is, told as plainly as can be: who has chosen what, and which papers count. It knows nothing of how
 * the functions keep it. Since calls run at once and some are cut, it follows every order in which what was
 * answered can have happened, and keeps each state that is possible then.
 */

export interface Vote {
  /** of a phone its receipt; null for a paper */
  receipt: string | null;
  choice: string;
  /** who cast it by phone */
  by: string | null;
  asProxy: boolean;
}

export interface VoterState {
  removed: boolean;
  /** how often the vote was voided */
  round: number;
  vote: Vote | null;
  /** in a secret vote: two officers say that a paper is in the box */
  box: Channel | null;
  present: boolean;
  /** who votes for the voter */
  agent: string | null;
  /** what one officer has noted and nobody has agreed to */
  notes: Partial<Record<NoteKind, string>>;
  /** round → what was entered from the voter's paper, by whom */
  papers: Record<number, Entry>;
  /** commands that have had their effect */
  done: string[];
}

export interface Entry {
  choice: string;
  channel: Channel;
  by: string;
}

/** A paper of a secret vote, which is nobody's. */
export interface PaperState {
  entry: Entry | null;
  confirmed: boolean;
  done: string[];
}

/** What one call does, if it does what it should: the state after it; null where it may not do anything. */
export interface Op<State = never> {
  /** a voter's key, or the number of a paper */
  about: string;
  /** of the command, which has its effect once; null for what is its own record */
  id: string | null;
  apply(state: State): State | null;
}

/** Who lives at a voter's door, and who of them speaks for it. */
export interface Home {
  people: readonly string[];
  speaker: string | null;
}

type VoterOp = Op<VoterState>;
type Change = (state: VoterState) => VoterState | null;

export const FRESH: VoterState = {
  removed: false,
  round: 0,
  vote: null,
  box: null,
  present: false,
  agent: null,
  notes: {},
  papers: {},
  done: [],
};
export const UNSEEN: PaperState = { entry: null, confirmed: false, done: [] };

/** A change of somebody who is on the roster. */
const listed =
  (change: Change): Change =>
  (state) =>
    state.removed ? null : change(state);

function without(notes: VoterState['notes'], ...kinds: NoteKind[]): VoterState['notes'] {
  const left = Object.entries(notes).filter(([kind]) => !kinds.includes(kind as NoteKind));
  return Object.fromEntries(left);
}

export interface Casting {
  receipt: string;
  choice: string;
  by: string;
  replaces: string | null;
  overrules: string | null;
}

/**
 * A vote by phone: of whoever speaks for the door, or votes for it by proxy; in an empty place, or in that of one's
 * own vote, or of the vote of somebody below.
 */
export function cast(about: string, { people, speaker }: Home, casting: Casting): VoterOp {
  const { receipt, choice, by, replaces, overrules } = casting;
  const apply = listed((state) => {
    const asProxy = state.agent === by;
    const isOwn = people.includes(by) && (speaker === null || speaker === by);
    if (!asProxy && !isOwn) return null;
    const { vote, notes, box } = state;
    const isAgain = vote?.receipt === receipt && vote.choice === choice && vote.by === by;
    if (isAgain) return state;
    if (box !== null || notes['hand-in']) return null;
    if (overrules !== null) {
      const isBelow = vote?.by === overrules && overrules !== by && !asProxy;
      if (!isBelow || !(vote.asProxy || speaker === by)) return null;
    } else if (vote && (vote.by !== by || vote.receipt !== replaces)) return null;
    else if (!vote && replaces !== null) return null;
    return { ...state, vote: { receipt, choice, by, asProxy } };
  });
  return { about, id: null, apply };
}

/** One officer's note; what waits already keeps what others note from being heard. */
export function note(about: string, id: string, kind: NoteKind): VoterOp {
  const apply = listed((state) => {
    const { notes, present, vote, box } = state;
    if (kind === 'present' && (present || notes.present)) return state;
    if (kind === 'absent' && (!present || notes.absent)) return state;
    if (kind === 'void' && (notes.void || notes['hand-in'])) return null;
    if (kind === 'hand-in' && (vote || box !== null || notes['hand-in'])) return null;
    return { ...state, notes: { ...notes, [kind]: id } };
  });
  return { about, id, apply };
}

/** What was noted: by whom, and what it says. */
export interface Noted {
  id: string;
  kind: NoteKind;
  by: string;
  channel: Channel;
  agent: string | null;
}

function nextRound(state: VoterState): VoterState {
  const notes = without(state.notes, 'hand-in', 'void');
  return { ...state, notes, vote: null, box: null, round: state.round + 1 };
}

/** A second officer, who does not live there, agrees to a note or refuses it. */
export function decide(
  about: string,
  { people }: Home,
  { id: noteId, kind, by, channel, agent }: Noted,
  decision: { id: string; by: string; agrees: boolean },
): VoterOp {
  const apply = listed((state) => {
    if (state.notes[kind] !== noteId) return null;
    if (decision.by === by || people.includes(decision.by)) return null;
    const notes = without(state.notes, kind);
    if (!decision.agrees) return kind === 'hand-in' ? nextRound(state) : { ...state, notes };
    // What one officer noted is decided, not voided.
    if (kind === 'void') return notes['hand-in'] ? null : nextRound(state);
    if (kind === 'present') return { ...state, notes, present: true };
    if (kind === 'absent') return { ...state, notes, present: false };
    if (kind === 'proxy') return decision.by === agent ? null : { ...state, notes, agent };
    return { ...state, notes, box: channel, present: state.present || channel === 'room' };
  });
  return { about, id: decision.id, apply };
}

/** Whoever may vote for the voter says that a note is not so. */
export function deny(about: string, home: Home, noted: Noted, by: string, id: string): VoterOp {
  const apply = listed((state) => {
    const { kind } = noted;
    if (state.notes[kind] !== noted.id || !mayVote(state, home, by)) return null;
    const notes = without(state.notes, kind);
    return kind === 'hand-in' ? nextRound(state) : { ...state, notes };
  });
  return { about, id, apply };
}

const mayVote = ({ agent }: VoterState, { people, speaker }: Home, by: string) =>
  agent === by || (people.includes(by) && (speaker === null || speaker === by));

export function endProxy(about: string, home: Home, by: string, id: string): VoterOp {
  const apply = listed((state) => {
    if (!mayVote(state, home, by) || state.agent === by) return null;
    return { ...state, agent: null, notes: without(state.notes, 'proxy') };
  });
  return { about, id, apply };
}

/** The voter types what they read in the room. */
export function checkIn(about: string, home: Home, by: string): VoterOp {
  const apply = listed((state) => (mayVote(state, home, by) ? { ...state, present: true } : null));
  return { about, id: null, apply };
}

/** A paper with the voter's name on it, as one officer reads it. */
export function enterPaper(about: string, id: string, round: number, entry: Entry): VoterOp {
  const apply = listed((state) => ({ ...state, papers: { ...state.papers, [round]: entry } }));
  return { about, id, apply };
}

/** What somebody has read beside a paper. */
export interface Comparing {
  by: string;
  id: string;
  compared: Pick<Entry, 'choice' | 'channel'>;
}

/** Another officer has read what stands there now. */
const isCompared = (
  entry: Entry | null | undefined,
  by: string,
  { choice, channel }: Comparing['compared'],
): entry is Entry =>
  !!entry && entry.by !== by && entry.choice === choice && entry.channel === channel;

/** Another officer, who does not live there, has compared it: it is the voter's vote, where there is none. */
export function confirmPaper(
  about: string,
  { people }: Home,
  round: number,
  { by, id, compared }: Comparing,
): VoterOp {
  const apply = listed((state) => {
    // A late repeat of what found no place, or clashed, is told what stands now.
    if (state.round === round && state.vote?.receipt === null) return state;
    const entry = state.papers[round];
    if (!isCompared(entry, by, compared) || people.includes(by)) return null;
    if (state.round !== round || state.vote) return null;
    const vote = { receipt: null, choice: entry.choice, by: null, asProxy: false };
    return { ...state, vote, present: state.present || entry.channel === 'room' };
  });
  return { about, id, apply };
}

/** Two officers put the roster right, neither for their own door. */
export function correct(
  about: string,
  { people }: Home,
  removed: boolean,
  by: readonly string[],
  id: string,
): VoterOp {
  const isTwo = new Set(by).size === 2 && !by.some((one) => people.includes(one));
  const apply: Change = (state) => (isTwo ? { ...state, removed } : null);
  return { about, id, apply };
}

/** A paper out of the box: one officer enters it, another confirms it. */
export function enterNumbered(about: string, id: string, entry: Entry): Op<PaperState> {
  return { about, id, apply: (state) => (state.confirmed ? null : { ...state, entry }) };
}

export function confirmNumbered(about: string, { by, id, compared }: Comparing): Op<PaperState> {
  const apply = (state: PaperState) => {
    if (state.confirmed) return state; // as above
    return isCompared(state.entry, by, compared) ? { ...state, confirmed: true } : null;
  };
  return { about, id, apply };
}

/** A state beside its text, by which equal ones are known. */
type States<State> = Map<string, State>;

export function only<State>(state: State): States<State> {
  return new Map([[JSON.stringify(state), state]]);
}

/**
 * Every state that there can be after these, in any order.
 * @param sure what was answered with ok: it has had its effect
 * @param maybe what was cut: it has, or has not, or will
 * @returns nothing, if no order explains what was answered
 */
export function after<State extends { done: string[] }>(
  states: States<State>,
  sure: readonly Op<State>[],
  maybe: readonly Op<State>[],
): States<State> {
  const ops = [...sure, ...maybe];
  const found: States<State> = new Map();
  /** what has been followed already: a state, and which of the calls have had their effect */
  const seen = new Set<string>();
  function follow(state: State, done: number): void {
    const text = JSON.stringify(state);
    const place = `${done} ${text}`;
    if (seen.has(place)) return;
    seen.add(place);
    if (sure.every((_, at) => done & (1 << at))) found.set(text, state);
    for (const [at, op] of ops.entries()) {
      if (done & (1 << at)) continue;
      const next = once(state, op);
      if (next && (at < sure.length || next !== state)) follow(next, done | (1 << at));
    }
  }
  for (const state of states.values()) follow(state, 0);
  return found;
}

/** A command that is repeated changes nothing. */
function once<State extends { done: string[] }>(state: State, op: Op<State>): State | null {
  if (op.id !== null && state.done.includes(op.id)) return state;
  const next = op.apply(state);
  if (next === null || next === state || op.id === null) return next;
  return { ...next, done: [...state.done, op.id].sort() };
}

/**
 * Every tally that these possible states allow: the lines of all that count, sorted and joined.
 * @param linesOf what a state adds, such as `room yes`
 */
export function talliesOf<State>(
  all: Iterable<States<State>>,
  linesOf: (state: State) => readonly string[],
  from: ReadonlySet<string> = new Set(['']),
): Set<string> {
  let tallies = new Set(from);
  for (const states of all) {
    const lines = new Set([...states.values()].map((state) => linesOf(state).join()));
    const next = new Set<string>();
    for (const tally of tallies) {
      for (const line of lines) {
        const parts = [...tally.split(','), ...line.split(',')].filter((part) => part !== '');
        next.add(parts.sort().join());
      }
    }
    tallies = next;
  }
  return tallies;
}
