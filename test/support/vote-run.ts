import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { PaperDocument } from '../../cloudfunctions/ballot/collections.ts';
import { MINUTE } from '../../cloudfunctions/kernel/calendar.ts';
import type { AuditDocument } from '../../cloudfunctions/kernel/collections.ts';
import { MAPLE, START } from './community.ts';
import { checkAudit } from './faults.ts';
import type { AnyEnvelope, Cut, Linli } from './linli.ts';
import {
  after,
  FRESH,
  type Op,
  only,
  type PaperState,
  talliesOf,
  UNSEEN,
  type VoterState,
} from './vote-model.ts';
import { Senders } from './vote-senders.ts';
import { type Sent, type Step, steps as stepsOf } from './vote-step.ts';
import {
  type Announced,
  asWho,
  CLOSES,
  COUNTS,
  idOfWho,
  motionNow,
  OPENS,
  resume,
  SITS,
  storedOf,
  toldOf,
  VOTERS,
  voterNow,
} from './vote-world.ts';

/** What is done at once, and what comes before it. */
interface Round {
  steps: Step[];
  /** all of them are about one voter */
  close: boolean;
  /** of the first call of the round */
  cut: Cut | null;
  /** minutes that the clock jumps, and whether it does so while the calls run */
  wait: number;
  racing: boolean;
}

/** A whole vote: rounds of calls before it opens, while it is open, while the meeting sits, and after the close. */
export interface Run {
  notice: Round[];
  open: Round[];
  sitting: Round[];
  papers: Round[];
  /** what is on its way while the clock jumps over the close and the count, in the place of what follows the close */
  closing: Round | null;
  /** those who vote at last, if they have not: one bit a voter */
  late: number;
}

const cut: fc.Arbitrary<Cut> = fc.record({
  request: fc.integer({ min: 1, max: 6 }),
  when: fc.constantFrom('before', 'after'),
});

type Weights = Parameters<typeof stepsOf>[0];

const roundOf = (weights: Weights): fc.Arbitrary<Round> =>
  fc.record({
    steps: fc.array(stepsOf(weights), { minLength: 1, maxLength: 5, size: 'max' }),
    close: fc.constantFrom(true, true, false),
    cut: fc.option(cut, { freq: 2 }),
    wait: fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 2, 7, 65),
    racing: fc.boolean(),
  });

const rounds = (weights: Weights, least: number, most: number): fc.Arbitrary<Round[]> =>
  fc.array(roundOf(weights), { minLength: least, maxLength: most, size: 'max' });

const ALWAYS = { cast: 1, note: 1, decideNote: 2, deny: 1, again: 1, timer: 1 };
const PAPERS = { enterPaper: 4, decidePaper: 6 };
const NOTICE = { ...ALWAYS, object: 4, answer: 8, correct: 12, endProxy: 1 };
const CLOSING = { ...ALWAYS, cast: 4, decideNote: 4, decidePaper: 5, checkIn: 1 };
const IN_ROOM = { checkIn: 5, undoCheckIn: 2 };
/** By name votes change hands; in secret most is about the box, and the roster is the same. */
const OPEN = {
  named: { ...ALWAYS, ...PAPERS, cast: 7, note: 7, decideNote: 8, endProxy: 1 },
  secret: { ...ALWAYS, cast: 4, note: 12, decideNote: 14, deny: 2, enterPaper: 2, decidePaper: 8 },
};

export function runsOf(secret: boolean): fc.Arbitrary<Run> {
  const open = secret ? OPEN.secret : OPEN.named;
  return fc.record({
    notice: secret ? rounds(NOTICE, 1, 2) : rounds(NOTICE, 3, 6),
    open: rounds(open, 10, 20),
    sitting: rounds({ ...open, ...IN_ROOM }, 8, 16),
    papers: rounds({ ...ALWAYS, ...PAPERS }, 1, 4),
    closing: fc.option(roundOf(CLOSING), { freq: 2 }),
    late: fc.nat(63),
  });
}

/** How often what was answered with what, over all runs: a model that is never asked shows nothing. */
export type Tried = Map<string, number>;

