import assert from 'node:assert/strict';
import type { CommentDocument } from '../../cloudfunctions/covenant/collections.ts';
import { SEED } from '../../cloudfunctions/kernel/database/collection.ts';
import type { MessageDocument } from '../../cloudfunctions/messages/collections.ts';
import type {
  QuestionDocument,
  QuestionMarkDocument,
  ReceiptDocument,
  RecoveryAnswer,
  RecoveryDocument,
} from '../../cloudfunctions/notice/collections.ts';
import type { ResidentDocument } from '../../cloudfunctions/people/collections.ts';
import type {
  ConsentDocument,
  JoinRequestDocument,
  SetupDocument,
} from '../../cloudfunctions/resident/collections.ts';
import { setupOf } from '../../cloudfunctions/resident/setup/setup-rules.ts';
import type { VolunteerDocument } from '../../cloudfunctions/volunteer/collections.ts';
import {
  HOME,
  MAPLE,
  NOTICE,
  PLACE,
  personOf,
  residentIdOf,
  START,
  TEMPLATE,
} from './community.ts';
import { COMMENT } from './covenants.ts';
import { consentOf } from './inputs.ts';
import type { Linli } from './linli.ts';
import { patch } from './patch.ts';

/**
 * What the community knows of the resident of the second household beside their entry: a document of
 * each collection that somebody's leaving has to change, and of each field in it.
 */

const LONG_AGO = START - 10 * 24 * 60 * 60_000;
/** A consent that had ended before anybody left. */
const ENDED_BEFORE = START - 24 * 60 * 60_000;

const { openid, name } = personOf('resident');
const residentId = residentIdOf('resident');
const accountKey = `wx:${openid}`;

const seed = (target: string) => ({
  id: `seed-trace-${target}`,
  action: 'seed',
  actorId: 'seed',
  target,
  at: LONG_AGO,
});

function consents(): ConsentDocument[] {
  return [
    consentOf('resident', 'stairSteward'),
    consentOf('residentElsewhere', 'resident'),
    { ...consentOf('resident', 'buildingSteward'), endedAt: ENDED_BEFORE },
    { ...consentOf('householdRepresentative', 'resident'), endedAt: ENDED_BEFORE },
  ];
}

function receipts(): ReceiptDocument[] {
  const receipt = (noticeId: string, of: string, how: 'self' | 'agent'): ReceiptDocument => ({
    _id: `${noticeId}:${of}`,
    communityId: MAPLE,
    noticeId,
    residentId: of,
    households: [],
    keys: [],
    by: { residentId, name, how },
    confirmedAt: LONG_AGO,
    undoneAt: null,
  });
  return [
    receipt(NOTICE.building, residentId, 'self'),
    receipt(NOTICE.elsewhere, residentIdOf('residentElsewhere'), 'agent'),
  ];
}

/** What the person asked below a notice, answered; and that they want to know another as well. */
function question(): QuestionDocument {
  return {
    _id: 'e0000000000000000071',
    communityId: MAPLE,
    noticeId: NOTICE.building,
    residentId,
    text: '电梯也停吗？',
    doubted: false,
    state: 'answered',
    at: LONG_AGO,
    answer: {
      text: '电梯不停。',
      by: {
        residentId: residentIdOf('secretary'),
        name: '沈知秋',
        role: 'secretary',
        placeLabel: '枫林社区',
      },
      at: LONG_AGO,
      changed: false,
    },
    into: null,
    declined: null,
    version: 1,
    telling: false,
    change: {
      id: SEED,
      action: SEED,
      actorId: SEED,
      target: 'question:e0000000000000000071',
      at: LONG_AGO,
    },
  };
}

function mark(): QuestionMarkDocument {
  const questionId = 'e0000000000000000072';
  return {
    _id: `${questionId}:${residentId}`,
    communityId: MAPLE,
    noticeId: NOTICE.building,
    questionId,
    residentId,
    joins: true,
    at: LONG_AGO,
  };
}

/** The last answer, and one that an officer's had stood over, both by the person. */
function recovery(): RecoveryDocument {
  const said = (how: RecoveryAnswer['by']['how']): RecoveryAnswer => ({
    restored: false,
    trouble: 'dirty',
    by: { residentId, name, how },
    at: LONG_AGO,
  });
  return {
    _id: `${NOTICE.building}:${HOME.second}`,
    communityId: MAPLE,
    noticeId: NOTICE.building,
    householdId: HOME.second,
    buildingId: PLACE.building,
    stairId: PLACE.stair,
    answer: said('agent'),
    before: said('self'),
    // An officer's word, with the name of whoever gave it.
    noted: {
      ...said('phone'),
      by: {
        residentId: residentIdOf('buildingSteward'),
        name: personOf('buildingSteward').name,
        how: 'phone',
      },
    },
  };
}

