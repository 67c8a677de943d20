import type { BallotDocument, VoterDocument } from '../../cloudfunctions/ballot/collections.ts';
import { lookupHash } from '../../cloudfunctions/kernel/secret.ts';
import { HOME, MAPLE, NOTICE, personOf, residentIdOf, START } from './community.ts';
import { COMMENT, COVENANT } from './covenants.ts';
import type { Linli } from './linli.ts';
import { MOTION, OBJECTION } from './motions.ts';
import { PROPOSAL } from './roles.ts';

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
    tries: [{ _id: triesId('2026-06-15'), communityId: '-', wrong: 7654, day: '2026-06-15' }],
  };
  for (const [collection, all] of Object.entries(added)) {
    await linli.cloud.database.insertMany(collection, all as never);
  }
}
