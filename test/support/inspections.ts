import type { InspectionDocument } from '../../cloudfunctions/civility/collections.ts';
import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import { CEDAR, HOME, MAPLE, PLACE, residentIdOf, START } from './community.ts';
import { commandId, type Input } from './inputs.ts';
import { PICTURE } from './picture-documents.ts';
import { accountOf, RULE } from './points.ts';

/** Walks through buildings. */

export const INSPECTION = {
  /** burning, by the secretary, seen at the first two doors of the first building */
  open: 'e4000000000000000001',
  otherEstate: 'e4000000000000000002',
  cedar: 'c1000000000000000003',
} as const;

/** The first building: one door met the rule of helping, one did not, one was not looked at. */
export const inspecting = (n: number, more: Input = {}): Input => ({
  communityId: MAPLE,
  buildingId: PLACE.building,
  ruleId: 'help',
  day: '2026-06-14',
  note: '下午三点逐户看的',
  doors: [
    { householdId: HOME.first, met: true },
    { householdId: HOME.second, met: false },
  ],
  commandId: commandId(n),
  ...more,
});

export const ofInspection = (n: number, inspectionId: string, more: Input = {}): Input => ({
  communityId: inspectionId === INSPECTION.cedar ? CEDAR : MAPLE,
  inspectionId,
  commandId: commandId(n),
  ...more,
});

const AGO = START - DAY;

function walk(
  _id: string,
  placeId: string,
  homes: [id: string, number: string][],
): InspectionDocument {
  const { ruleId, title, unit, points, caps, reviewers, appealDays } = RULE.burning;
  return {
    _id,
    communityId: placeId.split('.')[0] ?? '',
    placeId,
    label: '一期 1栋',
    ruleId,
    title,
    version: 1,
    unit,
    points,
    caps,
    reviewers,
    appealDays,
    day: '2026-06-13',
    note: '上午在楼下空地',
    doors: homes.map(([householdId, number], n) => ({
      householdId,
      accountId: accountOf(householdId),
      label: `一期 1栋 1单元 ${number}`,
      stair: '1单元',
      number,
      seen: 'unmet',
      ...(n === 1 ? { pictures: [PICTURE.report] } : {}),
    })),
    reporter: { residentId: residentIdOf('secretary'), as: 'secretary' },
    reviews: [],
    claimed: 0,
    dueAt: null,
    order: AGO,
    change: {
      id: `seed-inspection:${_id}`,
      action: 'seed',
      actorId: 'seed',
      target: `inspection:${_id}`,
      at: START - 10 * DAY, // no sweep of the audit trail looks so far back
    },
  };
}

export function inspectionDocuments(): { inspections: InspectionDocument[] } {
  const estate = HOME.otherEstate.split('.').slice(0, 3).join('.');
  return {
    inspections: [
      walk(INSPECTION.open, PLACE.building, [
        [HOME.first, '101'],
        [HOME.second, '102'],
      ]),
      walk(INSPECTION.otherEstate, estate, [[HOME.otherEstate, '101']]),
      walk(INSPECTION.cedar, PLACE.cedarBuilding, [[HOME.cedar, '101']]),
    ],
  };
}
