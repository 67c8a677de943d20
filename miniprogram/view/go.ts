import type { OpenFigure, PastFigure } from '../../typings/contract/matter/figure';

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
  desk: (communityId: string) => address('package-home/pages/desk-overview', { communityId }),
  duty: (communityId: string) => address('package-home/pages/duty-phone', { communityId }),
  poster: (communityId: string, kind: string, id = '') =>
    address('package-home/pages/share-poster', { communityId, kind, id }),
  search: (communityId: string) => address('package-home/pages/search-all', { communityId }),
  told: (communityId: string) => address('package-home/pages/told-list', { communityId }),
  join: () => address('package-resident/pages/household-join', {}),
  ask: () => address('package-resident/pages/household-ask', {}),
  contact: (communityId: string) =>
    address('package-resident/pages/contact-offer', { communityId }),
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
  handovers: (communityId: string) =>
    address('package-resident/pages/handover-list', { communityId }),
  handover: (communityId: string, handoverId: string) =>
    address('package-resident/pages/handover-detail', { communityId, handoverId }),
  selections: (communityId: string) =>
    address('package-resident/pages/selection-list', { communityId }),
  selection: (communityId: string, selectionId: string) =>
    address('package-resident/pages/selection-detail', { communityId, selectionId }),
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
  bodies: (communityId: string) => address('package-meeting/pages/body-list', { communityId }),
  body: (communityId: string, bodyId: string) =>
    address('package-meeting/pages/body-detail', { communityId, bodyId }),
  /** with nothing to name, a new one */
  bodyEdit: (communityId: string, bodyId = '') =>
    address('package-meeting/pages/body-edit', { communityId, bodyId }),
  /** `meetingId` of one that is to be moved */
  findSlot: (communityId: string, bodyId: string, meetingId = '') =>
    address('package-meeting/pages/find-slot', { communityId, bodyId, meetingId }),
  meetings: (communityId: string) => address('package-meeting/pages/meeting-list', { communityId }),
  meeting: (communityId: string, meetingId: string) =>
    address('package-meeting/pages/meeting-detail', { communityId, meetingId }),
  meetingRun: (communityId: string, meetingId: string) =>
    address('package-meeting/pages/meeting-run', { communityId, meetingId }),
  meetingAgenda: (communityId: string, meetingId: string) =>
    address('package-meeting/pages/meeting-agenda', { communityId, meetingId }),
  /** the signed list, entered afterwards */
  meetingPaper: (communityId: string, meetingId: string) =>
    address('package-meeting/pages/meeting-paper', { communityId, meetingId }),
  holidays: (communityId: string, year: string) =>
    address('package-meeting/pages/holiday-year', { communityId, year }),
  busyTimes: (communityId: string) => address('package-meeting/pages/busy-times', { communityId }),
  meetingCode: (communityId: string, meetingId: string) =>
    address('package-meeting/pages/meeting-code', { communityId, meetingId }),
  meetingMinutes: (communityId: string, meetingId: string, version: string) =>
    address('package-meeting/pages/meeting-minutes', { communityId, meetingId, version }),
  /** at a time that was chosen; `meetingId` of one that is moved there */
  meetingConvene: (communityId: string, chosen: Ids) =>
    address('package-meeting/pages/meeting-convene', { communityId, ...chosen }),
  meetingCallOff: (communityId: string, meetingId: string) =>
    address('package-meeting/pages/meeting-convene', { communityId, meetingId, off: 'yes' }),
  matterMeetings: (communityId: string, matterId: string) =>
    address('package-meeting/pages/matter-meetings', { communityId, matterId }),
  meetingTasks: (communityId: string) =>
    address('package-meeting/pages/task-list', { communityId }),
  rooms: (communityId: string) => address('package-meeting/pages/room-list', { communityId }),
  roomBook: (communityId: string, roomId: string) =>
    address('package-meeting/pages/room-book', { communityId, roomId }),
  yearPlan: (communityId: string, year: string) =>
    address('package-meeting/pages/year-plan', { communityId, year }),
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
  ownPoints: (communityId: string, personId: string) =>
    address('package-civility/pages/point-account', { communityId, personId }),
  pointDesk: (communityId: string) => address('package-civility/pages/point-desk', { communityId }),
  /** `buildingId` '' = chosen there */
  inspect: (communityId: string, buildingId = '') =>
    address('package-civility/pages/inspection-record', { communityId, buildingId }),
  inspections: (communityId: string) =>
    address('package-civility/pages/inspection-list', { communityId }),
  pointBooks: (communityId: string) =>
    address('package-civility/pages/point-books', { communityId }),
  pointSums: (communityId: string) => address('package-civility/pages/point-sums', { communityId }),
  pointMoves: (communityId: string) =>
    address('package-civility/pages/point-moves', { communityId }),
  honours: (communityId: string) => address('package-civility/pages/honour-list', { communityId }),
  honourNominate: (communityId: string, householdId: string, label: string) =>
    address('package-civility/pages/honour-nominate', { communityId, householdId, label }),
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
  matter: (communityId: string, matterId: string) =>
    address('package-matter/pages/matter-detail', { communityId, matterId }),
  matters: (communityId: string) => address('package-matter/pages/matter-list', { communityId }),
  /** for oneself, or written down for somebody */
  matterRaise: (communityId: string, residentId = '', name = '') =>
    address('package-matter/pages/matter-raise', { communityId, residentId, name }),
  /** to the question of a campaign */
  matterAnswering: (communityId: string, campaignId: string, question: string) =>
    address('package-matter/pages/matter-raise', { communityId, campaignId, question }),
  campaigns: (communityId: string) =>
    address('package-matter/pages/campaign-list', { communityId }),
  campaignEdit: (communityId: string, campaignId: string) =>
    address('package-matter/pages/campaign-edit', { communityId, campaignId }),
  matterAct: (communityId: string, matterId: string, act: string) =>
    address('package-matter/pages/matter-act', { communityId, matterId, act }),
  /** `taskId` '' = a new one */
  matterTask: (communityId: string, matterId: string, act: string, taskId: string) =>
    address('package-matter/pages/matter-task', { communityId, matterId, act, taskId }),
  matterFold: (communityId: string, matterId: string) =>
    address('package-matter/pages/matter-fold', { communityId, matterId }),
  matterQueue: (communityId: string) =>
    address('package-matter/pages/matter-queue', { communityId }),
  matterOrders: (communityId: string) =>
    address('package-matter/pages/matter-orders', { communityId }),
  matterBoard: (communityId: string) =>
    address('package-matter/pages/matter-board', { communityId }),
  matterPromises: (communityId: string) =>
    address('package-matter/pages/matter-promises', { communityId }),
  mediations: (communityId: string) =>
    address('package-matter/pages/mediation-list', { communityId }),
  mediation: (communityId: string, mediationId: string) =>
    address('package-matter/pages/mediation-detail', { communityId, mediationId }),
  mediationAsk: (communityId: string) =>
    address('package-matter/pages/mediation-ask', { communityId }),
  mediationCounts: (communityId: string) =>
    address('package-matter/pages/mediation-counts', { communityId }),
  walk: (communityId: string) => address('package-matter/pages/walk-doors', { communityId }),
  diary: (communityId: string) => address('package-matter/pages/diary-list', { communityId }),
  visitCounts: (communityId: string) =>
    address('package-matter/pages/visit-counts', { communityId }),
  duties: (communityId: string) => address('package-matter/pages/duty-list', { communityId }),
  /** with nothing to name, a new one */
  dutyEdit: (communityId: string, dutyId = '') =>
    address('package-matter/pages/duty-edit', { communityId, dutyId }),
  matterDraws: (communityId: string) =>
    address('package-matter/pages/matter-draws', { communityId }),
  matterDraw: (communityId: string, drawId: string) =>
    address('package-matter/pages/matter-draw', { communityId, drawId }),
  matterDrawMake: (communityId: string) =>
    address('package-matter/pages/matter-draw-make', { communityId }),
  /** the matters behind a figure; `name` is the words of the bar that was tapped, '' = the usual ones */
  mattersOpen: (communityId: string, figure: OpenFigure, name: string) => {
    const key =
      figure.what === 'state'
        ? figure.state
        : figure.what === 'topic'
          ? figure.topicId
          : figure.what === 'area'
            ? figure.areaId
            : '';
    return address('package-matter/pages/matter-counted', {
      communityId,
      what: figure.what,
      key,
      name,
    });
  },
  mattersPast: (
    communityId: string,
    { what, months, topicId = '', campaignId = '' }: PastFigure,
    name: string,
  ) =>
    address('package-matter/pages/matter-counted', {
      communityId,
      what,
      months: String(months),
      key: topicId,
      campaignId,
      name,
    }),
  shift: (communityId: string, shiftId: string) =>
    address('package-volunteer/pages/shift-detail', { communityId, shiftId }),
  /** `code`: what was scanned before the shift was known */
  shiftCheckIn: (communityId: string, shiftId: string, code = '') =>
    address('package-volunteer/pages/shift-check-in', { communityId, shiftId, code }),
  attendanceCode: (communityId: string, shiftId: string, teamId: string) =>
    address('package-volunteer/pages/attendance-code', { communityId, shiftId, teamId }),
  attendance: (communityId: string, shiftId: string, teamId: string) =>
    address('package-volunteer/pages/attendance-list', { communityId, shiftId, teamId }),
  /** `what`: minutes by hand, or a correction of what stands; `residentId` '' = to be chosen */
  hoursEnter: (
    communityId: string,
    shiftId: string,
    teamId: string,
    what: 'add' | 'correct',
    residentId = '',
  ) =>
    address('package-volunteer/pages/hours-enter', {
      communityId,
      shiftId,
      teamId,
      what,
      residentId,
    }),
  consents: (communityId: string) =>
    address('package-volunteer/pages/consent-list', { communityId }),
  shiftInsurance: (communityId: string, shiftId: string) =>
    address('package-volunteer/pages/shift-insurance', { communityId, shiftId }),
  exports: (communityId: string) => address('package-volunteer/pages/export-list', { communityId }),
  /** `teamId` '' = of all teams */
  teamImports: (communityId: string, teamId = '') =>
    address('package-volunteer/pages/team-import', { communityId, teamId }),
  season: (communityId: string, seasonId: string) =>
    address('package-volunteer/pages/season-detail', { communityId, seasonId }),
  /** `line` is the row's place in the table */
  importFix: (communityId: string, teamId: string, importId: string, line: number) =>
    address('package-volunteer/pages/import-fix', {
      communityId,
      teamId,
      importId,
      line: String(line),
    }),
  /** `index` is the row's place among those that were left out */
  importMatch: (communityId: string, teamId: string, importId: string, index: number) =>
    address('package-volunteer/pages/import-match', {
      communityId,
      teamId,
      importId,
      index: String(index),
    }),
  hoursPending: (communityId: string) =>
    address('package-volunteer/pages/hours-pending', { communityId }),
  /** with number and code it answers at once */
  certificateCheck: (communityId: string, number = '', code = '') =>
    address('package-volunteer/pages/certificate-check', { communityId, number, code }),
  volunteerProfile: (communityId: string) =>
    address('package-volunteer/pages/volunteer-profile', { communityId }),
  myHours: (communityId: string) => address('package-volunteer/pages/my-hours', { communityId }),
  signUps: (communityId: string, shiftId: string, teamId: string) =>
    address('package-volunteer/pages/sign-up-list', { communityId, shiftId, teamId }),
  teams: (communityId: string) => address('package-volunteer/pages/team-list', { communityId }),
  team: (communityId: string, teamId: string) =>
    address('package-volunteer/pages/team-detail', { communityId, teamId }),
  /** `stationId` '' = a new one */
  shiftFeedback: (communityId: string, shiftId: string, teamId: string) =>
    address('package-volunteer/pages/shift-feedback', { communityId, shiftId, teamId }),
  /** `follows` '' = no shift that went on for longer */
  shiftRecord: (communityId: string, teamId: string, follows = '') =>
    address('package-volunteer/pages/shift-record', { communityId, teamId, follows }),
  stationEdit: (communityId: string, stationId = '') =>
    address('package-volunteer/pages/station-edit', { communityId, stationId }),
  /** `teamId` '' = a new one */
  teamEdit: (communityId: string, stationId: string, teamId = '') =>
    address('package-volunteer/pages/team-edit', { communityId, stationId, teamId }),
  teamMembers: (communityId: string, teamId: string) =>
    address('package-volunteer/pages/member-list', { communityId, teamId }),
  /** `residentId` '' = somebody who is not a member yet */
  memberEdit: (communityId: string, teamId: string, residentId = '') =>
    address('package-volunteer/pages/member-edit', { communityId, teamId, residentId }),
  /** `like` is a shift to begin from */
  shiftEdit: (communityId: string, teamId: string, like = '') =>
    address('package-volunteer/pages/shift-edit', { communityId, teamId, like }),
  shiftChange: (communityId: string, shiftId: string, teamId: string) =>
    address('package-volunteer/pages/shift-change', { communityId, shiftId, teamId }),
  shiftMonth: (communityId: string) =>
    address('package-volunteer/pages/shift-month', { communityId }),
  peopleAdd: (communityId: string, shiftId: string, teamId: string) =>
    address('package-volunteer/pages/people-add', { communityId, shiftId, teamId }),
  rain: (communityId: string) => address('package-volunteer/pages/rain-day', { communityId }),
  unreached: (communityId: string, shiftId: string, teamId: string) =>
    address('package-volunteer/pages/unreached-list', { communityId, shiftId, teamId }),
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

export function goToTab(tab: 'home' | 'council'): void {
  void wx.switchTab({ url: `/pages/${tab}/index` });
}
