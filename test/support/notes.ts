import assert from 'node:assert/strict';
import type { NoteEntry, VoterDocument } from '../../cloudfunctions/ballot/collections.ts';
import type { NoteKind } from '../../typings/contract/motion.ts';
import { HOME } from './community.ts';
import type { Input } from './inputs.ts';
import type { Answer, As, Linli } from './linli.ts';
import { MOTION, onVoter } from './motions.ts';

/** What takes two officers in a vote: one notes it, another agrees. */

const KINDS: Record<string, NoteKind> = {
  checkInFor: 'present',
  undoCheckIn: 'absent',
  handIn: 'hand-in',
  voidBallot: 'void',
  setProxy: 'proxy',
};

/** A note of this kind that waits, if there is one. */
export function waitingAt(
  linli: Linli,
  kind: NoteKind,
  motionId: string = MOTION.open,
  voterId: string = HOME.second,
): NoteEntry | undefined {
  return linli
    .documents<VoterDocument>('voters')
    .find(({ _id }) => _id === `${motionId}:${voterId}`)
    ?.notes?.find((note) => note.kind === kind);
}

function noteAt(linli: Linli, kind: NoteKind, motionId?: string, voterId?: string): NoteEntry {
  const found = waitingAt(linli, kind, motionId, voterId);
  assert.ok(found, `a note of the kind ${kind} waits`);
  return found;
}

/** What a second officer sends about the note that waits. */
export function decidingNote(
  linli: Linli,
  n: number,
  kind: NoteKind,
  more: Input & { motionId?: string; voterId?: string } = {},
): Input {
  const { id: noteId } = noteAt(linli, kind, more.motionId, more.voterId);
  return onVoter(n, { noteId, kind, decision: 'confirm', ...more });
}

/** An officer notes something, and another agrees. @returns the answer of the second, or of the first if it is refused */
export async function noteAndAgree(
  linli: Linli,
  action: keyof typeof KINDS & string,
  input: Input,
  as: As,
  by: As = 'gridOfficer',
): Promise<Answer> {
  const noted = await linli.call('ballot', action, input, as);
  if (!noted.envelope.ok) return noted;
  const { motionId, voterId, commandId: first } = input as Record<string, string>;
  const on = { motionId, voterId } as { motionId: string; voterId: string };
  const second = { ...on, commandId: `10000000${first?.slice(8)}` };
  const decision = decidingNote(linli, 0, KINDS[action] as NoteKind, second);
  return linli.call('ballot', 'decideNote', decision, by);
}

/** The same, which has to succeed. */
export async function mustAgree(...call: Parameters<typeof noteAndAgree>): Promise<void> {
  const { envelope } = await noteAndAgree(...call);
  assert.ok(envelope.ok, `${call[1]}: ${JSON.stringify(envelope)}`);
}

/** A note about who votes for the voter, which can be made any number of times. */
export async function waitingNote(n: number, linli: Linli): Promise<string> {
  const input = onVoter(n + 600_000, { agentId: null });
  const { envelope } = await linli.call('ballot', 'setProxy', input, 'secretary');
  assert.ok(envelope.ok, JSON.stringify(envelope));
  return noteAt(linli, 'proxy').id;
}
