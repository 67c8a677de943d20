import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { change, insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { day, documentId, text } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { placeId } from '../../places/place-schema.ts';
import { type AppraisalDocument, type Appraised, appraisals } from '../collections.ts';
import { findHolders } from '../office/role-repository.ts';
import { appraisalId, commandOnYear, LEAD_ACCESS, requireOutside } from './appraisal-access.ts';
import { getVoteOf } from './appraisal-repository.ts';
import { APPRAISED, MOST_APPRAISED, stepOf } from './appraisal-rules.ts';

const office = v.strictObject({
  residentId: documentId,
  role: v.picklist(APPRAISED),
  placeId,
  from: day,
});

/** The supervisors say who is appraised, and by which recorded rule a steward's office may end; until a vote is named. */
export const saveAppraisal = action('role.saveAppraisal', {
  input: v.strictObject({
    ...commandOnYear,
    people: v.pipe(v.array(office), v.minLength(1), v.maxLength(MOST_APPRAISED)),
    rule: v.union([v.literal(''), text(200)]),
    seen: v.nullable(documentId),
  }),
  access: LEAD_ACCESS,
  load: (input) => ({ found: one(appraisals, appraisalId(input.communityId, input.year)) }),
  command: ({ communityId, year }) => ({
    action: 'appraisal.save',
    target: `appraisal:${appraisalId(communityId, year)}`,
  }),
  budget: 5,
  run: async (input, context) => {
    const { actor, found, command } = context;
    const { communityId, year, rule, seen } = input;
    const today = dayOf(command.stamp.at);
    const requireYear = () => {
      if (Math.abs(Number(today.slice(0, 4)) - year) > 1) throw new Refusal('APPRAISAL_UNFIT');
    };
    const name = async (): Promise<Appraised[]> => {
      const holders = await findHolders(communityId, APPRAISED);
      const people = input.people.map((asked, n): Appraised => {
        const holder = holders.find(({ _id }) => _id === asked.residentId);
        const held = holder?.roles.find(
          (one) =>
            one.role === asked.role &&
            one.placeId === asked.placeId &&
            one.from === asked.from &&
            one.from <= today,
        );
        if (!holder || !held) throw new Refusal('APPRAISAL_UNFIT');
        return {
          key: `q${n + 1}`,
          ...asked,
          name: holder.name,
          placeLabel: held.placeLabel,
          homes: holder.households.map(({ householdId }) => householdId),
        };
      });
      const keys = people.map(({ residentId, role, placeId: at }) => `${residentId} ${role} ${at}`);
      if (new Set(keys).size < keys.length) throw new Refusal('APPRAISAL_UNFIT');
      requireOutside({ people }, actor);
      return people;
    };
    const answer = (saved: AppraisalDocument | undefined) => ({ seen: saved?.change.id ?? '' });
    if (!found) {
      return insert(
        context,
        communityId,
        appraisals,
        {
          prepare: name,
          decide: (stamp, people): AppraisalDocument => {
            requireYear();
            return {
              _id: appraisalId(communityId, year),
              communityId,
              year,
              people,
              rule,
              motionId: null,
              state: 'open',
              confirmations: [],
              results: null,
              ended: [],
              carrying: false,
              change: stamp,
            };
          },
          taken: () => {
            throw new Refusal('APPRAISAL_CHANGED');
          },
          answer,
        },
        () => appraisalId(communityId, year),
      );
    }
    return change<AppraisalDocument, { seen: string }, Appraised[]>(
      { command },
      appraisals,
      found,
      {
        missing: 'APPRAISAL_NOT_FOUND',
        prepare: async (current) => {
          requireOutside(current, actor);
          const vote = await getVoteOf(communityId, current.motionId);
          const facts = vote && {
            publishedAt: vote.publishedAt,
            cancelled: vote.state === 'cancelled',
          };
          if (stepOf(current, facts ?? null) !== 'preparing')
            throw new Refusal('APPRAISAL_STEP_WRONG');
          return name();
        },
        decide: (current, people) => {
          if (current.change.id !== seen) throw new Refusal('APPRAISAL_CHANGED');
          return { people, rule, motionId: null };
        },
        answer,
      },
    );
  },
});
