import * as v from 'valibot';
import type { NoteKind } from '../../../typings/contract/motion.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { requireNotOwn, requireSecondPerson } from '../../people/second-person.ts';
import {
  type Leaving,
  type MotionDocument,
  type NoteEntry,
  type VoterDocument,
  voters,
} from '../collections.ts';
import {
  concernedBy,
  SECOND_ACCESS,
  seenMotion,
  voterLoad,
  voterOf,
} from '../motion/motion-access.ts';
import { phaseOf } from '../motion/motion-rules.ts';
import { commandOnMotion, voterId } from '../motion/motion-schema.ts';
import { endLeaving, leaveBox } from '../paper/box-repository.ts';
import { settleLeaving } from '../paper/leave-box.ts';
import { checkProxies, takePlace } from '../proxy/proxy-place.ts';
import { absencePatch, checkAbsence } from '../room/check-absence.ts';
import { tellAbsence } from '../room/tell-absence.ts';
import { countHandedIn } from '../roster/voter-repository.ts';
import { finishVoid } from '../vote/finish-void.ts';
import { boxOf, voided } from '../vote/void-rules.ts';
import { checkVoid, requireNoHandIn } from '../vote/void-time.ts';
import { noteOf, withoutNotes } from './note-rules.ts';

const AGREED: Record<NoteKind, string> = {
  present: 'voter.present-agree',
  absent: 'voter.absent-agree',
  'hand-in': 'paper.hand-in-agree',
  void: 'ballot.void-agree',
  proxy: 'voter.proxy-agree',
};

/**
 * A second officer agrees to what one has noted about a voter, or does not. Only then does it count: the voter
 * is present, the paper is in the box, the ballot is voided, somebody votes for another.
 */
export const decideNote = action('ballot.decideNote', {
  input: v.strictObject({
    ...commandOnMotion,
    voterId,
    noteId: documentId,
    kind: v.picklist(['present', 'absent', 'hand-in', 'void', 'proxy']),
    decision: v.picklist(['confirm', 'refuse']),
  }),
  access: SECOND_ACCESS,
  load: voterLoad,
  command: ({ kind, decision, motionId, voterId }) => ({
    action: decision === 'confirm' ? AGREED[kind] : 'voter.note-refuse',
    target: `voter:${motionId}:${voterId}`,
  }),
  budget: 5, // and three more for a paper in a box, or for telling somebody that they are absent
  run: async ({ noteId, kind, decision }, context) => {
    const motion = seenMotion(context);
    const voter = voterOf(context);
    const { actor } = context;
    const { stamp } = context.command;
    const note = findNote(voter, kind, noteId);
    const isAgreed = decision === 'confirm';
    const byName =
      note && isAgreed ? `${note.by.name}、${actor.resident.name}` : actor.resident.name;
    const voiding = { reason: (isAgreed && note?.reason) || '', byName, change: stamp, noteId };
    const channel = isAgreed && kind === 'void' ? boxOf(motion, voter) : null;
    const leaving = channel && {
      voterKey: voter.key,
      round: voter.round,
      channel,
      ...voiding,
    };
    let isLeaving = false;
    const decided = change(context, voters, voter, {
      missing: 'VOTER_NOT_FOUND',
      prepare: async () => {
        const standing = requireNote(note);
        requireSecondPerson(actor, [standing.by.residentId], 'NOTE_OWN');
        requireNotOwn(actor, concernedBy(voter), 'NOTE_OWN');
        if (voter.voiding) await finishVoid(motion, voter);
        if (!isAgreed) return;
        await prepareAgreeing(motion, voter, standing, leaving, actor.residentId);
        isLeaving = leaving !== null;
      },
      decide: (current) => {
        const standing = requireNote(findNote(current, kind, noteId));
        if (!isAgreed) {
          if (kind !== 'hand-in') return withoutNotes(current, [kind]);
          return voided(current, voiding, dayOf(stamp.at), 'officer');
        }
        if (kind === 'void') {
          requireNoHandIn(current);
          // Somebody else voided it, or put a paper into a box, since.
          const isSame = current.round === voter.round && boxOf(motion, current) === channel;
          if (!isSame) throw new Refusal('BALLOT_VOIDED');
          return voided(current, voiding, dayOf(stamp.at));
        }
        const noted = withoutNotes(current, [kind]);
        if (kind !== 'absent') return { ...noted, ...agreedPatch(current, standing) };
        checkAbsence(motion, current);
        return { ...noted, ...absencePatch(current, voiding) };
      },
      seen: ['round', 'cast', 'present', 'noted'],
      follow: async (current) => {
        if (leaving) await endLeaving(motion, leaving);
        if (current.voiding) await finishVoid(motion, current);
        await tellAbsence(motion, current);
      },
      answer: () => ({ state: isAgreed ? ('confirmed' as const) : ('refused' as const) }),
    });
    return decided.catch(async (error: unknown) => {
      // Somebody else decided about the note, or voided the ballot, since.
      if (leaving && isLeaving && isRefused(error)) await settleLeaving(motion, leaving);
      throw error;
    });
  },
});

/** For good: what was only busy is finished by the retry or by upkeep. */
const isRefused = (error: unknown) => error instanceof Refusal && error.code !== 'SERVICE_BUSY';

function findNote(voter: VoterDocument, kind: NoteKind, noteId: string): NoteEntry | undefined {
  const note = noteOf(voter, kind);
  return note?.id === noteId ? note : undefined;
}

function requireNote(note: NoteEntry | undefined): NoteEntry {
  if (!note) throw new Refusal('NOTE_GONE');
  return note;
}

/** What hinders an agreement now. Until it is counted what was noted in time may be agreed to. */
async function prepareAgreeing(
  motion: MotionDocument,
  voter: VoterDocument,
  { kind, agent }: NoteEntry,
  leaving: Leaving | null,
  actorId: string,
): Promise<void> {
  if (kind === 'void') {
    checkVoid(motion, voter);
    if (!leaving) return;
    const handedIn = await countHandedIn(motion, leaving.channel);
    if (!(await leaveBox(motion, leaving, handedIn))) throw new Refusal('PAPERS_TOO_MANY');
    return;
  }
  if (kind === 'proxy') {
    checkProxies(motion);
    if (!agent) return;
    if (agent.residentId === actorId) throw new Refusal('NOTE_OWN');
    await takePlace(motion, agent, voter, now());
    return;
  }
  if (kind === 'absent') return checkAbsence(motion, voter);
  const phase = phaseOf(motion.state, motion.form, now());
  if (phase !== 'notice' && phase !== 'open' && phase !== 'papers') {
    throw new Refusal('MOTION_CLOSED');
  }
}

function agreedPatch(
  { present }: VoterDocument,
  { kind, channel, agent }: NoteEntry,
): Partial<VoterDocument> {
  if (kind === 'proxy') return { agent: agent ?? null };
  if (kind === 'present') return { present: true, active: true };
  return { active: true, present: present || channel === 'room' };
}
