import type { ScorebookKind } from '../../../typings/contract/civility/scorecard.ts';
import type { CommandLine } from '../../kernel/command.ts';

export const bookIdOf = (communityId: string, book: ScorebookKind) => `${communityId}:${book}`;

/** What is done about a members' book and its cards, in the words of the audit trail: for the branch alone. */
const BRANCH_PREFIX = 'branch-card.';

/** Entries of the audit trail that nobody but the branch reads begin so. */
export const BRANCH_ENTRIES = BRANCH_PREFIX;

interface Target {
  communityId: string;
  book: ScorebookKind;
  /** the card or what was brought forward for it; '' for one that the command creates */
  id?: string;
  /** what else tells two commands apart */
  variant?: string;
}

/**
 * The line of a command about a book. Entries about members have names of their own, and name the book alone: once
 * somebody has left, nothing on record leads from them to what a card said.
 */
export function bookCommand(
  verb: string,
  noun: 'scorebook' | 'scorecard' | 'score',
  { communityId, book, id, variant }: Target,
): CommandLine {
  if (book === 'members') {
    const parts = [noun, ...(id === undefined ? [] : [id]), ...(variant ? [variant] : [])];
    return {
      action: `${BRANCH_PREFIX}${verb}`,
      target: `scorebook:${communityId}`,
      variant: parts.join(' '),
    };
  }
  const target = noun === 'scorebook' ? `scorebook:${communityId}` : `${noun}:${id ?? ''}`;
  return {
    action: `civility.${verb}`,
    target,
    ...(noun !== 'scorebook' && id === undefined ? { creates: true as const } : {}),
    ...(variant ? { variant } : {}),
  };
}
