import type { CovenantDocument } from '../../cloudfunctions/covenant/collections.ts';
import type { NoticeDocument } from '../../cloudfunctions/notice/collections.ts';
import type { ResidentDocument } from '../../cloudfunctions/people/collections.ts';
import type {
  PairingDocument,
  ShiftDocument,
  TeamDocument,
} from '../../cloudfunctions/volunteer/collections.ts';

/** What the addresses of the pages name. */
export interface PageIds {
  communityId: string;
  noticeId: string;
  /** that asks whether all is well again */
  outageId: string;
  householdId: string;
  /** the first estate */
  estateId: string;
  /** of resident-li */
  ownHouseholdId: string;
  /** open for comments */
  covenantId: string;
  /** with words for and against */
  clauseId: string;
  /** of a shift to come of the first team, on which some have a place and some wait */
  shiftId: string;
  teamId: string;
  /** to which the team belongs */
  stationId: string;
  /** one that goes on, between the volunteer and an elder without WeChat */
  pairingId: string;
  /** 联席会 of the demo, and its first room */
  bodyId: string;
  roomId: string;
  /** one that goes on, of the same team */
  runningId: string;
  /** of resident-li, called done */
  matterId: string;
}

/** The ids of the demo: a notice that the most are asked to confirm, and two doors. */
export function idsOf(
  database: { documents(name: string): Iterable<unknown> },
  now = Date.now(),
): PageIds {
  const all = <Doc>(name: string) => [...database.documents(name)] as Doc[];
  const [notice] = all<NoticeDocument>('notices')
    .filter(({ mustConfirm, state }) => mustConfirm && state === 'published')
    .sort((one, other) => other.households - one.households || other.publishedAt - one.publishedAt);
  if (!notice) throw new Error('the demo has no notice to confirm');
  const { communityId, _id: noticeId } = notice;
  const homeOf = (residentId: string) =>
    all<ResidentDocument>('residents').find(({ _id }) => _id === residentId)?.households[0]
      ?.householdId ?? '';
  const covenant = all<CovenantDocument>('covenants').find(({ state }) => state === 'open');
  const [shift] = all<ShiftDocument>('shifts')
    .filter(({ title, from, arrivals }) => title === '晚间巡逻' && from > now && arrivals > 0)
    .sort((one, other) => one.from - other.from);
  const running = all<ShiftDocument>('shifts').find(({ title }) => title === '清理楼道杂物');
  const pairing = all<PairingDocument>('pairings').find(({ state }) => state === 'active');
  return {
    communityId,
    noticeId,
    outageId:
      all<NoticeDocument>('notices')
        .filter(({ eventUntil }) => (eventUntil ?? null) !== null)
        .sort((one, other) => (one.eventUntil ?? 0) - (other.eventUntil ?? 0))[0]?._id ?? '',
    householdId: homeOf('elder-chen'),
    estateId: homeOf('elder-chen').split('.').slice(0, 2).join('.'),
    ownHouseholdId: homeOf('resident-li'),
    covenantId: covenant?._id ?? '',
    clauseId: covenant?.clauses[5]?.clauseId ?? '',
    shiftId: shift?._id ?? '',
    teamId: shift?.teamId ?? '',
    stationId: all<TeamDocument>('teams').find(({ _id }) => _id === shift?.teamId)?.stationId ?? '',
    pairingId: pairing?._id ?? '',
    bodyId: 'demo-body-joint',
    roomId: 'demo-room-1',
    runningId: running?._id ?? '',
    matterId: 'demo-matter-own',
  };
}
