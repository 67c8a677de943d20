import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import type { HandoverDocument } from '../../cloudfunctions/role/collections.ts';
import { CEDAR, MAPLE, type PersonKey, PLACE, residentIdOf, START } from './community.ts';
import { commandId, type Input } from './inputs.ts';
import type { Linli } from './linli.ts';
import { patch } from './patch.ts';
import { TEAM } from './volunteers.ts';

/** Handovers that are there from the start: a steward of the second building to the first's, and one in cedar. */
export const HANDOVER = {
  open: 'f2000000000000000001',
  cedar: 'f2000000000000000002',
} as const;

function handover(
  _id: string,
  placeId: string,
  leaver: PersonKey,
  successor: PersonKey,
): HandoverDocument {
  return {
    _id,
    communityId: placeId.split('.')[0] ?? '',
    residentId: residentIdOf(leaver),
    role: 'building-steward',
    placeId,
    placeLabel: '一期 2栋',
    from: '2020-01-01',
    until: '2026-06-10',
    successorId: residentIdOf(successor),
    given: [],
    carrying: false,
    confirmed: { leaver: null, successor: null, witness: null },
    counted: [],
    absence: null,
    state: 'open',
    change: {
      id: `seed-handover-${_id}`,
      action: 'seed',
      actorId: 'seed',
      target: `handover:${_id}`,
      at: START - 20 * DAY, // no sweep of the audit trail looks so far back
    },
  };
}

export function handoverDocuments(): { handovers: HandoverDocument[] } {
  return {
    handovers: [
      handover(HANDOVER.open, PLACE.otherBuilding, 'stewardElsewhere', 'buildingSteward'),
      handover(HANDOVER.cedar, PLACE.cedarBuilding, 'cedarResident', 'cedarSecretary'),
    ],
  };
}

/** The steward whose term ended yesterday hands over to the one of the building. */
export const beginning = (n: number, more: Input = {}): Input => ({
  communityId: MAPLE,
  residentId: residentIdOf('expiredSteward'),
  role: 'building-steward',
  placeId: PLACE.building,
  from: '2025-01-01',
  successorId: residentIdOf('buildingSteward'),
  commandId: commandId(n),
  ...more,
});
export const ofHandover = (
  n: number,
  more: Input = {},
  handoverId: string = HANDOVER.open,
): Input => ({
  communityId: handoverId === HANDOVER.cedar ? CEDAR : MAPLE,
  handoverId,
  commandId: commandId(n),
  ...more,
});

/** The leaver leads a team. @returns its key */
export async function leadsTeam(
  linli: Linli,
  who: PersonKey = 'stewardElsewhere',
): Promise<string> {
  await patch(linli, 'teams', { _id: TEAM.idle }, { leaders: [residentIdOf(who)] });
  return `team:${TEAM.idle}`;
}
