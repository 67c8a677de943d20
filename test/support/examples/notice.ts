import { CEDAR, HOME, MAPLE, NOTICE, PLACE } from '../community.ts';
import {
  commandId,
  correction,
  type Edit,
  NOTICE_FORM,
  oneHousehold,
  pinning,
  publication,
  reminder,
  withdrawal,
  writtenDown,
} from '../inputs.ts';
import { atHouseholds, type Elsewhere, example, HOUSEHOLDS_ELSEWHERE } from './example.ts';

const publishTo = (...concerns: string[]): Elsewhere => ({
  concerns,
  input: (n) => publication(n, concerns),
});
const turnoutOf = (noticeId: string, ...concerns: string[]): Elsewhere => ({
  concerns,
  input: () => ({ communityId: MAPLE, noticeId }),
});

const turnoutsElsewhere = [
  turnoutOf(NOTICE.community, PLACE.maple),
  turnoutOf(NOTICE.elsewhere, PLACE.otherEstate),
  // A notice of another community, or none, concerns no place here.
  turnoutOf(NOTICE.cedar),
  turnoutOf('a0000000000000000099'),
];

const editsElsewhere = (edit: Edit): Elsewhere[] => [
  ...[
    [NOTICE.community, PLACE.maple],
    [NOTICE.elsewhere, PLACE.otherEstate],
    [NOTICE.cedar],
    ['a0000000000000000099'],
  ].map(([noticeId = '', ...concerns]) => ({
    concerns,
    input: (n: number) => edit(n, noticeId),
  })),
  { concerns: [PLACE.estate], author: 'gridOfficer', input: (n) => edit(n, NOTICE.held) },
];

const paperFor = (householdId: string): Elsewhere => ({
  concerns: [householdId],
  input: (n) => writtenDown(n, householdId),
});
export const noticeExamples = [
  example('notice', 'listNotices', { as: 'resident', input: () => ({ communityId: MAPLE }) }),
  example('notice', 'showNotice', {
    as: 'resident',
    input: () => ({ communityId: MAPLE, noticeId: NOTICE.building }),
  }),
  example('notice', 'publishNotice', {
    as: 'secretary',
    writes: true,
    concerns: [PLACE.building],
    input: (n) => publication(n, [PLACE.building]),
    elsewhere: [
      publishTo(PLACE.maple),
      publishTo(PLACE.estate),
      publishTo(PLACE.stair),
      publishTo(PLACE.otherBuilding),
      publishTo(PLACE.stair, PLACE.otherBuilding),
      publishTo(PLACE.otherEstate),
      publishTo(PLACE.cedarBuilding),
      publishTo(PLACE.building, PLACE.cedarBuilding),
      publishTo(CEDAR),
    ],
  }),
  example('notice', 'confirmNotice', {
    as: 'resident',
    writes: true,
    input: (n) => ({ communityId: MAPLE, noticeId: NOTICE.building, commandId: commandId(n) }),
  }),
  example('notice', 'listForOthers', { as: 'resident', input: () => ({ communityId: MAPLE }) }),
  example('notice', 'countTurnout', {
    as: 'secretary',
    concerns: [PLACE.building],
    input: () => ({ communityId: MAPLE, noticeId: NOTICE.building }),
    elsewhere: turnoutsElsewhere,
  }),

  example('notice', 'countReach', {
    as: 'buildingSteward',
    concerns: [PLACE.building],
    input: () => ({ communityId: MAPLE, noticeId: NOTICE.building }),
    elsewhere: turnoutsElsewhere,
  }),
  example('notice', 'listUnconfirmed', {
    as: 'secretary',
    concerns: [PLACE.building],
    input: () => ({ communityId: MAPLE, noticeId: NOTICE.building }),
    elsewhere: turnoutsElsewhere,
  }),
  example('notice', 'listConfirmations', {
    as: 'secretary',
    concerns: [PLACE.building],
    input: () => ({ communityId: MAPLE, noticeId: NOTICE.building }),
    elsewhere: turnoutsElsewhere,
  }),
  example('notice', 'confirmFor', {
    as: 'stairSteward',
    writes: true,
    concerns: [HOME.second],
    input: (n) => writtenDown(n, HOME.second),
    elsewhere: HOUSEHOLDS_ELSEWHERE.map(paperFor),
  }),
  example('notice', 'undoConfirmFor', {
    as: 'stairSteward',
    writes: true,
    concerns: [HOME.second],
    input: async (n, linli) => {
      await linli.call(
        'notice',
        'confirmFor',
        writtenDown(n + 300_000, HOME.second),
        'stairSteward',
      );
      return oneHousehold(n, HOME.second);
    },
    elsewhere: atHouseholds((n, householdId) => oneHousehold(n, householdId)),
  }),
  example('notice', 'callNumber', {
    as: 'stairSteward',
    writes: true,
    concerns: [HOME.second],
    input: (n) => oneHousehold(n, HOME.second),
    elsewhere: atHouseholds((n, householdId) => oneHousehold(n, householdId)),
  }),
  example('notice', 'remindHouseholds', {
    as: 'secretary',
    writes: true,
    concerns: [PLACE.building],
    input: (n) => reminder(n, NOTICE.building),
    elsewhere: [
      [NOTICE.community, PLACE.maple],
      [NOTICE.elsewhere, PLACE.otherEstate],
      [NOTICE.cedar],
    ].map(([noticeId = '', ...concerns]) => ({
      concerns,
      input: (n: number) => reminder(n, noticeId),
    })),
  }),
  example('notice', 'correctNotice', {
    as: 'secretary',
    writes: true,
    concerns: [PLACE.building],
    input: (n) => correction(n, NOTICE.building),
    elsewhere: editsElsewhere(correction),
  }),
  example('notice', 'withdrawNotice', {
    as: 'secretary',
    writes: true,
    concerns: [PLACE.building],
    input: (n) => withdrawal(n, NOTICE.building),
    elsewhere: editsElsewhere(withdrawal),
  }),
  example('notice', 'pinNotice', {
    as: 'secretary',
    writes: true,
    concerns: [PLACE.building],
    input: (n) => pinning(n, NOTICE.building),
    elsewhere: editsElsewhere(pinning),
  }),
  example('notice', 'reportNotice', {
    as: 'resident',
    writes: true,
    input: (n) => ({
      communityId: MAPLE,
      noticeId: NOTICE.building,
      reason: 'untrue',
      note: '我们这栋没有通知停水',
      commandId: commandId(n),
    }),
  }),
  example('notice', 'listDrafts', {
    as: 'secretary',
    concerns: [MAPLE],
    input: () => ({ communityId: MAPLE }),
  }),
  example('notice', 'beginUpload', {
    as: 'secretary',
    writes: true,
    concerns: [MAPLE],
    input: (n) => ({
      communityId: MAPLE,
      folder: 'notices' as const,
      ending: 'png',
      commandId: commandId(n),
    }),
  }),
  example('notice', 'saveDraft', {
    as: 'secretary',
    writes: true,
    concerns: [MAPLE],
    input: (n) => ({ communityId: MAPLE, draftId: commandId(n), form: NOTICE_FORM }),
  }),
  example('notice', 'dropDraft', {
    as: 'secretary',
    writes: true,
    concerns: [MAPLE],
    input: async (n, linli) => {
      const draft = { communityId: MAPLE, draftId: commandId(n) };
      await linli.call('notice', 'saveDraft', { ...draft, form: NOTICE_FORM }, 'secretary');
      return draft;
    },
  }),
];
