import type {
  BallotDocument,
  ObjectionDocument,
  PaperDocument,
} from '../../cloudfunctions/ballot/collections.ts';
import { serialOf } from '../../cloudfunctions/ballot/vote/ballot-id.ts';
import type { Channel, NoteKind } from '../../typings/contract/motion.ts';
import { MAPLE } from './community.ts';
import { commandId } from './inputs.ts';
import type { Linli } from './linli.ts';
import type { Entry, Noted, Op, VoterState } from './vote-model.ts';
import * as model from './vote-model.ts';
import {
  AGREED,
  answering,
  CHANNELS,
  CHOICES,
  entryOf,
  NOTE_ACTIONS,
  neighbourFor,
  officerFor,
  PRINTED,
  pick,
  preferred,
  REASONS,
  type Sent,
  type Step,
} from './vote-step.ts';
import {
  homeAt,
  idOfWho,
  motionNow,
  NEIGHBOURS,
  OFFICERS,
  stampId,
  VOTERS,
  voterNow,
  type Who,
} from './vote-world.ts';

/** Makes what people send in one run of a vote. */
export class Senders {
  readonly #linli: Linli;
  readonly #motionId: string;
  readonly #secret: boolean;
  #n = 0;
  /** what officers have noted and proposed, by its id, whether or not it was heard */
  readonly #noted = new Map<string, Noted>();
  readonly #proposed = new Map<string, { by: Who; voterId: string; removed: boolean }>();
  readonly #sent: Sent[] = [];
  /** what the room reads; '000000' while nothing does */
  roomCode = '000000';

  constructor(linli: Linli, motionId: string, secret: boolean) {
    this.#linli = linli;
    this.#motionId = motionId;
    this.#secret = secret;
  }

  /** @returns undefined where there is nothing to do this with */
  make(step: Step): Sent | undefined {
    this.#n += 1;
    const sent = step.kind === 'again' ? pick(this.#sent, step.how) : this.#make(step);
    if (sent && step.kind !== 'again') this.#sent.push(sent);
    return sent;
  }

  /** A first vote by phone of somebody who may vote for this voter. */
  rightful(voterId: string): Sent {
    this.#n += 1;
    const { people, speaker } = homeAt(voterId);
    return this.#casting(voterId, speaker ?? (people[0] as Who), 'yes', null, null);
  }

  #make(step: Step): Sent | undefined {
    const voterId = pick(VOTERS, step.voter) as string;
    const officer = officerFor(step, voterId);
    switch (step.kind) {
      case 'cast':
        return this.#cast(step, voterId);
      case 'note':
        return this.#note(step, voterId, officer);
      case 'decideNote':
        return this.#decideNote(step);
      case 'deny':
        return this.#deny(step);
      case 'endProxy':
        return this.#endProxy(voterId, neighbourFor(step, voterId));
      case 'enterPaper':
        return this.#secret
          ? this.#enterNumbered(step, officer)
          : this.#enter(step, voterId, officer);
      case 'decidePaper':
        return this.#decidePaper(step);
      case 'checkIn':
        return this.#checkIn(step, voterId);
      case 'undoCheckIn':
        return this.#undo(voterId, officer);
      case 'object':
        return this.#object(pick(NEIGHBOURS, step.who) as Who);
      case 'answer':
        return this.#answer(step, voterId, officer);
      case 'correct':
        return this.#correct(step, officer);
      default:
        return undefined;
    }
  }

  #on(more: object): Record<string, unknown> {
    return { communityId: MAPLE, motionId: this.#motionId, ...more };
  }

  #command(who: Who, action: string, target: string): { command: string; id: string } {
    const command = commandId(1000 + this.#n);
    return { command, id: stampId(who, command, action, target) };
  }

  #cast(step: Step, voterId: string): Sent {
    const { agent } = voterNow(this.#linli, this.#motionId, voterId);
    const proxy = NEIGHBOURS.find((who) => idOfWho(who) === agent?.residentId);
    const who = proxy && step.how % 3 === 0 ? proxy : neighbourFor(step, voterId);
    const choice = CHOICES[step.how % 3] as string;
    const standing = this.#standing(voterId);
    const way = Math.floor(step.how / 3) % 4;
    const overrules = (way === 1 && standing?.by) || null;
    const replaces = (way === 2 && standing?.receipt) || null;
    return this.#casting(voterId, who, choice, replaces, overrules);
  }