interface Ops {
  voter: Op<VoterState>[];
  paper: Op<PaperState>[];
}

/** Plays one vote, and compares it with the model whenever nothing is under way. */
export class Play {
  readonly #linli: Linli;
  readonly #motionId: string;
  readonly #secret: boolean;
  readonly #senders: Senders;
  readonly #tried: Tried;
  readonly #voters = new Map(VOTERS.map((key) => [key, only(FRESH)]));
  readonly #papers = new Map<string, ReturnType<typeof only<PaperState>>>();
  /** what was cut, and may have its effect still */
  readonly #maybe: Ops = { voter: [], paper: [] };
  /** what was answered with ok: it has its entry in the audit trail */
  readonly #entries = new Map<string, Sent>();
  /** what was sent and answered, round by round, for whoever reads a failure */
  readonly #history: string[] = [];

  constructor(linli: Linli, { motionId }: Announced, secret: boolean, tried: Tried) {
    this.#linli = linli;
    this.#motionId = motionId;
    this.#secret = secret;
    this.#senders = new Senders(linli, motionId, secret);
    this.#tried = tried;
  }

  async vote(run: Run, announced: Announced): Promise<void> {
    try {
      await resume(this.#linli, announced);
      await this.#play(run);
    } catch (error) {
      const { message } = error as Error;
      throw new Error(`${message}\n\nWhat was sent:${this.#history.join('')}`, { cause: error });
    }
  }

  async #play(run: Run): Promise<void> {
    await this.#rounds(run.notice, START, OPENS - 1);
    // What a cut left without its entry is looked for within two days.
    await this.#enter(this.#linli.cloud.now() + 2 * MINUTE);
    await this.#enter(OPENS);
    await this.#rounds(run.open, OPENS, SITS - 1);
    await this.#enter(SITS);
    await this.#rounds(run.sitting, SITS, CLOSES - 1);
    await this.#lateVotes(run.late);
    if (run.closing) await this.#round(run.closing, COUNTS + MINUTE);
    else {
      await this.#enter(CLOSES);
      await this.#rounds(run.papers, CLOSES, COUNTS + 5 * MINUTE);
    }
    await this.#count();
  }

  async #rounds(all: readonly Round[], from: number, until: number): Promise<void> {
    for (const round of all) {
      const at = Math.min(until, Math.max(from, this.#linli.cloud.now()) + round.wait * MINUTE);
      const isRacing = round.racing && round.wait > 0;
      if (!isRacing && round.wait > 0) await this.#enter(at);
      await this.#round(round, isRacing ? at : null);
    }
  }

  /** The clock jumps, the timers finish what is half done, and what is stored is what the model says. */
  async #enter(at: number): Promise<void> {
    this.#history.push(`\n${new Date(at).toISOString()}`);
    const fired = await this.#linli.clock(at);
    if (!fired.includes('ballot')) return; // within the minute
    if (motionNow(this.#linli, this.#motionId).state === 'announced') this.#compare();
  }

  async #round({ steps, close, cut: at }: Round, clock: number | null): Promise<void> {
    const linli = this.#linli;
    const [first] = steps;
    const all = close && first ? steps.map((step) => ({ ...step, voter: first.voter })) : steps;
    if (all.some(({ kind }) => kind === 'checkIn')) await this.#readCode();
    const sent = all.map((step) => this.#senders.make(step));
    // Where nothing is sent it would cut the timers that finish what is half done.
    const isAny = clock !== null || all.some(({ kind }, n) => sent[n] || kind === 'timer');
    if (at && isAny) await linli.cut('ballot', at);
    const moving = clock === null ? undefined : linli.clock(clock);
    const answers = await Promise.all(
      all.map(({ kind }, n) => {
        const one = sent[n];
        if (one) return this.#send(one);
        return kind === 'timer' ? linli.timer('ballot') : undefined;
      }),
    );
    await moving;
    this.#take(
      sent.flatMap((one, n) =>
        one ? [{ one, envelope: answers[n]?.envelope as AnyEnvelope }] : [],
      ),
    );
  }

  #send({ action, input, who }: Sent) {
    return this.#linli.call('ballot', action, input, asWho(who));
  }

