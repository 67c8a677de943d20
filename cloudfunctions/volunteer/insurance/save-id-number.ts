import * as v from 'valibot';
import { one } from '../../kernel/action/load.ts';
import { now } from '../../kernel/clock.ts';
import { change, insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId } from '../../kernel/schema.ts';
import { encryptIdNumber } from '../../kernel/secret.ts';
import { action } from '../../people/action.ts';
import { residents } from '../../people/collections.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { type InsuredNumberDocument, insuredNumbers, shifts } from '../collections.ts';
import { onShift, residentId } from '../shift/shift-schema.ts';
import { isInsured, nextLook, tidyIdNumber } from './id-number-rules.ts';
import { numberIdOf } from './insured-repository.ts';

/**
 * The ID number of somebody on an insured shift, by themselves or by their home: sealed, shown to nobody in the app,
 * and erased 30 days after the shift, or as soon as they are off it. Null takes it back.
 */
export const saveIdNumber = action('volunteer.saveIdNumber', {
  input: v.strictObject({
    ...onShift,
    residentId,
    kind: v.picklist(['resident-id', 'passport', 'other']),
    number: v.nullable(v.pipe(v.string(), v.regex(/^[0-9A-Za-z -]{6,30}$/))),
    commandId,
  }),
  texts: 'unseen',
  access: RESIDENTS,
  load: (input) => ({
    shift: one(shifts, input.shiftId, 'SHIFT_NOT_FOUND'),
    person: one(residents, input.residentId, 'RESIDENT_NOT_FOUND'),
    found: one(insuredNumbers, numberIdOf(input.shiftId, input.residentId)),
  }),
  command: (input) => ({
    action: input.number === null ? 'insurance.take-back' : 'insurance.give',
    target: `resident:${input.residentId}`,
    variant: input.shiftId,
  }),
  budget: 3,
  run: async (input, context) => {
    const { actor, shift, person, found } = context;
    const homes = new Set(actor.resident.households.map(({ householdId }) => householdId));
    const isOwn = person._id === actor.residentId;
    if (!isOwn && !person.households.some(({ householdId }) => homes.has(householdId))) {
      throw new Refusal('FAMILY_ONLY');
    }
    const { stamp } = context.command;
    const tidy = input.number === null ? null : tidyIdNumber(input.kind, input.number);
    if (tidy === undefined) throw new Refusal('ID_NUMBER_WRONG');
    const said = {
      kind: input.kind,
      numberCipher: tidy === null ? null : encryptIdNumber(tidy),
      lookAt: stamp.at,
    };
    const requireOn = () => {
      if (!shift.insured) throw new Refusal('INSURANCE_NONE');
      if (!isInsured(shift, person._id)) throw new Refusal('NOT_SIGNED_UP');
      if (now() >= shift.until) throw new Refusal('SHIFT_BEGUN');
      return nextLook({ residentId: person._id, numberCipher: '' }, shift, stamp.at) ?? stamp.at;
    };
    const answer = (one: InsuredNumberDocument | undefined) => ({
      given: (one?.numberCipher ?? null) !== null,
    });
    if (found) {
      return change(context, insuredNumbers, found, {
        missing: 'SHIFT_NOT_FOUND',
        decide: () => (tidy === null ? said : { ...said, lookAt: requireOn() }),
        answer: (saved: InsuredNumberDocument) => answer(saved),
      });
    }
    if (tidy === null) return { given: false };
    return insert(
      context,
      input.communityId,
      insuredNumbers,
      {
        decide: (made): InsuredNumberDocument => ({
          _id: numberIdOf(input.shiftId, person._id),
          communityId: input.communityId,
          shiftId: input.shiftId,
          residentId: person._id,
          ...said,
          lookAt: requireOn(),
          change: made,
        }),
        taken: (there) => there as InsuredNumberDocument,
        answer,
      },
      () => numberIdOf(input.shiftId, person._id),
    );
  },
});
