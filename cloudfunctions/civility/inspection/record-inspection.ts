import * as v from 'valibot';
import type { InputOf } from '../../kernel/action/action.ts';
import { many, one } from '../../kernel/action/load.ts';
import { addDays, dayOf } from '../../kernel/calendar.ts';
import { insert } from '../../kernel/command.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, day, text } from '../../kernel/schema.ts';
import { action } from '../../people/action.ts';
import { type Door, findDoors } from '../../people/door/door-repository.ts';
import { officersOf } from '../../people/officers.ts';
import { pictures } from '../../pictures/collections.ts';
import { pictureIds, requirePictures } from '../../pictures/picture-input.ts';
import { places } from '../../places/collections.ts';
import { householdId, placeId } from '../../places/place-schema.ts';
import { CLAIM_DAYS } from '../claim/claim-rules.ts';
import { ruleId } from '../claim/claim-schema.ts';
import {
  type InspectionDocument,
  inspections,
  type PointRulesDocument,
  pointRules,
} from '../collections.ts';
import { officeAt, REPORTERS, somebody } from '../event/civility-access.ts';
import { holderOf } from '../ledger/account-id.ts';
import { ruleOn } from '../rule/table-rules.ts';
import { isInspected, MOST_DOORS } from './inspection-rules.ts';

/** Doors of one walk with pictures: what a phone sends in a stairwell. */
const MOST_PICTURED = 10;

/** What an officer saw at the doors of a building, kept as one document: nothing counts before others agree. */
export const recordInspection = action('civility.recordInspection', {
  input: v.strictObject({
    communityId,
    buildingId: placeId,
    ruleId,
    day,
    note: v.union([v.literal(''), text(300)]),
    doors: v.pipe(
      v.array(v.strictObject({ householdId, met: v.boolean(), pictures: pictureIds })),
      v.minLength(1),
      v.maxLength(MOST_DOORS),
      v.check((doors) => doors.filter(({ pictures }) => pictures?.length).length <= MOST_PICTURED),
    ),
    commandId,
  }),
  access: officersOf('input.buildingId', REPORTERS, 'within'),
  load: ({ communityId, buildingId, doors }) => ({
    added: many(pictures, picturesOf(doors)),
    building: one(places, buildingId, 'PLACE_NOT_FOUND'),
    table: one(pointRules, communityId, 'RULES_MISSING'),
  }),
  command: () => ({ action: 'civility.inspect', target: 'inspection:', creates: true as const }),
  budget: 5,
  run: (input, context) => {
    const { communityId, buildingId } = input;
    const { actor, building, table, added } = context;
    return insert(context, communityId, inspections, {
      prepare: async () => findDoors(communityId, buildingId),
      decide: (change, all): InspectionDocument => {
        const { rule, version } = requireRule(input, table, dayOf(change.at));
        requirePictures(added, picturesOf(input.doors), 'report', actor.residentId, change.at);
        const doors = doorsOf(input, all, somebody(actor).homes);
        return {
          _id: change.id,
          communityId,
          placeId: buildingId,
          label: building.label,
          ruleId: rule.ruleId,
          title: rule.title,
          version,
          unit: rule.unit,
          points: rule.points,
          caps: rule.caps,
          reviewers: rule.reviewers,
          appealDays: rule.appealDays,
          day: input.day,
          note: input.note,
          doors,
          reporter: {
            residentId: actor.residentId,
            as: officeAt(actor, buildingId, REPORTERS),
          },
          reviews: [],
          claimed: 0,
          dueAt: null,
          order: change.at,
          change,
        };
      },
      answer: (_, { id }) => ({
        inspectionId: id,
        met: input.doors.filter(({ met }) => met).length,
        unmet: input.doors.filter(({ met }) => !met).length,
      }),
    });
  },
});

const picturesOf = (doors: readonly { pictures?: string[] | undefined }[]) =>
  doors.flatMap(({ pictures: ids = [] }) => ids);

type Recorded = InputOf<'civility.recordInspection'>;

function requireRule({ ruleId, day, note }: Recorded, table: PointRulesDocument, today: string) {
  if (day > today || day < addDays(today, -CLAIM_DAYS)) {
    throw new Refusal('CLAIM_DAY_UNFIT', { days: CLAIM_DAYS });
  }
  const found = ruleOn(table.tables, ruleId, day);
  if (!found || !isInspected(found.rule)) throw new Refusal('RULE_NOT_FOUND');
  if (found.rule.evidence && note === '') throw new Refusal('CLAIM_NOTE_MISSING');
  return { rule: found.rule, version: found.table.version };
}

/** Every door of the building with what was seen there. @throws Refusal */
function doorsOf(
  { doors }: Recorded,
  all: readonly Door[],
  homes: readonly string[],
): InspectionDocument['doors'] {
  const met = new Map(doors.map((door) => [door.householdId, door]));
  const known = new Set(all.map(({ household }) => household._id));
  if (met.size !== doors.length || doors.some((door) => !known.has(door.householdId))) {
    throw new Refusal('INSPECTION_UNFIT');
  }
  if (doors.some((door) => homes.includes(door.householdId))) throw new Refusal('INSPECTION_OWN');
  return all.map(({ household, stair }) => {
    const { met: seen, pictures: ids = [] } = met.get(household._id) ?? {};
    const { accountId, label } = holderOf(
      { kind: 'household', id: household._id },
      { household, person: undefined },
    );
    return {
      householdId: household._id,
      accountId,
      label,
      stair,
      number: household.number,
      seen: seen === undefined ? 'unseen' : seen ? 'met' : 'unmet',
      ...(ids.length > 0 ? { pictures: ids } : {}),
    };
  });
}
