import * as v from 'valibot';
import type { AppraisalDetail, AppraisedLine } from '../../../typings/contract/office/appraisal.ts';
import type { GrantedRole } from '../../../typings/contract/role.ts';
import { rolesInForce } from '../../kernel/action/access.ts';
import { dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import type { AppraisalDocument } from '../collections.ts';
import { findHolders } from '../office/role-repository.ts';
import { hasOffice, somebody } from '../selection/selection-access.ts';
import { CONFIRMERS, LEADERS, onYear } from './appraisal-access.ts';
import { findAppraisals, findVotesToCome, getVoteOf } from './appraisal-repository.ts';
import { APPRAISED, asksJust, endOf, isAppraised, questionsOf, stepOf } from './appraisal-rules.ts';

/** They draw up votes in the ballot module. */
const DRAFTERS = ['secretary', 'party-branch'] as const;

/** A year's appraisal: who is appraised, how far it is, and the result once two officers have confirmed it. */
export const showAppraisal = action('role.showAppraisal', {
  input: v.strictObject(onYear),
  access: RESIDENTS,
  budget: 5,
  run: async ({ communityId, year }, { actor }) => {
    const at = now();
    const has = (roles: Parameters<typeof hasOffice>[2]) =>
      hasOffice(actor.roles, communityId, roles);
    const all = await findAppraisals(communityId);
    const years = all.map((one) => one.year);
    const found = all.find((one) => one.year === year);
    const leads = has(LEADERS);
    if (!found && !leads) return { appraisal: null, years };
    const outside = !isAppraised(found?.people ?? [], somebody(actor));
    const vote = await getVoteOf(communityId, found?.motionId ?? null);
    const facts = vote && { publishedAt: vote.publishedAt, cancelled: vote.state === 'cancelled' };
    const step = found ? stepOf(found, facts ?? null) : 'preparing';
    const prepares = leads && outside && step === 'preparing';
    const [holders, votes] = await Promise.all([
      prepares ? findHolders(communityId, APPRAISED) : [],
      prepares && found ? findVotesToCome(communityId, at) : [],
    ]);
    const people = found?.people ?? [];
    const confirmed = found?.confirmations ?? [];
    const today = dayOf(at);
    const appraisal: AppraisalDetail = {
      year,
      step,
      rule: found?.rule ?? '',
      people: people
        .filter(({ residentId }) => residentId !== null)
        .map((one) => lineOf(one, found, actor.residentId)),
      vote:
        vote && step !== 'preparing'
          ? {
              motionId: vote._id,
              opensAt: vote.form.opensAt,
              closesAt: vote.form.closesAt,
              published: vote.publishedAt !== null,
            }
          : null,
      confirmedBy: confirmed.map(({ name }) => name),
      choices: holders.flatMap(({ _id, name, roles }) =>
        rolesInForce(roles, today).flatMap(({ role, placeId, placeLabel, from }) => {
          if (_id === actor.residentId || !APPRAISED.some((one) => one === role)) return [];
          const chosen = people.some(
            (one) => one.residentId === _id && one.role === role && one.placeId === placeId,
          );
          const office = role as GrantedRole;
          return [{ residentId: _id, name, role: office, placeId, placeLabel, from, chosen }];
        }),
      ),
      votes: votes.filter(({ form }) => asksJust(people, communityId, form)).map(({ _id }) => _id),
      questions: step === 'preparing' ? questionsOf(people) : [],
      may: {
        prepare: prepares,
        nameVote: prepares && people.length > 0,
        draw: step === 'preparing' && people.length > 0 && outside && has(DRAFTERS),
        confirm:
          step === 'confirming' &&
          outside &&
          has(CONFIRMERS) &&
          !confirmed.some(({ residentId }) => residentId === actor.residentId),
      },
      seen: found?.change.id ?? null,
    };
    return { appraisal, years };
  },
});

function lineOf(
  { key, name, role, placeLabel, residentId }: AppraisalDocument['people'][number],
  found: AppraisalDocument | undefined,
  readerId: string,
): AppraisedLine {
  const result = found?.results?.find((one) => one.key === key);
  return {
    key,
    name,
    role,
    placeLabel,
    own: residentId === readerId,
    raters: result?.raters ?? null,
    counts: result?.counts ?? null,
    unfit: result?.unfit ?? null,
    ends: found?.ended.includes(key) ? endOf(role, found.rule) : 'no',
  };
}
