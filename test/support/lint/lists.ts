import type { LintKind } from '../../../typings/contract/covenant.ts';
import first from './list-1.ts';
import second from './list-2.ts';
import third from './list-3.ts';
import fourth from './list-4.ts';
import fifth from './list-5.ts';
import sixth from './list-6.ts';

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
export const LISTS: readonly (SentenceList & { firstRun: FirstRun })[] = [
  { name: 'list 1', ...first, firstRun: { found: 14, wrong: 1 } },
  { name: 'list 2', ...second, firstRun: { found: 19, wrong: 2 } },
  { name: 'list 3', ...third, firstRun: { found: 39, wrong: 0 } },
  { name: 'list 4', ...fourth, firstRun: { found: 50, wrong: 7 } },
  { name: 'list 5', ...fifth, firstRun: { found: 33, wrong: 4 } },
  { name: 'list 6', ...sixth, firstRun: { found: 39, wrong: 3 } },
];
