import { expect, it } from '@jest/globals';
import type { MotionDetail, MotionLine, OwnVoter } from '../../typings/contract/motion.ts';
import { answering, openPage } from '../support/component.ts';
import { now } from '../support/component-clock.ts';
import { COMMUNITY, MEMBERSHIP, motion, voter } from './samples.ts';

/** What is said to those who moved while a vote was under way: out, and still voting; in, and not yet. */

const resident = { listMemberships: answering({ memberships: [MEMBERSHIP] }) };

/** The page of a motion, as somebody with this vote of their own sees it. */
async function wordsOf(own: Partial<OwnVoter> | null, more: Partial<MotionDetail> = {}) {
  const seen = motion({ phase: 'open', own: own ? [voter(own)] : [], ...more });
  const page = await openPage('package-ballot/pages/motion-detail/index', {
    query: { communityId: COMMUNITY, motionId: 'm1' },
    answers: { resident, ballot: { showMotion: answering(seen) } },
  });
  await page.atRest();
  const text = page.text();
  page.close();
  return text;
}

it('whoever was written out reads in the list of votes that they may still vote', async () => {
  const line: MotionLine = {
    motionId: 'm1',
    title: '要不要装充电棚',
    ruleId: 'residents-assembly',
    placeLabel: '全社区',
    phase: 'open',
    state: 'announced',
    opensAt: now() - 60_000,
    closesAt: now() + 60 * 60_000,
    passed: null,
    waits: true,
    leftHome: true,
  };
  const seen = async (motions: MotionLine[]) => {
    const page = await openPage('pages/council/index', {
      answers: {
        resident,
        covenant: { listCovenants: answering({ covenants: [] }) },
        ballot: { listMotions: answering({ motions, next: null }) },
      },
    });
    await page.atRest();
    const text = page.text();
    page.close();
    return text;
  };
  expect(await seen([line])).toContain('您已经搬走；这件事在那以前就公告了，您照样可以参加');
  const { leftHome: _, ...other } = line;
  expect(await seen([other])).not.toContain('搬走');
});

it('and on the page of the vote, until they have voted', async () => {
  expect(await wordsOf({ as: 'self', leftHome: true })).toContain('您照样可以参加');
  expect(await wordsOf({ as: 'self', leftHome: true, cast: 'phone' })).not.toContain('搬走');
});

it('a family that came after the announcement reads who votes, and from when on they do', async () => {
  const late = await wordsOf({ notMine: true, late: true });
  expect(late).toContain('在您搬来以前就公告了，由那时住在这里的人参加');
  expect(late).toContain('以后公告的，您家都可以参加');
  expect(late).not.toContain('户代表');
  expect(await wordsOf({ notMine: true })).toContain('由户代表来投');
});

it('so does whoever bought the unit since, and who owned it already is told how to be confirmed', async () => {
  const text = await wordsOf({ as: 'owner', notMine: true, unconfirmed: 'h1', late: true });
  expect(text).toContain('由公告那天的业主投');
  expect(text).toContain('我是业主，去申请核对');
});

it('so does an adult who is not on the roster since they came later', async () => {
  const text = await wordsOf(null, { late: true });
  expect(text).toContain('名册已经定下。以后公告的，您都可以参加');
});
