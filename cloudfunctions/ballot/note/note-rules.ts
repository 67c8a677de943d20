import type { NoteKind, VoterNote } from '../../../typings/contract/motion.ts';
import type { NoteEntry, VoterDocument } from '../collections.ts';

/**
 * What one officer has written down about a voter waits for a second. Until then it counts for nothing: a
 * hand-in only keeps the voter's place, so that no phone votes beside the paper in the box.
 */

type Noted = Pick<VoterDocument, 'notes' | 'noted' | 'unchecked'>;
type OfVoter = Pick<VoterDocument, 'notes'>;

function noted(notes: NoteEntry[]): Noted {
  const unchecked = notes.some(({ kind }) => kind === 'hand-in');
  return { notes, noted: notes.length > 0, unchecked };
}

/** The voter's notes with this one in the place of an earlier one of its kind; the voter is told. */
export function withNote(
  { notes = [] }: OfVoter,
  note: NoteEntry,
): Noted & Pick<VoterDocument, 'tell'> {
  const others = notes.filter(({ kind }) => kind !== note.kind);
  return { ...noted([...others, note]), tell: note.id };
}

export function withoutNotes({ notes = [] }: OfVoter, kinds: readonly NoteKind[]): Noted {
  return noted(notes.filter(({ kind }) => !kinds.includes(kind)));
}

export function noteOf({ notes = [] }: OfVoter, kind: NoteKind): NoteEntry | undefined {
  return notes.find((one) => one.kind === kind);
}

/** A note as people see it. */
export function noteLine({ id, kind, by, channel, reason, agent }: NoteEntry): VoterNote {
  return {
    noteId: id,
    kind,
    channel: channel ?? null,
    reason: reason ?? '',
    agentName: agent?.name ?? null,
    byName: by.name,
  };
}
