/** What is written down about one vote: by which channel it came, what officers noted. */

export type Channel =
  | 'phone'
  | 'room' // a paper in the room
  | 'door' // a paper at the door
  | 'paper'; // a paper in the box

export interface VoidLine {
  day: string;
  channel: Channel;
  /** '' of what the voter, or the second officer, said was not so */
  reason: string;
  byName: string;
  /** what an officer had noted and nobody else agreed to: `voter` = the voter said so */
  denied?: 'voter' | 'officer';
}

/** What an officer writes down about a voter. It counts for nothing until a second officer has agreed. */
export type NoteKind =
  | 'present' // ticked off at the door of the room
  | 'absent' // somebody who was checked in is not in the room
  | 'hand-in' // a paper of a secret vote was put into the box
  | 'void' // the ballot that is there is to be voided
  | 'proxy'; // who may vote in the voter's place, or that nobody may any more

export interface VoterNote {
  noteId: string;
  kind: NoteKind;
  /** of a hand-in */
  channel: Channel | null;
  /** of a void or an absence; else '' */
  reason: string;
  /** of a proxy; null = nobody any more */
  agentName: string | null;
  byName: string;
}

/** A note that waits for a second officer. */
export interface NoteLine extends VoterNote {
  voterId: string;
  name: string;
  label: string;
  /** the caller noted it, or it is about their own vote: somebody else agrees */
  own: boolean;
}
