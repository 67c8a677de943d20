import type { NoticeDocument, ReceiptDocument } from '../../cloudfunctions/notice/collections.ts';
import type {
  HouseholdDocument,
  ResidentDocument,
} from '../../cloudfunctions/people/collections.ts';
import { commandId } from '../../test/support/inputs.ts';
import type { Linli } from '../../test/support/linli.ts';

interface Demo {
  /** to confirm, to the whole community */
  noticeId: string;
  /** openids of residents who have not confirmed it */
  waiting: string[];
  householdIds: string[];
}

/** A call of one action in the demo community; each n is a new one. */
export interface DemoCall {
  /** a persona or an openid */
  as: string;
  input: Record<string, unknown>;
}

const communityId = 'sunshine';
const READER = 'resident-li';
const SECRETARY = 'secretary';

/** Actions that are measured in the full-size community. */
export const DEMO_CASES: Record<string, (demo: Demo, n: number) => DemoCall> = {
  'home.showOverview': () => ({ as: READER, input: { communityId } }),
  'notice.listNotices': () => ({ as: READER, input: { communityId } }),
  'notice.showNotice': ({ noticeId }) => ({ as: READER, input: { communityId, noticeId } }),
  'notice.confirmNotice': ({ noticeId, waiting }, n) => ({
    as: nth(waiting, n),
    input: { communityId, noticeId, commandId: commandId(n) },
  }),
  'notice.publishNotice': (_, n) => ({
    as: SECRETARY,
    input: {
      communityId,
      kind: 'repair',
      title: `电梯年检 ${n}`,
      body: '周三上午九点起电梯停运两小时，请走楼梯。',
      audience: [communityId],
      mustConfirm: true,
      confirmUntil: null,
      pictures: [],
      commandId: commandId(n),
    },
  }),
  'notice.countTurnout': ({ noticeId }) => ({ as: SECRETARY, input: { communityId, noticeId } }),
  'notice.listUnconfirmed': ({ noticeId }) => ({ as: SECRETARY, input: { communityId, noticeId } }),
  'notice.countReach': ({ noticeId }) => ({ as: SECRETARY, input: { communityId, noticeId } }),
  'moderation.listReviews': () => ({ as: SECRETARY, input: { communityId } }),
  'resident.listMemberships': () => ({ as: READER, input: {} }),
  'resident.listPlaces': () => ({ as: SECRETARY, input: { communityId } }),
  'resident.listHouseholds': () => ({
    as: SECRETARY,
    input: { communityId, placeId: communityId },
  }),
  'resident.issueCode': ({ householdIds }, n) => ({
    as: SECRETARY,
    input: { communityId, householdId: nth(householdIds, n), commandId: commandId(n) },
  }),
  'resident.listAudit': () => ({ as: SECRETARY, input: { communityId } }),
};

/** What the cases need to know of a cloud that holds the demo. */
export function readDemo(linli: Linli): Demo {
  const ofCommunity = <Doc extends { communityId: string }>(collection: string) =>
    linli.documents<Doc>(collection).filter((one) => one.communityId === communityId);
  const notice = ofCommunity<NoticeDocument>('notices').find(
    ({ mustConfirm, state, audience, confirmUntil }) =>
      mustConfirm &&
      state === 'published' &&
      audience.includes(communityId) &&
      (confirmUntil ?? Number.POSITIVE_INFINITY) > linli.cloud.now(),
  );
  if (!notice) throw new Error('The demo has no open notice to the whole community.');
  const receipts = new Set(ofCommunity<ReceiptDocument>('receipts').map(({ _id }) => _id));
  return {
    noticeId: notice._id,
    waiting: ofCommunity<ResidentDocument>('residents')
      .filter(
        ({ _id, households }) => households.length > 0 && !receipts.has(`${notice._id}:${_id}`),
      )
      .flatMap(({ openid }) => openid ?? []),
    householdIds: ofCommunity<HouseholdDocument>('households').map(({ _id }) => _id),
  };
}

function nth(all: string[], n: number): string {
  return all[n % all.length] ?? '';
}
