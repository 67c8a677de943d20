import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { documentId } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { requireNotOwn, requireSecondPerson } from '../../people/second-person.ts';
import { papers } from '../collections.ts';
import { DOOR_ACCESS, entersPaper, motionLoad, seenMotion } from '../motion/motion-access.ts';
import { answers, channel, commandOnMotion } from '../motion/motion-schema.ts';
import { getVoter } from '../roster/voter-repository.ts';
import { choiceOf } from '../vote/answer-rules.ts';
import { applyConfirmation } from './apply-confirmation.ts';
import { checkPapers } from './paper-access.ts';

/**
 * A second person has compared the entry with the paper. Confirming is one conditional update; then the
 * ballot is filled in, unless the voter has voted otherwise meanwhile: the paper prevails only once that
 * vote was voided on record.
 */
export const decidePaper = action('ballot.decidePaper', {
  input: v.strictObject({
    ...commandOnMotion,
    paperId: documentId,
    decision: v.picklist(['confirm', 'refuse']),
    compared: v.optional(v.strictObject({ channel, answers })),
  }),
  access: DOOR_ACCESS,
  load: (input) => ({
    ...motionLoad(input),
    paper: one(papers, input.paperId, 'PAPER_NOT_FOUND'),
  }),
  command: ({ decision, motionId }) => ({
    action: decision === 'confirm' ? 'paper.confirm' : 'paper.refuse',
    target: `motion:${motionId}`,
  }),
  budget: 7,
  run: async ({ decision, compared }, context) => {
    const motion = seenMotion(context);
    const { actor, paper } = context;
    if (paper.motionId !== motion._id || !entersPaper(motion, actor, paper.places)) {
      throw new Refusal('PAPER_NOT_FOUND');
    }
    const { stamp } = context.command;
    const isConfirmed = decision === 'confirm';
    const outcome = isConfirmed ? ('confirmed' as const) : ('refused' as const);
    const decided = await change(context, papers, paper, {
      missing: 'PAPER_NOT_FOUND',
      prepare: async () => checkPapers(motion),
      decide: ({ state, enteredBy, entryId, channel, choice }) => {
        // Another entry has taken the place of the one that was compared.
        const isSame =
          !compared ||
          (compared.channel === channel &&
            choiceOf(motion.form.questions, compared.answers) === choice);
        if (entryId !== paper.entryId || !isSame) throw new Refusal('PAPER_DECIDED');
        requireSecondPerson(actor, [enteredBy.residentId], 'PAPER_OWN');
        // Of a named vote: whose paper it is, or at whose door.
        const { voterKey, places: households } = paper;
        if (voterKey !== null)
          requireNotOwn(actor, { people: [voterKey], households }, 'PAPER_OWN');
        if (state !== 'entered') throw new Refusal('PAPER_DECIDED');
        const decidedBy = { residentId: actor.residentId, name: actor.resident.name };
        return { state: outcome, carried: !isConfirmed, decidedBy };
      },
      seen: ['state', 'carried'],
      answer: (after) => after,
    });
    if (decided.change.id !== stamp.id) {
      // A late repeat: another command's decision stands, or another entry.
      if (isConfirmed && decided.state !== outcome) throw new Refusal('PAPER_DECIDED');
    } else if (isConfirmed) {
      const { state } = decided.carried ? decided : await applyConfirmation(motion, decided);
      if (state === 'clashed') {
        const voter = decided.voterKey ? await getVoter(motion, decided.voterKey) : undefined;
        throw new Refusal('BALLOT_CAST', { channel: voter?.cast ?? 'phone' });
      }
      if (state === 'entered') throw new Refusal('PAPERS_TOO_MANY');
    }
    return { state: outcome };
  },
});