  /** The vote that stands in a named motion, as somebody who knows everything would tell. */
  #standing(voterId: string): { receipt: string; by: Who | undefined } | undefined {
    const ballot = this.#documents<BallotDocument>('ballots').find(
      ({ _id, caster }) => _id.endsWith(`:${voterId}`) && caster,
    );
    const by = NEIGHBOURS.find((who) => idOfWho(who) === ballot?.caster?.residentId);
    return ballot && { receipt: ballot.receipt, by };
  }

  #casting(
    voterId: string,
    who: Who,
    choice: string,
    replaces: string | null,
    overrules: Who | null,
  ): Sent {
    const receipt = String(this.#n).padStart(20, '0');
    const vote = { voterId, receipt, replaces, answers: answering(choice) };
    const more = overrules === null ? {} : { overrules: idOfWho(overrules) };
    const casting = { receipt, choice, by: who, replaces, overrules };
    return {
      kind: 'cast',
      who,
      action: 'castBallot',
      input: this.#on({ ...vote, ...more }),
      entryId: null,
      voterOp: () => [model.cast(voterId, homeAt(voterId), casting)],
    };
  }

  #note({ how }: Step, voterId: string, officer: Who): Sent {
    const kinds: NoteKind[] = this.#secret
      ? ['void', 'hand-in', how > 40 ? 'present' : 'void', 'hand-in']
      : ['void', 'void', 'present', 'proxy'];
    const kind = kinds[how % 4] as NoteKind;
    // Who votes for somebody is for the secretary to write down.
    const who = kind === 'proxy' && how % 8 !== 3 ? 'secretary' : officer;
    const [action, entry] = NOTE_ACTIONS[kind];
    const { command, id } = this.#command(who, entry, `voter:${this.#motionId}:${voterId}`);
    const channel = CHANNELS[Math.floor(how / 4) % 5] as Channel;
    const agent = pick(NEIGHBOURS, Math.floor(how / 4)) as Who;
    const isEnding = how > 56;
    const agentId = isEnding ? null : idOfWho(agent);
    const said = { ...REASONS, 'hand-in': { channel }, proxy: { agentId } };
    const asked = kind === 'proxy' && !isEnding ? agent : null;
    this.#noted.set(id, { id, kind, by: who, channel, agent: asked });
    return {
      kind: 'note',
      who,
      action,
      input: this.#on({ voterId, commandId: command, ...said[kind] }),
      entryId: id,
      voterOp: () => [model.note(voterId, id, kind)],
    };
  }

  /** Notes that wait now: of this voter, and if there are none of any. */
  #waiting({ voter }: Step): readonly { voterId: string; noted: Noted }[] {
    const waiting = VOTERS.flatMap((voterId) =>
      (voterNow(this.#linli, this.#motionId, voterId).notes ?? []).map(({ id }) => ({
        voterId,
        noted: this.#noted.get(id) as Noted,
      })),
    );
    return preferred(waiting, ({ voterId }) => voterId === pick(VOTERS, voter));
  }

  #decideNote(step: Step): Sent | undefined {
    const waiting = pick(this.#waiting(step), step.how);
    if (!waiting) return undefined;
    const { voterId, noted } = waiting;
    const who = officerFor(step, voterId, [noted.by]);
    const { how } = step;
    const agrees = how % 5 !== 0;
    const entry = agrees ? AGREED[noted.kind] : 'voter.note-refuse';
    const note = { noteId: noted.id, kind: noted.kind, decision: agrees ? 'confirm' : 'refuse' };
    const line = { kind: 'decideNote', action: 'decideNote', entry } as const;
    return this.#onVoter(line, voterId, who, note, (id) =>
      model.decide(voterId, homeAt(voterId), noted, { id, by: who, agrees }),
    );
  }

  #deny(step: Step): Sent | undefined {
    const waiting = pick(this.#waiting(step), step.how);
    if (!waiting) return undefined;
    const { voterId, noted } = waiting;
    const who = neighbourFor(step, voterId);
    const line = { kind: 'deny', action: 'denyNote', entry: 'voter.note-deny' } as const;
    return this.#onVoter(line, voterId, who, { noteId: noted.id }, (id) =>
      model.deny(voterId, homeAt(voterId), noted, who, id),
    );
  }

  #endProxy(voterId: string, who: Who): Sent {
    const line = { kind: 'endProxy', action: 'endProxy', entry: 'voter.end-proxy' } as const;
    return this.#onVoter(line, voterId, who, {}, (id) =>
      model.endProxy(voterId, homeAt(voterId), who, id),
    );
  }

  /** A command about one voter. */
  #onVoter(
    { kind, action, entry }: Pick<Sent, 'kind' | 'action'> & { entry: string },
    voterId: string,
    who: Who,
    more: object,
    opOf: (id: string) => Op<VoterState>,
  ): Sent {
    const { command, id } = this.#command(who, entry, `voter:${this.#motionId}:${voterId}`);
    const input = this.#on({ voterId, commandId: command, ...more });
    return { kind, who, action, input, entryId: id, voterOp: () => [opOf(id)] };
  }

  #paper(entry: Entry, more: object): Record<string, unknown> {
    return this.#on({
      channel: entry.channel,
      answers: answering(entry.choice),
      voterId: null,
      serial: null,
      ...more,
    });
  }

  #enter(step: Step, voterId: string, who: Who): Sent {
    const entry = entryOf(step, who);
    const target = `motion:${this.#motionId}`;
    const { command, id } = this.#command(who, 'paper.enter', target);
    const { round } = voterNow(this.#linli, this.#motionId, voterId);
    const roundOf = (paperId: unknown) => Number(String(paperId).split(':').at(-1));
    return {
      kind: 'enterPaper',
      who,
      action: 'enterPaper',
      input: this.#paper(entry, { voterId, commandId: command }),
      entryId: id,
      voterOp(answer) {
        const { paperId } = (answer.ok ? answer.data : {}) as { paperId?: string };
        // A void that comes in between begins another round, and nobody is told of which round a lost answer was.
        const rounds = answer.ok ? [roundOf(paperId)] : [round, round + 1];
        return rounds.map((one) => model.enterPaper(voterId, id, one, entry));
      },
    };
  }

  #enterNumbered(step: Step, who: Who): Sent {
    const entry = entryOf(step, who);
    const motion = motionNow(this.#linli, this.#motionId);
    const salt = motion.salt ?? 'gone';
    const serial = serialOf({ ...motion, salt }, 'print', step.voter % PRINTED);
    const { command, id } = this.#command(who, 'paper.enter', `motion:${this.#motionId}`);
    return {
      kind: 'enterPaper',
      who,
      action: 'enterPaper',
      input: this.#paper(entry, { serial, commandId: command }),
      entryId: id,
      paperOp: () => [model.enterNumbered(serial, id, entry)],
    };
  }

  #decidePaper(step: Step): Sent | undefined {
    const all = this.#documents<PaperDocument>('papers');
    const { voter, how } = step;
    const waiting = preferred(all, ({ state }) => state === 'entered');
    const isOf = ({ voterKey }: PaperDocument) => voterKey === pick(VOTERS, voter);
    const paper = pick(preferred(waiting, isOf), voter);
    if (!paper) return undefined;
    const first = OFFICERS.find((one) => idOfWho(one) === paper.enteredBy.residentId) ?? '';
    const door = paper.voterKey ?? (pick(VOTERS, how) as string);
    const who = officerFor(step, door, ['partyBranch', first]);
    const decision = how % 5 === 0 ? 'refuse' : 'confirm';
    const { command, id } = this.#command(who, `paper.${decision}`, `motion:${this.#motionId}`);
    const { _id: paperId, voterKey, serial, round, channel } = paper;
    const choice = paper.choice ?? '';
    const compared = { channel, answers: answering(choice) };
    const input = this.#on({ paperId, decision, compared, commandId: command });
    const sent: Sent = { kind: 'decidePaper', who, action: 'decidePaper', input, entryId: id };
    if (decision === 'refuse') return sent;
    const comparing = { by: who, id, compared: { channel, choice } };
    const numbered = () => [model.confirmNumbered(serial ?? '', comparing)];
    if (voterKey === null) return { ...sent, paperOp: numbered };
    const named = () => [model.confirmPaper(voterKey, homeAt(voterKey), round, comparing)];
    return { ...sent, voterOp: named };
  }

  #checkIn(step: Step, voterId: string): Sent {
    const who = neighbourFor(step, voterId);
    const code = step.how % 7 === 0 ? '123456' : this.roomCode;
    return {
      kind: 'checkIn',
      who,
      action: 'checkIn',
      input: this.#on({ voterId, code }),
      entryId: null,
      voterOp: () => [model.checkIn(voterId, homeAt(voterId), who)],
    };
  }

  #undo(voterId: string, who: Who): Sent {
    const [action, entry] = NOTE_ACTIONS.absent;
    const line = { kind: 'undoCheckIn', action, entry } as const;
    return this.#onVoter(line, voterId, who, REASONS.absent, (id) => {
      this.#noted.set(id, { id, kind: 'absent', by: who, channel: 'phone', agent: null });
      return model.note(voterId, id, 'absent');
    });
  }

  /** Those of the motion, in the order of their ids. */
  #documents<Doc extends { _id: string; motionId: string }>(collection: string): Doc[] {
    const all = this.#linli.documents<Doc>(collection);
    const mine = all.filter(({ motionId }) => motionId === this.#motionId);
    return mine.sort((one, other) => (one._id < other._id ? -1 : 1));
  }

  #object(who: Who): Sent {
    const { command, id } = this.#command(who, 'motion.object', `motion:${this.#motionId}`);
    return {
      kind: 'object',
      who,
      action: 'raiseObjection',
      input: this.#on({ commandId: command, kind: 'roster', text: '这一户早就没有人住了。' }),
      entryId: id,
    };
  }

  #answer({ who, how }: Step, voterId: string, officer: Who): Sent | undefined {
    const objection = pick(this.#documents<ObjectionDocument>('objections'), how);
    if (!objection) return undefined;
    const by = who % 5 === 0 ? officer : 'secretary';
    const { command, id } = this.#command(by, 'motion.answer', `motion:${this.#motionId}`);
    const { removed } = voterNow(this.#linli, this.#motionId, voterId);
    const correction = removed ? { kind: 'add', id: voterId } : { kind: 'remove', voterId };
    this.#proposed.set(id, { by, voterId, removed: !removed });
    const answer = { objectionId: objection._id, answer: '已核对。', correction };
    return {
      kind: 'answer',
      who: by,
      action: 'answerObjection',
      input: this.#on({ commandId: command, ...answer }),
      entryId: id,
    };
  }

  #correct({ who, how }: Step, officer: Who): Sent | undefined {
    const proposed = this.#documents<ObjectionDocument>('objections').filter(
      ({ state }) => state === 'proposed',
    );
    const objection = pick(proposed, how);
    const proposal = objection && this.#proposed.get(objection.change.id);
    if (!objection || !proposal) return undefined;
    const by = pick(['secretary', 'partyBranch', 'partyBranch', officer], who) as Who;
    const agrees = how % 5 !== 0;
    const entry = agrees ? 'motion.correct' : 'motion.correct-refuse';
    const { command, id } = this.#command(by, entry, `motion:${this.#motionId}`);
    const decision = agrees ? 'confirm' : 'refuse';
    const seen = { objectionId: objection._id, proposalId: objection.change.id };
    const sent: Sent = {
      kind: 'correct',
      who: by,
      action: 'decideCorrection',
      input: this.#on({ commandId: command, decision, ...seen }),
      entryId: id,
    };
    const { voterId, removed, by: first } = proposal;
    const change = () => [model.correct(voterId, homeAt(voterId), removed, [first, by], id)];
    return agrees ? { ...sent, voterOp: change } : sent;
  }
}
