import type { Comparison, RuleId, Weight } from '../../../typings/contract/ballot.ts';
import type {
  BuildingTurnout,
  ConsultationTerms,
  Turnout,
} from '../../../typings/contract/motion.ts';
import type { RosterBuilding } from '../collections.ts';
import { decide, ruleFor } from '../result/decision-rules.ts';

/** Voters who are present or voted, as the database groups them. */
export interface ActiveGroup {
  buildingId: string;
  cast: boolean;
  present: boolean;
  voters: number;
  persons: number;
  area: number;
}

export interface TurnoutFrame {
  ruleId: RuleId;
  /** of a consultation */
  terms?: ConsultationTerms | null | undefined;
  eligible: Weight;
  /** presence in the room is what counts */
  roomOnly: boolean;
  /** room rules count who is there, others who took part */
  byPresence: boolean;
  /** distinct households of those who voted and who are present; where they count */
  units: { cast: number; present: number } | null;
}

/** Live turnout: who takes part, never what was chosen; and what is still missing until it counts. */
export function turnoutOf(frame: TurnoutFrame, groups: readonly ActiveGroup[]): Turnout {
  const { eligible, byPresence, roomOnly, units } = frame;
  const cast = sum(groups, (group) => group.cast, eligible, units?.cast);
  const isThere = (group: ActiveGroup) => group.present || (!roomOnly && group.cast);
  const both = units && !roomOnly ? Math.max(units.present, units.cast) : units?.present;
  const present = byPresence ? sum(groups, isThere, eligible, both) : cast;
  return { eligible, cast, present, missing: missingOf(frame, present) };
}

function sum(
  groups: readonly ActiveGroup[],
  isIn: (group: ActiveGroup) => boolean,
  eligible: Weight,
  households: number | undefined,
): Weight {
  const counted = groups.filter(isIn);
  const weight: Weight = { persons: counted.reduce((all, { persons }) => all + persons, 0) };
  if (eligible.area !== undefined) {
    weight.area = counted.reduce((all, { area }) => all + area, 0);
  }
  if (eligible.households !== undefined) weight.households = households ?? 0;
  return weight;
}

/** The comparisons of the alternative that is nearest to being met; none once one is. */
function missingOf(frame: TurnoutFrame, present: Weight): Comparison[] {
  const { ruleId, terms, eligible } = frame;
  if (ruleFor(ruleId, terms).counts.length === 0) return [];
  const none: Weight = { persons: 0, area: 0, households: 0 };
  const { counts, valid } = decide(ruleId, { eligible, present, yes: none }, terms);
  if (valid) return [];
  const [nearest = []] = counts
    .map((all) => all.filter(({ met }) => !met))
    .sort((one, other) => gapOf(one) - gapOf(other));
  return nearest;
}

const gapOf = (comparisons: readonly Comparison[]) =>
  comparisons.reduce((all, { missing, total }) => all + (total === 0 ? 1 : missing / total), 0);

/** Of fewer voters than these nobody who does not know the doors is told who took part. */
const LEAST = 5;

/**
 * Buildings with so many voters that how far they have come tells of nobody. If those left out are fewer still, the
 * smallest of the others is left out with them: the whole is known, and a difference would tell.
 */
export function manyEnough<Building extends Pick<RosterBuilding, 'voters'>>(
  buildings: readonly Building[],
): Building[] {
  const fewestFirst = [...buildings].sort((one, other) => one.voters - other.voters);
  const left = new Set<Building>();
  let hidden = 0;
  for (const building of fewestFirst) {
    const { voters } = building;
    if (voters >= LEAST && (hidden === 0 || hidden >= LEAST)) break;
    left.add(building);
    hidden += voters;
  }
  return buildings.filter((building) => !left.has(building));
}

/** How far each building has come. */
export function byBuilding(
  buildings: readonly RosterBuilding[],
  groups: readonly ActiveGroup[],
  byPresence: boolean,
): BuildingTurnout[] {
  return buildings.map(({ placeId, label, voters }) => ({
    placeId,
    label,
    voters,
    cast: groups
      .filter(
        ({ buildingId, cast, present }) =>
          buildingId === placeId && (cast || (byPresence && present)),
      )
      .reduce((all, group) => all + group.voters, 0),
  }));
}