function message(state: MessageDocument['state'], noticeId: string): MessageDocument {
  return {
    _id: `${noticeId}:${residentId}`,
    communityId: MAPLE,
    noticeId,
    residentId,
    openid,
    templateId: TEMPLATE,
    page: 'pages/home/index',
    data: { thing1: { value: '停水检修' } },
    state,
    attempts: 1,
    at: LONG_AGO,
  };
}

function request(): JoinRequestDocument {
  const _id = 'b0000000000000000077';
  return {
    _id,
    communityId: MAPLE,
    householdId: HOME.otherEstate,
    label: '二期 1栋 1单元 101',
    lineage: [MAPLE, PLACE.otherEstate],
    accountKey,
    openid,
    name,
    note: `${name}的第二个家`,
    adult: true,
    openKey: _id,
    state: 'declined',
    reason: 'not-known',
    at: LONG_AGO,
    closedAt: START - 60_000,
    carried: true,
    agreedBy: { residentId: residentIdOf('secretary'), name: personOf('secretary').name },
    change: seed('request'),
  };
}

function setup(): SetupDocument {
  const made = setupOf(MAPLE, 'hash-of-a-used-set-up-code', LONG_AGO, seed('setup'));
  return {
    ...made,
    code: {
      ...made.code,
      issuedBy: residentIdOf('secretary'),
      usedBy: accountKey,
      usedAt: LONG_AGO,
    },
    secretary: { residentId, openid, name: null, done: true },
  };
}

function volunteer(): VolunteerDocument {
  return {
    _id: `${MAPLE}:${residentId}`,
    communityId: MAPLE,
    residentId,
    version: 3,
    claims: [{ shiftId: 'over', key: 'k', title: '早巡逻', from: LONG_AGO, until: LONG_AGO + 1 }],
    done: ['k'],
    lates: [{ shiftId: 'over', key: 'k', at: LONG_AGO }],
    born: 1962,
    skills: [{ skill: '急救证', until: '2027-01-31', seenOn: '2026-05-31' }],
    teamIds: [],
    limits: [
      {
        teamId: 'own-team',
        is: 'restricted',
        kinds: ['clinic'],
        reason: '膝盖不好，先不巡逻',
        until: '2026-09-30',
        by: residentIdOf('teamLeader'),
        at: LONG_AGO,
      },
    ],
  };
}

const endedBefore = new Set(
  consents()
    .filter(({ endedAt }) => endedAt !== null)
    .map(({ _id }) => _id),
);

/** Puts all of it there. */
export async function leaveTraces(linli: Linli): Promise<void> {
  const { cloud, documents } = linli;
  const [comment] = documents<CommentDocument>('comments').filter(
    ({ _id }) => _id === COMMENT.shown,
  );
  const added: Record<string, object[]> = {
    consents: consents(),
    receipts: receipts(),
    recoveries: [recovery()],
    noticeQuestions: [question()],
    noticeQuestionMarks: [mark()],
    messages: [
      { ...message('sent', NOTICE.building), readAt: LONG_AGO },
      message('unsure', NOTICE.community),
    ],
    joinRequests: [request()],
    setups: [setup()],
    comments: [{ ...comment, _id: 'e0000000000000000077', residentId, from: '一期 1栋' }],
  };
  for (const [collection, all] of Object.entries(added)) {
    await cloud.database.insertMany(collection, all as never);
  }
  const { _id, ...kept } = volunteer();
  await patch(linli, 'volunteers', { _id }, kept);
  const code = { 'code.usedBy': accountKey, 'code.usedAt': LONG_AGO, 'code.issuedAt': LONG_AGO };
  await patch(linli, 'households', { _id: HOME.second }, code);
}

/** A signed agreement binds those who stay, so its names stay as well. */
const SIGNED = /"names":\[[^\]]*\]/g;

/** The collections that name one of them, but for what they have signed. */
export function naming(linli: Linli, names: readonly string[]): string[] {
  return linli
    .state()
    .split('\n')
    .map((line) => (line.startsWith('mediations ') ? line.replace(SIGNED, '') : line))
    .filter((line) => names.some((one) => line.includes(one)));
}

/** Nothing names somebody whose entry names them no more, and a consent ends once. */
export function checkErased(linli: Linli, names: readonly string[] = [openid, name]): void {
  const isNamed = linli
    .documents<ResidentDocument>('residents')
    .some((one) => names.includes(one.name));
  if (isNamed) return; // cut before anything was decided
  assert.deepEqual(naming(linli, names), []);
  for (const { _id, endedAt, change } of linli.documents<ConsentDocument>('consents')) {
    assert.notEqual(endedAt, null, `${_id} is ended`);
    if (endedBefore.has(_id)) assert.equal(endedAt, ENDED_BEFORE, `${_id} ended when it did`);
    else assert.ok(change.at <= (endedAt ?? 0), `${_id} ended after it was given`);
  }
}
