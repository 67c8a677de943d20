import type { EntryKind } from '../../../typings/contract/civility/ledger.ts';
import type { RuleProblem } from '../../../typings/contract/civility/rule.ts';
import type { GoodsForm } from '../../../typings/contract/civility/shop.ts';
import { addDays, dayOf, endOfDay } from '../../kernel/calendar.ts';
import type { LedgerDocument } from '../collections.ts';
import { refusedIn } from '../rule/refused-rules.ts';

/** How long something is set aside, whole days: a shop with one morning a week is open once in them. */
const RESERVED_DAYS = 7;

/** What must not be had for points: what the law gives anyway, and money. */
export function goodsProblem({
  name,
  text,
  sourceWords,
  pickup = '',
}: GoodsForm): RuleProblem | null {
  const [found] = refusedIn([name, text, sourceWords, pickup].join('\n'), 1).filter(
    ({ problem }) => problem === 'benefit-by-law' || problem === 'for-money',
  );
  return found?.problem ?? null;
}

export function reservedUntil(at: number): number {
  return endOfDay(addDays(dayOf(at), RESERVED_DAYS));
}

/** Six digits for the counter, from the reservation's id: a proof of presence, no secret of worth. */
export function codeOf(hash: string): string {
  return String(
    [...hash].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_000, 7),
  ).padStart(6, '0');
}

/** How many an account has set aside or fetched, by its entries about one of the goods. */
export function standingOf(entries: readonly Pick<LedgerDocument, 'kind'>[]): number {
  const count = (kind: EntryKind) => entries.filter((one) => one.kind === kind).length;
  return count('hold') - count('release');
}
