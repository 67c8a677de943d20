import * as v from 'valibot';
import type { InputOf } from '../../kernel/action/action.ts';
import { many, one } from '../../kernel/action/load.ts';
import { addDays, dayOf } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, day, text } from '../../kernel/schema.ts';
import { type ActorContext, action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { pictures } from '../../pictures/collections.ts';
import { pictureIds, requirePictures } from '../../pictures/picture-input.ts';
import { type ClaimDocument, claims, type PointRulesDocument, pointRules } from '../collections.ts';
import { officeAt, REPORTERS } from '../event/civility-access.ts';
import { requireRoom } from '../event/event-decisions.ts';
import { newEvent } from '../event/event-rules.ts';
import { bearerLoads, holderOf, isOwn } from '../ledger/account-id.ts';
import { findMoved } from '../ledger/ledger-repository.ts';
import { ruleOn } from '../rule/table-rules.ts';
import { claimEvents } from './claim-repository.ts';
import { CLAIM_DAYS } from './claim-rules.ts';
import { amount, bearer, ruleId } from './claim-schema.ts';

/**
 * Brings an event forward: a household what it did well, an officer what was seen at a door of theirs. It is
 * worth nothing before somebody else has looked at it.
 */
export const fileClaim = action('civility.fileClaim', {
  input: v.strictObject({
    communityId,
    ruleId,
    bearer,
    day,
    amount,
    note: v.union([v.literal(''), text(200)]),
    pictures: pictureIds,
    commandId,
  }),
  access: RESIDENTS,
  load: ({ communityId, bearer, pictures: ids = [] }) => ({
    table: one(pointRules, communityId, 'RULES_MISSING'),
    ...bearerLoads(bearer),
    added: many(pictures, ids),
  }),
  command: () => ({ action: 'civility.file', target: 'claim:', creates: true as const }),
  budget: 6,
  run: async (input, context) => {
    const { communityId, bearer, pictures: ids = [] } = input;
    const { accountId, ...holder } = holderOf(bearer, context);
    let alike: ClaimDocument[] = [];
    return insert(context, communityId, claims, {
      prepare: async () => {
        const { rule } = requireRule(input, context, holder.placeId);
        const year = input.day.slice(0, 4);
        const moved = await findMoved(communityId, accountId, rule.ruleId, year);
        requireRoom(rule.caps, moved, input.day);
        const { ruleId, day } = input;
        const found = await claimEvents.findAlike({ communityId, accountId, ruleId, day });
        // A repeat after a crash finds its own.
        alike = found.filter(({ _id }) => _id !== context.command.stamp.id);
      },
      decide: (change): ClaimDocument => {
        const { rule, table, as } = requireRule(input, context, holder.placeId);
        const { residentId } = context.actor;
        const purpose = as === '' ? 'claim' : 'report';
        requirePictures(context.added, ids, purpose, residentId, change.at);
        return {
          _id: change.id,
          communityId,
          bearer,
          accountId,
          ...holder,
          unit: rule.unit,
          points: rule.points * input.amount,
          amount: input.amount,
          ...(ids.length > 0 ? { pictures: ids } : {}),
          ...newEvent(rule, table.version, { ...input, reporter: { residentId, as } }, change),
        };
      },
      answer: (_, { id }) => ({ claimId: id, alike: alike.length }),
    });
  },
});

type Filed = InputOf<'civility.fileClaim'>;
type Context = Pick<ActorContext, 'actor'> & { table: PointRulesDocument };

/** The rule of that day, if the caller may bring forward what it is about. @throws Refusal */
function requireRule(input: Filed, { actor, table }: Context, placeId: string) {
  const today = dayOf(now());
  if (input.day > today || input.day < addDays(today, -CLAIM_DAYS)) {
    throw new Refusal('CLAIM_DAY_UNFIT', { days: CLAIM_DAYS });
  }
  const found = ruleOn(table.tables, input.ruleId, input.day);
  if (!found || found.rule.bearer !== input.bearer.kind) throw new Refusal('RULE_NOT_FOUND');
  const { rule } = found;
  if (rule.source) throw new Refusal('RULE_BY_ITSELF');
  if (rule.unit !== 'hour' && input.amount !== 1) throw new Refusal('CLAIM_AMOUNT_UNFIT');
  if (rule.evidence && input.note === '') throw new Refusal('CLAIM_NOTE_MISSING');
  const office = officeAt(actor, placeId, REPORTERS);
  const isOfficer = office !== '' && rule.reporters.includes('officer');
  const isHousehold = isOwn(input.bearer, actor) && rule.reporters.includes('household');
  if (!isOfficer && !isHousehold) throw new Refusal('RULE_NOT_THEIRS');
  return { ...found, as: isHousehold ? '' : office };
}
