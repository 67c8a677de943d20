import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import { ancestorsAndSelf } from '../../cloudfunctions/kernel/path-id.ts';
import type { JoinRequestDocument } from '../../cloudfunctions/resident/collections.ts';
import { HOME, MAPLE, openidOf, PLACE, START } from './community.ts';
import { commandId, type Input } from './inputs.ts';

/** Requests to be let in that are there from the start, each by somebody outside. */
export const REQUEST = {
  /** at the second door */
  second: 'b0000000000000000001',
  /** at a door of the other estate */
  otherEstate: 'b0000000000000000002',
  cedar: 'b0000000000000000003',
  /** of the second stranger, at the second door */
  stranger: 'b0000000000000000004',
} as const;

function request(
  _id: string,
  householdId: string,
  who: { openid: string; name: string },
): JoinRequestDocument {
  const at = START - 60 * 60_000;
  const [communityId = ''] = householdId.split('.');
  const accountKey = `wx:${who.openid}`;
  return {
    _id,
    communityId,
    householdId,
    label: `门 ${_id.slice(-1)}`,
    lineage: ancestorsAndSelf(householdId).slice(0, -1),
    accountKey,
    ...who,
    note: '二楼老周的儿子',
    openKey: accountKey,
    state: 'open',
    reason: null,
    at,
    closedAt: null,
    carried: true,
    change: {
      id: `seed-request-${_id}`,
      action: 'seed',
      actorId: 'seed',
      target: `household:${householdId}`,
      at: START - 10 * DAY, // no sweep of the audit trail looks so far back
    },
  };
}

const outsider = (n: number) => ({ openid: `oTest-outsider-${n}`, name: `周门外${n}` });

export function requestDocuments(): { joinRequests: JoinRequestDocument[] } {
  return {
    joinRequests: [
      request(REQUEST.second, HOME.second, outsider(1)),
      request(REQUEST.otherEstate, HOME.otherEstate, outsider(2)),
      request(REQUEST.cedar, HOME.cedar, outsider(3)),
      request(REQUEST.stranger, HOME.second, {
        openid: openidOf('strangerTwo'),
        name: '程万里',
      }),
    ],
  };
}

/** Somebody asks to be let in at the second door. */
export const asking = (n: number, name = '温如玉'): Input => ({
  communityId: MAPLE,
  stairId: PLACE.stair,
  number: '102',
  name,
  note: '刚搬来的',
  commandId: commandId(n),
});
export const deciding = (n: number, requestId: string, more: Input = {}): Input => ({
  communityId: MAPLE,
  requestId,
  decision: 'accept',
  commandId: commandId(n),
  ...more,
});
