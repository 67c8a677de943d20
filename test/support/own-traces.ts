import type { BallotDocument, VoterDocument } from '../../cloudfunctions/ballot/collections.ts';
import type {
  ClaimDocument,
  ReservationDocument,
} from '../../cloudfunctions/civility/collections.ts';
import { EMPTY, nextEntry } from '../../cloudfunctions/civility/ledger/account-rules.ts';
import { encryptIdNumber, lookupHash } from '../../cloudfunctions/kernel/secret.ts';
import type { AnswerDocument, TaskDocument } from '../../cloudfunctions/meeting/collections.ts';
import { HOME, MAPLE, NOTICE, personOf, residentIdOf, START } from './community.ts';
import { COMMENT, COVENANT } from './covenants.ts';
import { MEETING } from './held-meetings.ts';
import type { Linli } from './linli.ts';
import { MOTION, OBJECTION } from './motions.ts';
import { scoreTraces } from './own-cards.ts';
import { CLAIM, RESERVED } from './points.ts';
import { PROPOSAL } from './roles.ts';
import { SHIFT, TEAM } from './volunteers.ts';

/**
 * A document of each collection that names the resident of the second household in a matter of others: a vote, a
 * report, an office, a draft, a limit. Every personal field of it says something.
 */

const residentId = residentIdOf('resident');
const { openid, name } = personOf('resident');
const LONG_AGO = START - 10 * 24 * 60 * 60_000;

const stamp = (target: string) => ({
  id: `seed-own-${target}`,
  action: 'seed',
  actorId: 'seed',
  target,
  at: LONG_AGO,
});

export const VOTER = `${MOTION.open}:${residentId}`;
/** The keyed hash under which wrong codes of today are counted. */
export const triesId = (day: string) => lookupHash('tries', `${openid}\n${day}`);

export async function leaveOwnTraces(linli: Linli): Promise<void> {
  const likeOf = (collection: string, id: string) => {
    const found = linli.documents<{ _id: string }>(collection).find(({ _id }) => _id === id);
    if (!found) throw new Error(`${collection} has no ${id}`);
    return found;
  };
  const voter = likeOf('voters', `${MOTION.open}:${HOME.second}`) as VoterDocument;
  const ballot = likeOf('ballots', `${MOTION.open}:${HOME.second}`) as BallotDocument;
  const by = { residentId, name };
  const added: Record<string, object[]> = {
    objections: [
      {
        ...likeOf('objections', OBJECTION.roster),
        _id: 'e0000000000000000078',
        residentId,
        text: '名册漏了我母亲',
        answer: '已经补上',
        from: '一期 1栋',
        added: { key: residentId, name },
      },
    ],
    reports: [
      {
        _id: `${NOTICE.building}:${residentId}`,
        communityId: MAPLE,
        noticeId: NOTICE.building,
        residentId,
        reason: 'wrong',
        note: '时间写反了',
        state: 'closed',
        change: stamp('report'),
      },
    ],
    covenantReports: [
      {
        _id: `${COMMENT.shown}:${residentId}`,
        communityId: MAPLE,
        subject: 'comment',
        subjectId: COMMENT.shown,
        covenantId: COVENANT.open,
        residentId,
        reason: '这句话骂人',
        state: 'closed',
        change: stamp('covenant-report'),
      },
    ],
    feedbacks: [
      {
        ...likeOf('feedbacks', `${SHIFT.over}:${residentIdOf('stairSteward')}`),
        _id: `${SHIFT.over}:${residentId}`,
        residentId,
        answer: { welcome: true, note: '多亏您带手电', by: residentIdOf('teamLeader'), at: START },
      },
    ],
    guardianConsents: [
      {
        ...likeOf('guardianConsents', `${MAPLE}:person-mediator`),
        _id: `${MAPLE}:${residentId}`,
        residentId,
        guardianId: residentId,
        confirmedBy: residentId,
      },
    ],
    reactions: [
      {
        _id: `${COMMENT.shown}:${residentId}`,
        communityId: MAPLE,
        covenantId: COVENANT.open,
        commentId: COMMENT.shown,
        residentId,
        value: 'support',
        change: stamp('reaction'),
      },
    ],
    drafts: [
      {
        _id: `draft:${residentId}`,
        communityId: MAPLE,
        draftId: 'draft',
        residentId,
        form: { title: '楼道大扫除', body: '周六上午一起来' },
        at: LONG_AGO,
      },
    ],
    proposals: [
      { ...likeOf('proposals', PROPOSAL.gridOfficer), _id: 'd0000000000000000078', residentId },
    ],
    voters: [
      {
        ...voter,
        _id: VOTER,
        key: residentId,
        name,
        label: '一期 1栋 1单元 102',
        claims: [residentId],
        castBy: by,
        cast: 'phone',
        present: true,
        agent: by,
        absences: [{ id: 'a', day: '2026-06-15', reason: '认错了人', byName: '白若溪' }],
        voids: [
          { id: 'v', day: '2026-06-15', channel: 'phone', reason: '投错了', byName: '白若溪' },
        ],
      },
    ],
    ballots: [
      {
        ...ballot,
        _id: VOTER,
        receipt: '0'.repeat(18).concat('78'),
        choice: 'no',
        caster: { residentId, as: 'self' },
        overruled: [
          { id: 'person-o', residentId, name, byId: 'person-x', byName: '白若溪', at: LONG_AGO },
        ],
      },
    ],
    proxies: [
      {
        _id: `${MOTION.open}:${residentId}:0`,
        communityId: MAPLE,
        motionId: MOTION.open,
        agentId: residentId,
        voterKey: residentId,
        at: LONG_AGO,
      },
    ],
    ballotLimits: [
      {
        _id: `objection:roster:${MOTION.open}:${residentId}`,
        communityId: MAPLE,
        motionId: MOTION.open,
        residentId,
        taken: ['one'],
        until: null,
      },
    ],
    ...meetingTraces(linli),
    ...pointTraces(linli),
    ...scoreTraces(linli),
    ...volunteerTraces(),
    tries: [{ _id: triesId('2026-06-15'), communityId: '-', wrong: 7654, day: '2026-06-15' }],
  };
  for (const [collection, all] of Object.entries(added)) {
    await linli.cloud.database.insertMany(collection, all as never);
  }
}

