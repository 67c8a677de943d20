import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import type { Stamp } from '../../cloudfunctions/kernel/database/collection.ts';
import { ancestorsAndSelf } from '../../cloudfunctions/kernel/path-id.ts';
import type {
  HouseholdDocument,
  ResidentDocument,
} from '../../cloudfunctions/people/collections.ts';
import { idOf, MAPLE, PLACE, START } from './community.ts';
import type { AnyEnvelope, Linli } from './linli.ts';
import { confirmedAdult, unstated } from './unstated.ts';

/** One of many: a household with one resident who uses the app. */
export interface Neighbour {
  openid: string;
  residentId: string;
  householdId: string;
}

const change: Stamp = {
  id: 'seed-crowd',
  action: 'seed',
  actorId: 'seed',
  target: 'place:crowd',
  at: START - 30 * DAY,
};

/** Fills the other building with households of 80.00 ㎡, each with somebody who uses the app. */
export async function crowdOf(linli: Linli, count: number): Promise<Neighbour[]> {
  const all = Array.from({ length: count }, (_, n): Neighbour => {
    const householdId = idOf(MAPLE, '一期', '2栋', '1单元', `${1000 + n}`);
    return {
      openid: `oCrowd-${n}-4hQz`,
      residentId: `c${String(n).padStart(19, '0')}`,
      householdId,
    };
  });
  await linli.cloud.database.insertMany('households', all.map(homeOf) as never);
  await linli.cloud.database.insertMany('residents', all.map(personOf) as never);
  return all;
}

function homeOf({ householdId }: Neighbour, n: number): HouseholdDocument {
  return {
    _id: householdId,
    communityId: MAPLE,
    buildingId: PLACE.otherBuilding,
    lineage: ancestorsAndSelf(householdId).slice(0, -1),
    label: `一期 2栋 1单元 ${1000 + n}`,
    number: `${1000 + n}`,
    sortKey: `1 ${1000 + n}`,
    area: 8_000,
    head: { name: null, phoneCipher: null, phoneHash: null },
    ...unstated(householdId),
    owners: [`邻居${n}`],
    change,
  };
}

function personOf({ openid, residentId, householdId }: Neighbour, n: number): ResidentDocument {
  const label = `一期 2栋 1单元 ${1000 + n}`;
  return {
    _id: residentId,
    communityId: MAPLE,
    accountKey: `wx:${openid}`,
    openid,
    name: `邻居${n}`,
    households: [{ householdId, label, joinedAt: START }],
    lineages: ancestorsAndSelf(householdId).slice(0, -1),
    roles: [],
    grants: {},
    sends: {},
    createdAt: START,
    adult: confirmedAdult(residentId, START - 30 * DAY),
    change,
  };
}

/** A call as one of the crowd. */
export async function callAs(
  linli: Linli,
  { openid }: Neighbour,
  functionName: string,
  action: string,
  input: object,
): Promise<AnyEnvelope> {
  const { result } = await linli.cloud.invoke(functionName, { action, input }, { openid });
  return result as AnyEnvelope;
}