  async #readCode(): Promise<void> {
    const on = { communityId: MAPLE, motionId: this.#motionId };
    const { envelope } = await this.#linli.call('ballot', 'showRoomCode', on, 'secretary');
    this.#senders.roomCode = envelope.ok ? (envelope.data as { code: string }).code : '000000';
  }

  /** Follows what was answered in one round. */
  #take(all: readonly { one: Sent; envelope: AnyEnvelope }[]): void {
    const sure: Ops = { voter: [], paper: [] };
    for (const { one, envelope } of all) {
      const code = envelope.ok ? 'ok' : envelope.code;
      this.#tried.set(`${one.action} ${code}`, (this.#tried.get(`${one.action} ${code}`) ?? 0) + 1);
      if (envelope.ok && one.entryId !== null) this.#entries.set(one.entryId, one);
      const isLost = code === 'CALL_CUT' || code === 'FUNCTION_FAILED' || code === 'INTERNAL';
      assert.notEqual(code, 'INTERNAL', `${one.action}: INTERNAL`);
      const into = envelope.ok ? sure : isLost ? this.#maybe : null;
      into?.voter.push(...(one.voterOp?.(envelope) ?? []));
      into?.paper.push(...(one.paperOp?.(envelope) ?? []));
    }
    const [lone] = all;
    if (lone && all.length === 1) this.#checkRefusal(lone.one, lone.envelope);
    const codes = all.map(
      ({ one, envelope }) => `\n  ${line(one)}: ${envelope.ok ? 'ok' : envelope.code}`,
    );
    this.#history.push('\nat once', ...codes);
    this.#follow(this.#voters, sure.voter, this.#maybe.voter, () => FRESH);
    this.#follow(this.#papers, sure.paper, this.#maybe.paper, () => UNSEEN);
  }

  /** A phone is told that there is a vote only if there can be one: nothing else was under way. */
  #checkRefusal({ voterOp }: Sent, envelope: AnyEnvelope): void {
    if (envelope.ok || !(envelope.code === 'BALLOT_CAST' && voterOp)) return;
    for (const op of voterOp(envelope)) {
      const states = [...(this.#voters.get(op.about)?.values() ?? [])];
      const isFree = states.every((state) => state.vote === null && op.apply(state) !== null);
      assert.ok(!isFree, `${op.about} is told that there is a vote, and there is none`);
    }
  }

  #follow<State extends { done: string[] }>(
    known: Map<string, ReturnType<typeof only<State>>>,
    sure: readonly Op<State>[],
    maybe: readonly Op<State>[],
    fresh: () => State,
  ): void {
    for (const about of new Set([...sure, ...maybe].map((op) => op.about))) {
      const mine = (ops: readonly Op<State>[]) => ops.filter((op) => op.about === about);
      const states = known.get(about) ?? only(fresh());
      const next = after(states, mine(sure), mine(maybe));
      const before = [...states.keys()].join('\n  ');
      assert.ok(
        next.size > 0,
        `no order explains the last answers about ${about}, from\n  ${before}`,
      );
      known.set(about, next);
    }
  }

  /** What is stored is one of the states that there can be. */
  #compare(): void {
    for (const [key, states] of this.#voters) {
      const stored = JSON.stringify(storedOf(this.#linli, this.#motionId, key));
      const fitting = [...states].filter(([, state]) => JSON.stringify(toldOf(state)) === stored);
      const told = [...states.values()].map((state) => JSON.stringify(toldOf(state))).join('\n  ');
      const [known] = fitting;
      assert.ok(known, `${key}: stored ${stored}\nand not one of\n  ${told}`);
      this.#voters.set(key, new Map(fitting));
      const { vote, box, notes } = known[1];
      const isNoted = voterNow(this.#linli, this.#motionId, key).cast !== null;
      const hasVoted = vote || box !== null || notes['hand-in'];
      assert.ok(!isNoted || hasVoted, `${key} is noted as having voted, and has not`);
    }
    const papers = this.#linli.documents<PaperDocument>('papers');
    for (const [serial, states] of this.#papers) {
      const paper = papers.find(({ _id }) => _id === `${this.#motionId}:${serial}`);
      const isIn = paper?.state === 'confirmed';
      const fitting = [...states].filter(([, { confirmed }]) => confirmed === isIn);
      assert.ok(fitting.length > 0, `${serial}: counts ${isIn}, and not as was answered`);
      this.#papers.set(serial, new Map(fitting));
    }
    this.#maybe.voter = [];
    this.#maybe.paper = [];
  }

  /** Whoever may vote, and has not, can. */
  async #lateVotes(late: number): Promise<void> {
    await this.#enter(this.#linli.cloud.now() + 2 * MINUTE);
    for (const [n, key] of VOTERS.entries()) {
      const [state] = [...(this.#voters.get(key)?.values() ?? [])] as [VoterState];
      const { removed, vote, box, notes } = state;
      const isFree = !removed && vote === null && box === null && !notes['hand-in'];
      if (!isFree || (late >> n) % 2 === 0) continue;
      const one = this.#senders.rightful(key);
      const { envelope } = await this.#send(one);
      assert.ok(
        envelope.ok,
        `${key} cannot vote: ${JSON.stringify(envelope)}, ${JSON.stringify(state)}`,
      );
      this.#take([{ one, envelope }]);
    }
  }

  async #count(): Promise<void> {
    const linli = this.#linli;
    await linli.clock(COUNTS + 20 * MINUTE);
    await linli.clock(COUNTS + 100 * MINUTE);
    const motion = motionNow(linli, this.#motionId);
    assert.equal(motion.state, 'counted', `the count stopped: ${JSON.stringify(motion.stopped)}`);
    const [question] = motion.result?.questions ?? [];
    const lines = (where: string, all: readonly { optionId: string; persons: number }[] = []) =>
      all.flatMap(({ optionId, persons }) =>
        new Array<string>(persons).fill(`${where}${optionId}`),
      );
    const counted = this.#secret
      ? lines('', question?.options)
      : [...lines('room ', question?.options), ...lines('away ', question?.remote)];
    const fromVoters = talliesOf(this.#voters.values(), (state) => this.#linesOf(state));
    const linesOfPaper = ({ confirmed, entry }: PaperState) =>
      confirmed && entry ? [entry.choice] : [];
    const tallies = talliesOf(this.#papers.values(), linesOfPaper, fromVoters);
    const told = [...tallies].join('\n  ');
    assert.ok(
      tallies.has(counted.sort().join()),
      `counted: ${counted.join()}\nand not one of\n  ${told}`,
    );
    assert.equal(motion.result?.ballots, counted.length);
    this.#checkBox(counted.length);
    this.#checkTrail();
  }

  #linesOf({ removed, vote, present }: VoterState): string[] {
    if (removed || !vote) return [];
    return [this.#secret ? vote.choice : `${present ? 'room' : 'away'} ${vote.choice}`];
  }

  /** No more papers count than voters put one in. */
  #checkBox(ballots: number): void {
    const most = [...this.#voters.values()].filter((states) =>
      [...states.values()].some(({ vote, box, removed }) => !removed && (vote || box !== null)),
    ).length;
    assert.ok(ballots <= most, `${ballots} ballots of ${most} voters`);
  }

  /** Whether a command has changed something, for all that is known: what was so already leaves no entry. */
  #isDone(id: string, { voterOp, paperOp }: Sent): boolean {
    if (!voterOp && !paperOp) return true;
    return [...this.#voters.values(), ...this.#papers.values()].some((states) =>
      [...states.values()].every(({ done }) => done.includes(id)),
    );
  }

  /** Who did what stands in the trail, and everything that stands there is of somebody. */
  #checkTrail(): void {
    checkAudit(this.#linli);
    const trail = new Map(
      this.#linli.documents<AuditDocument>('audit').map((one) => [one._id, one]),
    );
    for (const [id, one] of this.#entries) {
      if (!this.#isDone(id, one)) continue;
      assert.equal(trail.get(id)?.actorId, idOfWho(one.who), `${line(one)} has no entry`);
    }
  }
}

const line = ({ who, action, input }: Sent) => `${who} ${action} ${JSON.stringify(input)}`;
