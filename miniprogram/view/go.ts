/** Where pages are and what they need to know: ids only. */
type Ids = Record<string, string>;

function address(path: string, ids: Ids): string {
  const query = Object.entries(ids)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
  return `/${path}/index${query ? `?${query}` : ''}`;
}

export const pathTo = {
  notice: (communityId: string, noticeId: string) =>
    address('package-notice/pages/notice-detail', { communityId, noticeId }),
  notices: (communityId: string) => address('package-notice/pages/notice-list', { communityId }),
  noticeEdit: (communityId: string) => address('package-notice/pages/notice-edit', { communityId }),
  noticeCorrect: (communityId: string, noticeId: string) =>
    address('package-notice/pages/notice-correct', { communityId, noticeId }),
  turnout: (communityId: string, noticeId: string) =>
    address('package-notice/pages/notice-turnout', { communityId, noticeId }),
  unconfirmed: (communityId: string, noticeId: string, placeId: string, place: string) =>
    address('package-notice/pages/notice-unconfirmed', { communityId, noticeId, placeId, place }),
  receipts: (communityId: string) =>
    address('package-notice/pages/notice-list', { communityId, for: 'turnout' }),
  join: () => address('package-resident/pages/household-join', {}),
  ask: () => address('package-resident/pages/household-ask', {}),
  requests: (communityId: string) =>
    address('package-resident/pages/request-list', { communityId }),
  myHousehold: (communityId: string, householdId: string) =>
    address('package-resident/pages/my-household', { communityId, householdId }),
  giveConsent: (communityId: string) =>
    address('package-resident/pages/consent-give', { communityId }),
  posts: (communityId: string) => address('package-resident/pages/role-posts', { communityId }),
  grantRole: (communityId: string, role = '', placeId = '') =>
    address('package-resident/pages/role-grant', { communityId, role, placeId }),
  proposals: (communityId: string) =>
    address('package-resident/pages/role-proposals', { communityId }),
  households: (communityId: string) =>
    address('package-resident/pages/household-list', { communityId }),
  members: (communityId: string, householdId: string) =>
    address('package-resident/pages/household-members', { communityId, householdId }),
  myData: (communityId: string) => address('package-resident/pages/my-data', { communityId }),
  rosterImport: (communityId: string) =>
    address('package-resident/pages/roster-import', { communityId }),
  estates: (communityId: string) => address('package-resident/pages/estate-list', { communityId }),
  ownerDoubts: (communityId: string, estateId: string) =>
    address('package-resident/pages/owner-doubts', { communityId, estateId }),
  ownerClaims: (communityId: string) =>
    address('package-resident/pages/owner-claims', { communityId }),
  ownerProposals: (communityId: string, estateId: string) =>
    address('package-resident/pages/owner-proposals', { communityId, estateId }),
  grids: (communityId: string) => address('package-resident/pages/grid-list', { communityId }),
  adults: (communityId: string) => address('package-resident/pages/adult-check', { communityId }),
  audit: (communityId: string) => address('package-resident/pages/audit-list', { communityId }),
  reviews: (communityId: string) =>
    address('package-moderation/pages/review-list', { communityId }),
  covenant: (communityId: string, covenantId: string) =>
    address('package-covenant/pages/covenant-detail', { communityId, covenantId }),
  clause: (communityId: string, covenantId: string, clauseId: string) =>
    address('package-covenant/pages/clause-detail', { communityId, covenantId, clauseId }),
  /** `clauseId` '' = a new clause at the end */
  amend: (communityId: string, covenantId: string, clauseId = '') =>
    address('package-covenant/pages/amendment-make', { communityId, covenantId, clauseId }),
  /** of one clause, or of all */
  amendments: (communityId: string, covenantId: string, clauseId = '') =>
    address('package-covenant/pages/amendment-list', { communityId, covenantId, clauseId }),
  covenantImport: (communityId: string) =>
    address('package-covenant/pages/covenant-import', { communityId }),
  /** `clauseId` opens the editor at that clause */
  covenantEdit: (communityId: string, covenantId: string, clauseId = '') =>
    address('package-covenant/pages/covenant-edit', { communityId, covenantId, clauseId }),
  covenantCheck: (communityId: string, covenantId: string) =>
    address('package-covenant/pages/covenant-check', { communityId, covenantId }),
  covenantVersions: (communityId: string, covenantId: string) =>
    address('package-covenant/pages/covenant-versions', { communityId, covenantId }),
  covenantCompare: (communityId: string, covenantId: string, from: number, to: number) =>
    address('package-covenant/pages/covenant-compare', {
      communityId,
      covenantId,
      from: String(from),
      to: String(to),
    }),
  motion: (communityId: string, motionId: string) =>
    address('package-ballot/pages/motion-detail', { communityId, motionId }),
  /** with nothing to name, a new one; `covenantId` is the text that a new one is about */
  motionEdit: (communityId: string, motionId = '', covenantId = '') =>
    address('package-ballot/pages/motion-edit', { communityId, motionId, covenantId }),
  motionTurnout: (communityId: string, motionId: string) =>
    address('package-ballot/pages/motion-turnout', { communityId, motionId }),
  motionRecord: (communityId: string, motionId: string) =>
    address('package-ballot/pages/motion-record', { communityId, motionId }),
  motionObjections: (communityId: string, motionId: string) =>
    address('package-ballot/pages/motion-objections', { communityId, motionId }),
  ballotCast: (communityId: string, motionId: string, voterId: string) =>
    address('package-ballot/pages/ballot-cast', { communityId, motionId, voterId }),
  receiptFind: (communityId: string, motionId: string) =>
    address('package-ballot/pages/receipt-find', { communityId, motionId }),
  roomCheckIn: (communityId: string, motionId: string, voterId: string) =>
    address('package-ballot/pages/room-check-in', { communityId, motionId, voterId }),
  roomCode: (communityId: string, motionId: string) =>
    address('package-ballot/pages/room-code', { communityId, motionId }),
  paperEnter: (communityId: string, motionId: string, voterId = '', name = '') =>
    address('package-ballot/pages/paper-enter', { communityId, motionId, voterId, name }),
  voters: (communityId: string, motionId: string, placeId: string, place: string) =>
    address('package-ballot/pages/voter-list', { communityId, motionId, placeId, place }),
  voterProxy: (
    communityId: string,
    motionId: string,
    voterId: string,
    name: string,
    proxy: string,
  ) => address('package-ballot/pages/voter-proxy', { communityId, motionId, voterId, name, proxy }),
  papers: (communityId: string, motionId: string) =>
    address('package-ballot/pages/paper-list', { communityId, motionId }),
  motionEvents: (communityId: string, motionId: string) =>
    address('package-ballot/pages/motion-events', { communityId, motionId }),
  notes: (communityId: string, motionId: string) =>
    address('package-ballot/pages/note-list', { communityId, motionId }),
  pollMake: (communityId: string) => address('package-ballot/pages/poll-make', { communityId }),
  pointAccount: (communityId: string, householdId: string) =>
    address('package-civility/pages/point-account', { communityId, householdId }),
  pointRules: (communityId: string) =>
    address('package-civility/pages/point-rules', { communityId }),
  /** `ruleId` '' = a new one */
  ruleEdit: (communityId: string, ruleId = '') =>
    address('package-civility/pages/rule-edit', { communityId, ruleId }),
  claimFile: (communityId: string, householdId: string, label: string) =>
    address('package-civility/pages/claim-file', { communityId, householdId, label }),
  pointShop: (communityId: string, householdId: string) =>
    address('package-civility/pages/point-shop', { communityId, householdId }),
  shopCounter: (communityId: string) =>
    address('package-civility/pages/shop-counter', { communityId }),
  claimQueue: (communityId: string) =>
    address('package-civility/pages/claim-queue', { communityId }),
  shift: (communityId: string, shiftId: string) =>
    address('package-volunteer/pages/shift-detail', { communityId, shiftId }),
  myHours: (communityId: string) => address('package-volunteer/pages/my-hours', { communityId }),
  signUps: (communityId: string, shiftId: string, teamId: string) =>
    address('package-volunteer/pages/sign-up-list', { communityId, shiftId, teamId }),
  pairings: (communityId: string) =>
    address('package-volunteer/pages/pairing-list', { communityId }),
  pairing: (communityId: string, pairingId: string) =>
    address('package-volunteer/pages/pairing-detail', { communityId, pairingId }),
  pairingPropose: (communityId: string) =>
    address('package-volunteer/pages/pairing-propose', { communityId }),
  /** a visit to come, or one that has been */
  pairingVisit: (communityId: string, pairingId: string, what: 'plan' | 'note') =>
    address('package-volunteer/pages/pairing-visit', { communityId, pairingId, what }),
  votingSettings: (communityId: string) =>
    address('package-ballot/pages/voting-settings', { communityId }),
};

export function go(url: string): void {
  void wx.navigateTo({ url });
}

/** Back to where one came from, or home when the page was opened from outside. */
export function goBackOrHome(): void {
  if (getCurrentPages().length > 1) void wx.navigateBack();
  else void wx.switchTab({ url: '/pages/home/index' });
}