/** A task that a resolution gave to them. */
export const OWN_TASK = `${MEETING.published}:i9`;

function meetingTraces(linli: Linli): Record<string, object[]> {
  const answer = linli.documents<AnswerDocument>('meetingAnswers')[0];
  const task = linli.documents<TaskDocument>('meetingTasks')[0];
  const report = { at: LONG_AGO, text: '借来了书', done: false, by: residentId };
  return {
    meetingAnswers: [
      {
        ...answer,
        _id: `${MEETING.joint}:s2`,
        proxyHolderId: residentId,
        meetingId: MEETING.joint,
        says: 'substitute',
        name: '顾远山',
        change: stamp('answer'),
      },
    ],
    meetingTasks: [
      { ...task, _id: OWN_TASK, itemId: 'i9', ownerId: residentId, reports: [report] },
    ],
  };
}

/** Somebody's own account; the household of the second door has one from the start. */
export const ACCOUNT = `p:${residentId}`;
const OWN_LABEL = `${name}（一期 1栋 1单元 102）`;

function pointTraces(linli: Linli): Record<string, object[]> {
  const bearer = { kind: 'person', id: residentId } as const;
  const of = { bearer, accountId: ACCOUNT, label: OWN_LABEL };
  const claims = linli.documents<ClaimDocument>('claims');
  const claim = claims.find(({ _id }) => _id === CLAIM.appealed);
  const reservation = linli
    .documents<ReservationDocument>('reservations')
    .find(({ _id }) => _id === RESERVED);
  const entry = nextEntry(EMPTY, {
    communityId: MAPLE,
    accountId: ACCOUNT,
    sourceId: 'claim:own-trace',
    kind: 'award',
    points: 37,
    held: 0,
    rule: { ruleId: 'hours', version: 1 },
    title: '志愿服务',
    claimId: 'e0000000000000000078',
    reverses: null,
    decidedBy: [residentIdOf('gridOfficer')],
    as: 'grid-officer',
    reason: '下雨天也来了',
    day: '2026-05-03',
    at: LONG_AGO,
  });
  if (!claim?.appeal || !reservation || !entry)
    throw new Error('there are no points to begin with');
  const office = { residentId: residentIdOf('partyBranch'), as: 'party-branch', at: LONG_AGO };
  return {
    claims: [
      {
        ...claim,
        ...of,
        _id: 'e0000000000000000078',
        attendanceId: `old-shift:${residentId}`,
        note: '带老人看病去了三个小时',
        state: 'void',
        appeal: {
          ...claim.appeal,
          reason: '记少了一个小时',
          pictures: [],
          upheld: true,
          answer: '补上了',
          heardBy: { ...office, reason: '' },
        },
        voiding: { ...office, reason: '重复了' },
        voidedBy: { ...office, reason: '两次是同一天' },
        posted: 37,
        dueAt: null,
        change: stamp('claim'),
      },
    ],
    ledger: [entry],
    accounts: [
      {
        _id: ACCOUNT,
        communityId: MAPLE,
        ...of,
        seq: 1,
        balance: entry.balance,
        heldTotal: 0,
        hash: entry.hash,
        checkAt: START + 300 * 24 * 60 * 60_000,
        checked: { seq: 1, balance: entry.balance, heldTotal: 0, hash: entry.hash },
        broken: null,
        at: LONG_AGO,
      },
    ],
    reservations: [
      {
        ...reservation,
        ...of,
        _id: 'e2000000000000000078',
        goodsName: '雨伞',
        code: '135790',
        askedBy: { residentId: residentIdOf('secretary'), as: 'secretary' },
        change: stamp('reservation'),
      },
    ],
  };
}

