import type { CommandLine } from '../../kernel/command.ts';

/** What an officer writes down for a household and a notice: one receipt, written, taken back, written anew. */
interface Written {
  noticeId: string;
  householdId: string;
}

export function paperIdOf({ noticeId, householdId }: Written): string {
  return `${noticeId}:paper:${householdId}`;
}

/** The command of writing it down, taking it back, or saying whether it is so. */
export function paperCommand(
  action: `notice.${'confirm-for' | 'undo-confirm-for' | 'deny-mark' | 'recheck-mark'}`,
  { noticeId, householdId }: Written,
): CommandLine {
  return { action, target: `household:${householdId}:${noticeId}` };
}
