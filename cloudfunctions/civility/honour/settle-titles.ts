import { HOUR } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { change, findFor, upkeepStamp } from '../../kernel/command.ts';
import { job } from '../../kernel/upkeep.ts';
import { type HonourDocument, honours } from '../collections.ts';
import { getVote, saveVoteDue, votesDue } from './honour-repository.ts';
import { termOf } from './honour-rules.ts';
import { isGiven } from './title-vote-rules.ts';

/** What neighbours decided about a title follows from the result once it is published: nobody types it in. */
async function settleTitle(honour: HonourDocument): Promise<void> {
  const { communityId, _id, state } = honour;
  const at = now();
  if (state !== 'accepted') return saveVoteDue(honour, null);
  const vote = await getVote(honour);
  if (!vote || vote.state === 'cancelled') return saveVoteDue(honour, null);
  const given = isGiven(honour, vote);
  if (given === null) return saveVoteDue(honour, at + HOUR);
  const stamp = upkeepStamp('honour.settle', `${_id}:${vote._id}`, at);
  const { document, ...context } = await findFor(honours, communityId, _id, stamp);
  if (!document) return;
  await change(context, honours, document, {
    missing: 'HONOUR_NOT_FOUND',
    decide: (current) => {
      if (current.state !== 'accepted' || current.motionId !== vote._id) return null;
      const outcome = given
        ? { ...termOf(at), state: 'published' as const }
        : { state: 'refused' as const };
      return { ...outcome, voteDueAt: null };
    },
    answer: () => undefined,
  });
}

/** Titles whose vote has closed. */
export const settleTitles = job<HonourDocument>({
  name: 'civility.titles',
  collection: honours,
  due: votesDue,
  one: settleTitle,
});
