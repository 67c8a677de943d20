import { addDays, DAY, dayOf } from '../../cloudfunctions/kernel/calendar.ts';
import type {
  DiaryDocument,
  DoorVisitDocument,
  DutyDocument,
} from '../../cloudfunctions/matter/collections.ts';
import { VISIT_KINDS } from '../../cloudfunctions/matter/walk/visit-rules.ts';
import type { PlaceDocument } from '../../cloudfunctions/places/collections.ts';
import type { Person } from './documents.ts';

/** Two sittings, the visits of a building steward over three months, and what was written down. */
export function dutyDocuments(
  communityId: string,
  places: readonly PlaceDocument[],
  people: readonly Person[],
  start: number,
): Record<string, object[]> {
  const today = dayOf(start);
  const estate = places.find(({ kind }) => kind === 'estate');
  const steward = people.find(({ id }) => id === 'steward');
  const building = places.find(
    ({ _id, kind }) => kind === 'building' && steward?.roles.some(({ placeId }) => placeId === _id),
  );
  if (!estate || !building) return { duties: [], doorVisits: [], diaryEntries: [] };
  const stamp = (target: string) => ({
    id: `seed-${target}`,
    action: 'seed',
    actorId: 'seed',
    target,
    at: start - DAY,
  });
  const sits = (n: number, who: string, work: string, weekdays: number[]): DutyDocument => ({
    _id: `demo-duty-${n}`,
    communityId,
    placeLabel: estate.label,
    form: {
      placeId: estate._id,
      spot: '党群服务中心一楼',
      who,
      work,
      weekdays,
      from: '09:00',
      until: '11:00',
      firstDay: addDays(today, -60),
      lastDay: addDays(today, 120),
      off: [],
    },
    change: stamp(`duty:demo-duty-${n}`),
  });
  const doors = people
    .flatMap(({ households }) => households.map(({ _id }) => _id))
    .filter((one) => one.startsWith(`${building._id}.`));
  const visits = [...new Set(doors)].map((householdId, n): DoorVisitDocument => {
    const day = addDays(today, -((n * 17) % 120) - 1);
    const _id = `${householdId}:${day}:steward`;
    return {
      _id,
      communityId,
      householdId,
      buildingId: building._id,
      residentId: 'steward',
      day,
      kinds: [VISIT_KINDS[n % VISIT_KINDS.length] ?? 'opinion', 'opinion'].filter(
        (kind, at, all) => all.indexOf(kind) === at,
      ) as DoorVisitDocument['kinds'],
      change: stamp(`visit:${_id}`),
    };
  });
  const entry = (n: number, text: string): DiaryDocument => ({
    _id: `demo-diary-${n}`,
    communityId,
    placeId: building._id,
    placeLabel: building.label,
    residentId: 'steward',
    as: 'building-steward',
    day: addDays(today, -n),
    text,
    order: start - n * DAY,
    change: stamp(`diary:demo-diary-${n}`),
  });
  return {
    duties: [
      sits(1, '片警老周', '户口、居住证、邻里纠纷', [2]),
      sits(2, '法律明白人王律师', '合同、借款、赡养', [4]),
    ],
    doorVisits: visits,
    diaryEntries: [
      entry(2, '三楼有位老人这几天没下楼，去敲过门，说是膝盖疼，约好周五陪她去社区医院。'),
      entry(9, '坝坝会上好几位说想在空地上搭晾衣架，先记下，下次议事会提。'),
    ],
  };
}
