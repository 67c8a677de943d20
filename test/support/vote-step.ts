import fc from 'fast-check';
import type { Channel } from '../../typings/contract/motion.ts';
import type { AnyEnvelope } from './linli.ts';
import type { Entry, Op, PaperState, VoterState } from './vote-model.ts';
import { homeAt, NEIGHBOURS, OFFICERS, OFFICERS_AT, type Who } from './vote-world.ts';

/** Something that somebody does; the numbers choose among what there is to choose from. */
export interface Step {
  kind: Kind;
  voter: number;
  who: number;
  how: number;
}

const KINDS = [
  'cast',
  'note',
  'decideNote',
  'deny',
  'endProxy',
  'enterPaper',
  'decidePaper',
  'checkIn',
  'undoCheckIn',
  'object',
  'answer',
  'correct',
  'again',
  'timer',
] as const;
export type Kind = (typeof KINDS)[number];

/** What somebody sends, and what it does if it is answered with ok. */
export interface Sent {
  kind: Kind;
  who: Who;
  action: string;
  input: Record<string, unknown>;
  /** of the entry in the audit trail; null for what is its own record */
  entryId: string | null;
  voterOp?(answer: AnyEnvelope): Op<VoterState>[];
  paperOp?(answer: AnyEnvelope): Op<PaperState>[];
}

/** Which voter, or paper, it is about: mostly the same few, so that many meet. */
const VOTED = [0, 0, 0, 0, 1, 1, 1, 2, 2, 3, 4, 5];

export const steps = (weights: Partial<Record<Kind, number>>): fc.Arbitrary<Step> =>
  fc.record({
    kind: fc.constantFrom(
      ...KINDS.flatMap((kind) => new Array<Kind>(weights[kind] ?? 0).fill(kind)),
    ),
    voter: fc.constantFrom(...VOTED),
    who: fc.nat(29),
    how: fc.nat(59),
  });

export const CHOICES = ['yes', 'no', 'abstain'];
/** What is answered to the one question. */
export const answering = (choice: string) => [{ questionId: 'q1', options: [choice], scores: [] }];
/** Mostly one, so that what fills a box meets. */
export const CHANNELS: readonly Channel[] = ['door', 'room', 'door', 'paper', 'door'];
export const NOTE_ACTIONS = {
  present: ['checkInFor', 'voter.present'],
  absent: ['undoCheckIn', 'voter.absent'],
  'hand-in': ['handIn', 'paper.hand-in'],
  void: ['voidBallot', 'ballot.void'],
  proxy: ['setProxy', 'voter.proxy'],
} as const;
/** What is said about those that need no more. */
export const REASONS = {
  present: {},
  absent: { reason: '人不在场' },
  void: { reason: '投错了' },
};
export const AGREED = {
  present: 'voter.present-agree',
  absent: 'voter.absent-agree',
  'hand-in': 'paper.hand-in-agree',
  void: 'ballot.void-agree',
  proxy: 'voter.proxy-agree',
} as const;
/** Papers that were printed for a secret vote. */
export const PRINTED = 4;

export const pick = <Item>(all: readonly Item[], n: number): Item | undefined =>
  all[n % all.length];

/**
 * Mostly an officer of the voter's own door who may do it, sometimes any.
 * @param others who may not: the party branch goes to no door, and what one has done takes a second
 */
export function officerFor(
  { who, how }: Step,
  voterId: string,
  others: readonly Who[] = ['partyBranch'],
): Who {
  if (how % 11 === 0) return pick(OFFICERS, who) as Who;
  const all = OFFICERS_AT.get(voterId) ?? OFFICERS;
  const fitting = preferred(all, (one) => !others.includes(one));
  return pick(how % 4 === 0 ? all : fitting, who) as Who;
}

/** Mostly somebody of the door, sometimes anybody. */
export function neighbourFor({ who, how }: Step, voterId: string): Who {
  return pick(how % 6 !== 0 ? homeAt(voterId).people : NEIGHBOURS, who) as Who;
}

/** What an officer reads from a paper. */
export function entryOf({ how }: Step, by: Who): Entry {
  const channel = CHANNELS[Math.floor(how / 3) % 5] as Channel;
  return { choice: CHOICES[how % 3] as string, channel, by };
}

/** Those that fit, or all if none does. */
export function preferred<Item>(
  all: readonly Item[],
  fits: (item: Item) => boolean,
): readonly Item[] {
  const fitting = all.filter(fits);
  return fitting.length > 0 ? fitting : all;
}
