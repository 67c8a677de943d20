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

export const steps = (weights: Partial<Record<Kind, number>>): fc.Arbitrary<Step> =>
  fc.record({
    kind: fc.constantFrom(
      ...KINDS.flatMap((kind) => new Array<Kind>(weights[kind] ?? 0).fill(kind)),
    ),
    voter: fc.nat(29),
    who: fc.nat(29),
    how: fc.nat(59),
  });

export const CHOICES = ['yes', 'no', 'abstain'];
export const CHANNELS: readonly Channel[] = ['room', 'door', 'paper'];
export const NOTE_ACTIONS = {
  present: ['checkInFor', 'voter.present'],
  'hand-in': ['handIn', 'paper.hand-in'],
  void: ['voidBallot', 'ballot.void'],
  proxy: ['setProxy', 'voter.proxy'],
} as const;
export const AGREED = {
  present: 'voter.present-agree',
  'hand-in': 'paper.hand-in-agree',
  void: 'ballot.void-agree',
  proxy: 'voter.proxy-agree',
} as const;
/** Papers that were printed for a secret vote. */
export const PRINTED = 5;

export const pick = <Item>(all: readonly Item[], n: number): Item | undefined =>
  all[n % all.length];

/** Mostly an officer of the voter's own door, sometimes any. */
export function officerFor({ who, how }: Step, voterId: string): Who {
  return pick((how % 7 !== 0 && OFFICERS_AT.get(voterId)) || OFFICERS, who) as Who;
}

/** Mostly somebody of the door, sometimes anybody. */
export function neighbourFor({ who, how }: Step, voterId: string): Who {
  return pick(how % 6 !== 0 ? homeAt(voterId).people : NEIGHBOURS, who) as Who;
}

/** What an officer reads from a paper. */
export function entryOf({ how }: Step, by: Who): Entry {
  const channel = CHANNELS[Math.floor(how / 3) % 3] as Channel;
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
