import type { LintKind } from '../../../typings/contract/covenant.ts';
import * as first from './round-1.ts';
import * as second from './round-2.ts';
import * as third from './round-3.ts';
import * as fourth from './round-4.ts';
import * as fifth from './round-5.ts';
import * as sixth from './round-6.ts';

export interface SentenceList {
  name: string;
  UNLAWFUL: Record<LintKind, readonly string[]>;
  LAWFUL: readonly string[];
}

/** How many the first run found by kind, and how many lawful ones it flagged: before anything was mended. */
interface FirstRun {
  found: number;
  wrong: number;
}

/** Lists that were written one after another, each without trying it on the phrases as they then stood. */
export const ROUNDS: readonly (SentenceList & { firstRun: FirstRun })[] = [
  { name: 'round 1', ...first, firstRun: { found: 14, wrong: 1 } },
  { name: 'round 2', ...second, firstRun: { found: 19, wrong: 2 } },
  { name: 'round 3', ...third, firstRun: { found: 39, wrong: 0 } },
  { name: 'round 4', ...fourth, firstRun: { found: 50, wrong: 7 } },
  { name: 'round 5', ...fifth, firstRun: { found: 33, wrong: 4 } },
  { name: 'round 6', ...sixth, firstRun: { found: 39, wrong: 3 } },
];
