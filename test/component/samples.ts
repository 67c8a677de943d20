import type { Home } from '../../typings/contract/home.ts';
import type { MotionDetail, OwnVoter } from '../../typings/contract/motion.ts';
import type { NoticeDetail, NoticeLine } from '../../typings/contract/notice.ts';
import type { Membership } from '../../typings/contract/resident.ts';
import { now } from '../support/component-clock.ts';

/** What the cloud may answer to a resident of a small community. */

const HOUR = 60 * 60_000;
export const COMMUNITY = 'maple';

export const MEMBERSHIP: Membership = {
  communityId: COMMUNITY,
  communityName: '红枫社区',
  residentId: 'person-resident',
  name: '顾南枝',
  households: [{ householdId: 'maple.a.b.c.d', label: '一期 1栋 1单元 202' }],
  roles: [],
};

export const HOME: Home = {
  membership: MEMBERSHIP,
  needs: [],
  needsMore: 0,
  news: [],
  watch: null,
  officer: false,
};

export function line(noticeId: string, more: Partial<NoticeLine> = {}): NoticeLine {
  return {
    noticeId,
    kind: 'outage',
    title: '周三停水',
    publishedAt: now() - HOUR,
    mustConfirm: true,
    confirmUntil: now() + 48 * HOUR,
    expiresAt: null,
    pinned: false,
    corrected: false,
    confirmedAt: null,
    addressed: true,
    state: 'published',
    ...more,
  };
}

export function notice(more: Partial<NoticeDetail> = {}): NoticeDetail {
  return {
    ...line('n1'),
    body: '周三上午九点到十一点，1栋停水检修。',
    author: { name: '沈秋', role: 'building-steward', placeLabel: '一期 1栋' },
    audience: [{ placeId: 'maple.a.b', label: '一期 1栋' }],
    roles: [],
    pictures: [],
    attachments: [],
    filesWaiting: 0,
    eventAt: null,
    version: 0,
    history: [],
    withdrawn: null,
    fingerprint: '0'.repeat(64),
    actFor: [],
    confirmedBy: '',
    maySeeTurnout: false,
    mayEdit: false,
    correctionWaits: false,
    ...more,
  };
}

export function voter(more: Partial<OwnVoter> = {}): OwnVoter {
  return {
    voterId: 'v1',
    name: '一期 1栋 1单元 202',
    as: 'household',
    persons: 1,
    area: null,
    present: false,
    cast: null,
    castBy: null,
    proxy: null,
    answers: null,
    receipt: null,
    voids: [],
    notMine: false,
    ...more,
  };
}

export function motion(more: Partial<MotionDetail> = {}): MotionDetail {
  return {
    motionId: 'm1',
    form: {
      title: '要不要装充电棚',
      body: '',
      placeId: COMMUNITY,
      ruleId: 'residents-assembly',
      basis: 'households',
      matter: 'community',
      covenantId: null,
      questions: [
        { questionId: 'q1', text: '装充电棚吗？', kind: 'yes-no', options: [], most: 1 },
        {
          questionId: 'q2',
          text: '装在哪里？',
          kind: 'multiple',
          options: [
            { optionId: 'east', text: '东门' },
            { optionId: 'west', text: '西门' },
            { optionId: 'north', text: '北门' },
          ],
          most: 2,
        },
      ],
      secret: true,
      opensAt: now() - HOUR,
      closesAt: now() + 48 * HOUR,
      countsAt: now() + 72 * HOUR,
      partyConsultedOn: null,
      urgentReason: '',
      authorisation: '',
      registered: 3,
      women: 0,
      reviseOn: null,
    },
    placeLabel: '红枫社区',
    state: 'announced',
    phase: 'open',
    announcedAt: now() - 24 * HOUR,
    cancelled: null,
    settings: {
      leastDays: 1,
      mostDays: 30,
      publicationDays: 7,
      proxiesPerPerson: 1,
      remoteRule: '',
      ownersApproval: '',
    },
    binding: true,
    rosterHash: null,
    rosterVersion: 0,
    covenant: null,
    own: [voter()],
    turnout: null,
    result: null,
    filed: null,
    ...more,
  };
}

/** An office over the whole community. */
export const SECRETARY = {
  role: 'secretary' as const,
  placeId: COMMUNITY,
  placeLabel: '全社区',
  from: '2026-01-01',
  until: null,
};
