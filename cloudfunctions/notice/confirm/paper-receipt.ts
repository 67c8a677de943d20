import type { CommandLine } from '../../kernel/command.ts';

/** What an officer writes down for a household and a notice: one receipt, written, taken back, written anew. */
interface Written {
  noticeId: string;
  householdId: string;
}

export function paperIdOf({ noticeId, householdId }: Written): string {
  return `${noticeId}:paper:${householdId}`;
}

/** The command of writing it down or taking it back. */
export function paperCommand(
  action: 'notice.confirm-for' | 'notice.undo-confirm-for',
  { noticeId, householdId }: Written,
): CommandLine {
  return { action, target: `household:${householdId}:${noticeId}` };
}
