import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Desk, DeskKind } from '../../typings/contract/home.ts';
import { HOME, MAPLE, NOTICE, residentIdOf, START } from '../support/community.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { patch } from '../support/patch.ts';
import { answering, askedBy } from '../support/questions.ts';
import { declaring, noting, outageOver, saying } from '../support/recoveries.ts';
import { inBook, MEMBER_SCORE, ofScore, SCORE } from '../support/scorecards.ts';
import { talkWith } from '../support/talk.ts';

/** What stands on a desk beside figures of its own lists: outages that are not over, questions, and scores. Doors: handed-doors. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const { ask } = talkWith(() => linli);
const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
const deskOf = (as: As) => ask<Desk>('home.showDesk', { communityId: MAPLE }, as);

describe('households that say it is not well yet', () => {
  const troubled = async (as: As) =>
    (await deskOf(as)).troubled?.map(({ noticeId, households }) => [noticeId, households]);

  it('stand on the desk of those who look after them, as on the first page, until all is well', async () => {
    await outageOver(linli);
    expect(await troubled('secretary')).toStrictEqual([]);
    await ask('notice.sayRestored', saying(1, false, { trouble: 'never' }), 'resident');
    await ask('notice.noteRestored', noting(2, false, HOME.first), 'buildingSteward');
    for (const as of [
      'secretary',
      'buildingSteward',
      'stairSteward',
      'stewardElsewhere',
    ] as const) {
      const { troubled: listed } = await ask<{ troubled: unknown }>(
        'notice.listRecoveries',
        { communityId: MAPLE },
        as,
      );
      expect([as, (await deskOf(as)).troubled]).toStrictEqual([as, listed]);
    }
    expect(await troubled('secretary')).toStrictEqual([[NOTICE.building, 2]]);
    expect(await troubled('stewardElsewhere')).toStrictEqual([]);
    await ask('notice.sayRestored', saying(3, true), 'resident');
    expect(await troubled('secretary')).toStrictEqual([[NOTICE.building, 1]]);
  });

  it('ask anew once an officer says that all is well, and no longer than the notice asks', async () => {
    await outageOver(linli);
    await ask('notice.sayRestored', saying(1, false), 'resident');
    await linli.clock(START + HOUR);
    await ask('notice.declareRestored', declaring(2), 'secretary');
    expect(await troubled('secretary')).toStrictEqual([]);
    await ask('notice.sayRestored', saying(3, false), 'resident');
    expect(await troubled('secretary')).toStrictEqual([[NOTICE.building, 1]]);
    await linli.clock(START + 4 * DAY + 2 * HOUR);
    expect(await troubled('secretary')).toStrictEqual([]);
  });

  it('are nobody’s to see who looks after no place', async () => {
    await outageOver(linli);
    await ask('notice.sayRestored', saying(1, false), 'resident');
    expect(await troubled('outsideParty')).toStrictEqual([]);
    expect(await troubled('streetObserver')).toStrictEqual([]);
  });
});

describe('questions below notices', () => {
  const asked = async (as: As) =>
    (await deskOf(as)).asked?.map(({ noticeId, questions }) => [noticeId, questions]);

  it('stand on the desk of those who may answer, until they are answered', async () => {
    expect(await asked('buildingSteward')).toStrictEqual([]);
    const first = await askedBy(linli, 'resident', 1);
    await askedBy(linli, 'householdRepresentative', 2, '几点恢复？');
    for (const as of ['secretary', 'buildingSteward'] as const) {
      expect([as, await asked(as)]).toStrictEqual([as, [[NOTICE.building, 2]]]);
    }
    // An office that does not cover all whom the notice asks, or none at all.
    for (const as of ['stairSteward', 'stewardElsewhere', 'streetObserver'] as const) {
      expect([as, await asked(as)]).toStrictEqual([as, []]);
    }
    await ask('notice.answerQuestion', answering(3, first), 'buildingSteward');
    expect(await asked('secretary')).toStrictEqual([[NOTICE.building, 1]]);
  });

  it('are for somebody else than who asked, and go with the notice', async () => {
    await askedBy(linli, 'buildingSteward', 1);
    expect(await asked('buildingSteward')).toStrictEqual([]);
    expect(await asked('secretary')).toStrictEqual([[NOTICE.building, 1]]);
    await patch(linli, 'notices', { _id: NOTICE.building }, { state: 'withdrawn' });
    expect(await asked('secretary')).toStrictEqual([]);
  });
});

describe('scores on a desk', () => {
  const inOffice = (who: 'elderAdviser' | 'volunteer', role: string) =>
    patch(
      linli,
      'residents',
      { _id: residentIdOf(who) },
      {
        roles: [{ role, placeId: MAPLE, placeLabel: '枫林社区', from: '2020-01-01', until: null }],
      },
    );
  const scores = async (as: As) =>
    (await deskOf(as)).figures
      .filter(({ kind }) => (['merchants', 'members'] as DeskKind[]).includes(kind))
      .map(({ kind, count, queue }) => [kind, count, queue]);

  it('are those that the caller may decide, and lead to the queue of the oldest', async () => {
    // Open, own and of the other estate; one appealed; one to be taken back.
    expect(await scores('secretary')).toStrictEqual([['merchants', 5, 'open']]);
    expect(await scores('buildingSteward')).toStrictEqual([['merchants', 1, 'open']]);
    expect(await scores('streetObserver')).toStrictEqual([]);
    expect(await scores('stewardElsewhere')).toStrictEqual([['merchants', 0, undefined]]);
  });

  it('that somebody has reviewed, written or asked for wait for others', async () => {
    await inOffice('elderAdviser', 'party-branch');
    expect(await scores('elderAdviser')).toStrictEqual([
      ['merchants', 5, 'open'],
      ['members', 1, 'open'],
    ]);
    // Who asks for one to be taken back does not agree to it.
    expect((await scores('partyBranch'))[0]).toStrictEqual(['merchants', 4, 'open']);
    const reviewing = { accepts: true, reason: '看过' };
    await ask('civility.reviewScore', ofScore(1, SCORE.open, reviewing), 'secretary');
    expect(await scores('secretary')).toStrictEqual([['merchants', 4, 'appealed']]);
  });

  it('of members are told to the branch alone, and not to whose card it is', async () => {
    await inOffice('elderAdviser', 'party-branch');
    for (const as of ['secretary', 'gridOfficer', 'ownersCommittee', 'outsideParty'] as const) {
      const kinds = (await scores(as)).map(([kind]) => kind);
      expect([as, kinds.includes('members')]).toStrictEqual([as, false]);
    }
    await patch(
      linli,
      'residents',
      { _id: residentIdOf('resident') },
      {
        roles: [
          {
            role: 'party-branch',
            placeId: MAPLE,
            placeLabel: '枫林社区',
            from: '2020-01-01',
            until: null,
          },
        ],
      },
    );
    // Their own card, and shop, wait for others.
    expect(await scores('resident')).toStrictEqual([
      ['merchants', 1, 'open'],
      ['members', 0, undefined],
    ]);
    const { figures } = await deskOf('elderAdviser');
    expect(JSON.stringify(figures)).not.toContain(MEMBER_SCORE.open);
  });

  it('are none in a book that is closed', async () => {
    await inOffice('elderAdviser', 'party-branch');
    await ask('civility.closeScorebook', inBook(1, 'merchants'), 'elderAdviser');
    expect(await scores('secretary')).toStrictEqual([['merchants', 0, undefined]]);
  });
});
