import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import type {
  DiaryDocument,
  DoorVisitDocument,
  DutyDocument,
} from '../../cloudfunctions/matter/collections.ts';
import type { DutyForm } from '../../typings/contract/matter/duty.ts';
import { HOME, MAPLE, type PersonKey, PLACE, residentIdOf, START } from './community.ts';
import { commandId, type Input } from './inputs.ts';

/** Visits at doors, diaries and sittings that are there from the start. */

const stamp = (target: string) => ({
  id: `seed-${target}`,
  action: 'seed',
  actorId: 'seed',
  target,
  at: START - 3 * DAY,
});

const visit = (householdId: string, day: string, who: PersonKey): DoorVisitDocument => {
  const _id = `${householdId}:${day}:${residentIdOf(who)}`;
  return {
    _id,
    communityId: MAPLE,
    householdId,
    buildingId: householdId.split('.').slice(0, 3).join('.'),
    residentId: residentIdOf(who),
    day,
    kinds: ['elder', 'safety'],
    change: stamp(`visit:${_id}`),
  };
};

const DIARY = 'e8000000000000000001';
/** The resident of the second household was a steward once. */
const entry = (_id: string, placeId: string, who: PersonKey, text: string): DiaryDocument => ({
  _id,
  communityId: MAPLE,
  placeId,
  placeLabel: '一期 1栋',
  residentId: residentIdOf(who),
  as: 'building-steward',
  day: '2026-06-12',
  text,
  order: START - 3 * DAY + Number(_id.slice(-2)),
  change: stamp(`diary:${_id}`),
});

export const DUTY = 'e9000000000000000001';
export const DUTY_FORM: DutyForm = {
  placeId: PLACE.estate,
  spot: '党群服务中心一楼',
  who: '片警老周',
  work: '户口、居住证、邻里纠纷',
  weekdays: [2, 5],
  from: '09:00',
  until: '11:00',
  firstDay: '2026-06-01',
  lastDay: '2026-12-31',
  off: ['2026-06-23'],
};

export function dutyDocuments(): Record<string, object[]> {
  const duty: DutyDocument = {
    _id: DUTY,
    communityId: MAPLE,
    placeLabel: '一期',
    form: DUTY_FORM,
    change: stamp(`duty:${DUTY}`),
  };
  return {
    doorVisits: [
      visit(HOME.second, '2026-06-12', 'stairSteward'),
      visit(HOME.otherBuilding, '2026-06-15', 'buildingSteward'),
    ],
    diaryEntries: [
      entry(DIARY, PLACE.building, 'buildingSteward', '二楼的老人最近腿脚不好，要多去看看'),
      entry('e8000000000000000002', PLACE.stair, 'resident', '一单元的门常有人不关'),
    ],
    duties: [duty],
  };
}

export const visiting = (n: number, more: Input = {}): Input => ({
  communityId: MAPLE,
  householdId: HOME.second,
  day: '2026-06-15',
  kinds: ['opinion'],
  commandId: commandId(n),
  ...more,
});
export const writing = (n: number, placeId: string = PLACE.building): Input => ({
  communityId: MAPLE,
  placeId,
  day: '2026-06-15',
  text: '坝坝会上说想要晾衣架',
  commandId: commandId(n),
});
export const planning = (n: number, more: Input = {}): Input => ({
  communityId: MAPLE,
  dutyId: DUTY,
  seen: `seed-duty:${DUTY}`,
  form: { ...DUTY_FORM, who: '片警小陈' },
  commandId: commandId(n),
  ...more,
});