function volunteerTraces(): Record<string, object[]> {
  const mark = { at: LONG_AGO, how: 'list', by: residentIdOf('teamLeader') };
  const entry = {
    entryId: 'own-entry',
    sort: 'added',
    minutes: 73,
    state: 'counted',
    why: null,
    reason: '签在纸上',
    at: LONG_AGO,
    by: residentIdOf('teamLeader'),
    decidedBy: residentIdOf('gridOfficer'),
  };
  return {
    attendances: [
      {
        _id: `old-shift:${residentId}`,
        communityId: MAPLE,
        shiftId: 'old-shift',
        teamId: TEAM.patrol,
        teamName: '敲门队',
        residentId,
        title: '敲门问候',
        kind: 'care',
        day: '2026-05-03',
        from: LONG_AGO,
        until: LONG_AGO + 7_200_000,
        in: mark,
        out: mark,
        risk: { how: 'told', by: residentIdOf('teamLeader'), at: LONG_AGO },
        left: { at: LONG_AGO + 5_400_000, how: 'late', by: residentId },
        ticked: true,
        entries: [entry],
        pending: false,
        change: stamp('attendance'),
      },
    ],
    certificates: [
      {
        _id: 'own-certificate',
        communityId: MAPLE,
        number: 'ZY2026050312345678',
        code: 'ABCD1234',
        residentId,
        name,
        communityName: '枫林社区',
        from: '2026-01-01',
        until: '2026-05-31',
        measured: 61,
        added: 73,
        imported: 67,
        at: LONG_AGO,
        change: stamp('certificate'),
      },
    ],
    insuredNumbers: [
      {
        _id: `own-shift:${residentId}`,
        communityId: MAPLE,
        shiftId: 'own-shift',
        residentId,
        kind: 'resident-id',
        numberCipher: encryptIdNumber('11010519491231002X'),
        lookAt: START + 30 * 24 * 60 * 60_000,
        change: stamp('insurance'),
      },
    ],
    members: [
      {
        _id: `own-team:${residentId}`,
        communityId: MAPLE,
        teamId: TEAM.patrol,
        residentId,
        member: true,
        skills: [
          {
            skill: '会测血压',
            until: '2027-05-31',
            paper: { ending: '3821', seenOn: '2026-05-30', by: residentIdOf('teamLeader') },
          },
        ],
        limit: {
          is: 'restricted',
          kinds: ['clinic'],
          reason: '膝盖不好，先不巡逻',
          until: '2026-09-30',
          by: residentIdOf('teamLeader'),
          at: LONG_AGO,
        },
        proof: { skill: '电工证', until: '2028-05-31', pictures: [], at: LONG_AGO },
        carried: true,
        change: stamp('member'),
      },
    ],
  };
}
