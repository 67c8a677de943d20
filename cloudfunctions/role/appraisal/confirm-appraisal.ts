import * as v from 'valibot';
import { change } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { action } from '../../people/action.ts';
import { requireSecondPerson } from '../../people/second-person.ts';
import { type AppraisalDocument, appraisals } from '../collections.ts';
import {
  appraisalId,
  appraisalLoad,
  CONFIRM_ACCESS,
  commandOnYear,
  requireOutside,
} from './appraisal-access.ts';
import { findAppraisals, getVoteOf } from './appraisal-repository.ts';
import { endedBy, resultsOf, stepOf } from './appraisal-rules.ts';
import { carryAppraisal } from './carry-appraisal.ts';

/**
 * Two officers, who are not appraised, confirm what the vote says; the second publishes it, and whoever was found 不称职
 * twice in a row holds a committee office no more.
 */
export const confirmAppraisal = action('role.confirmAppraisal', {
  input: v.strictObject(commandOnYear),
  access: CONFIRM_ACCESS,
  load: appraisalLoad,
  command: ({ communityId, year }) => ({
    action: 'appraisal.confirm',
    target: `appraisal:${appraisalId(communityId, year)}`,
  }),
  budget: 5,
  run: ({ communityId, year }, { actor, appraisal, command }) =>
    change<AppraisalDocument, { confirmed: true }, Facts>({ command }, appraisals, appraisal, {
      missing: 'APPRAISAL_NOT_FOUND',
      prepare: async (current) => {
        const [vote, all] = await Promise.all([
          getVoteOf(communityId, current.motionId),
          findAppraisals(communityId),
        ]);
        return { vote, earlier: all.filter((one) => one.state === 'confirmed' && one.year < year) };
      },
      decide: (current, { vote, earlier }) => {
        requireOutside(current, actor);
        const { people, confirmations, rule } = current;
        const facts = vote && {
          publishedAt: vote.publishedAt,
          cancelled: vote.state === 'cancelled',
        };
        if (!vote || stepOf(current, facts ?? null) !== 'confirming') {
          throw new Refusal('APPRAISAL_STEP_WRONG');
        }
        const first = confirmations.map(({ residentId }) => residentId);
        requireSecondPerson(actor, first, 'APPRAISAL_OWN');
        const { residentId, resident } = actor;
        const own = { residentId, name: resident.name, at: command.stamp.at };
        if (confirmations.length === 0) return { confirmations: [own] };
        const results = resultsOf(people, vote);
        return {
          confirmations: [...confirmations, own],
          state: 'confirmed' as const,
          results,
          ended: endedBy(people, results, earlier, rule),
          carrying: true,
        };
      },
      follow: carryAppraisal,
      answer: () => ({ confirmed: true }),
    }),
});

interface Facts {
  vote: Awaited<ReturnType<typeof getVoteOf>>;
  earlier: AppraisalDocument[];
}
