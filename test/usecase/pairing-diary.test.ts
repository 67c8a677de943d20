import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import type { PairingEntryDocument } from '../../cloudfunctions/volunteer/collections.ts';
import type { OwnData } from '../../typings/contract/resident.ts';
import { MAPLE, PERSON_KEYS, residentIdOf, START } from '../support/community.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { pairingTalk } from '../support/pairing-talk.ts';
import {
  abandon,
  COORDINATOR,
  confirming,
  DIARY,
  DIARY_WORDS,
  ELDER,
  HELPER,
  onPairing,
  PAIRING,
} from '../support/pairings.ts';
import { patch } from '../support/patch.ts';

/** The diary of a pairing and who is told of what. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const { must, code, one, show, diary, list, document } = pairingTalk(() => linli);

describe('the diary', () => {
  it('is told to nobody but the two and their coordinator, in whatever is asked', async () => {
    await must('writeDiary', onPairing(1, { text: '听她讲了年轻时的事' }), HELPER);
    const words = [...DIARY_WORDS, '听她讲了年轻时的事'];
    const circle: As[] = [HELPER, ELDER, COORDINATOR];
    const told = async (as: As) => {
      const asked: [string, string, object][] = [
        ['volunteer', 'listDiary', one],
        ['volunteer', 'showPairing', one],
        ['volunteer', 'listPairings', { communityId: MAPLE, which: 'mine' }],
        ['volunteer', 'listPairings', { communityId: MAPLE, which: 'all' }],
        ['resident', 'exportOwn', { communityId: MAPLE }],
        ['resident', 'listAudit', { communityId: MAPLE }],
        ['moderation', 'listReviews', { communityId: MAPLE }],
        ['home', 'showOverview', { communityId: MAPLE }],
      ];
      const answers = await Promise.all(
        asked.map(([name, action, input]) => linli.call(name, action, input, as)),
      );
      const all = JSON.stringify(answers.map(({ envelope }) => envelope));
      return words.filter((text) => all.includes(text));
    };
    for (const as of PERSON_KEYS) {
      const found = await told(as);
      if (circle.includes(as)) expect([as, found.length > 0]).toStrictEqual([as, true]);
      else expect([as, found]).toStrictEqual([as, []]);
    }
    expect((await linli.messages()).length).toBe(0);
    expect(
      linli.documents('reviews').filter((review) => JSON.stringify(review).includes(PAIRING)),
    ).toStrictEqual([]);
  });

  it('leaves in the audit trail that something was done to a pairing, and no more', async () => {
    await must('writeDiary', onPairing(1, { text: '包粽子' }), HELPER);
    await must('confirmVisit', confirming(2), ELDER);
    await must('endPairing', onPairing(3), ELDER);
    const entries = linli.documents<{ action: string; target: string }>('audit');
    const found = entries.map(({ action, target }) => [action, target]);
    expect(found).toStrictEqual(found.map(() => ['pairing.change', `pairing:${PAIRING}`]));
    expect(found).toHaveLength(3);
  });

  it('waits for the coordinator where the check is not sure, and refuses what is risky', async () => {
    expect((await diary(HELPER)).map(({ entryId }) => entryId)).toStrictEqual([DIARY.shown]);
    expect((await diary(ELDER)).map(({ held }) => held).sort()).toStrictEqual([false, true]);
    const shows = onPairing(1, { entryId: DIARY.held, decision: 'show' });
    expect(await code('decideDiary', shows, HELPER)).toBe('DIARY_NOT_FOUND');
    expect(await code('decideDiary', shows, ELDER)).toBe('PAIRING_NOT_YOURS');
    await must('decideDiary', shows, COORDINATOR);
    expect(await diary(HELPER)).toHaveLength(2);
    await linli.verdict('text', 'risky');
    const before = linli.state();
    expect(await code('writeDiary', onPairing(2, { text: '坏话' }), HELPER)).toBe('TEXT_REFUSED');
    expect(linli.state()).toBe(before);
    for (const [n, verdict] of (['review', 'fail'] as const).entries()) {
      await linli.verdict('text', verdict);
      const input = onPairing(3 + n, { text: '不好说' });
      expect(await must('writeDiary', input, HELPER)).toMatchObject({ held: true });
    }
    expect((await diary(ELDER)).filter(({ text }) => text === '不好说')).toStrictEqual([]);
  });

  it('loses an entry that its writer or the coordinator takes away', async () => {
    const removes = onPairing(1, { entryId: DIARY.shown, decision: 'remove' });
    expect(await code('decideDiary', removes, ELDER)).toBe('DIARY_NOT_FOUND');
    await must('decideDiary', removes, HELPER);
    expect(linli.state()).not.toContain(DIARY_WORDS[0]);
    const shows = onPairing(2, { entryId: DIARY.shown, decision: 'show' });
    expect(await code('decideDiary', shows, COORDINATOR)).toBe('DIARY_NOT_FOUND');
  });

  it('is closed to a coordinator without office, and open to the next from then on', async () => {
    const until = '2026-06-14';
    const [role] =
      linli
        .documents<{ _id: string; roles: object[] }>('residents')
        .find(({ _id }) => _id === residentIdOf(COORDINATOR))?.roles ?? [];
    await patch(
      linli,
      'residents',
      { _id: residentIdOf(COORDINATOR) },
      { roles: [{ ...role, until }] },
    );
    expect(await code('listDiary', one, COORDINATOR)).toBe('PAIRING_NOT_FOUND');
    expect((await list('mine', HELPER))[0]?.coordinator).toBeNull();
    expect(await code('listDiary', one, 'secretary')).toBe('PAIRING_NOT_FOUND');
    await must('takeOverPairing', onPairing(1), 'secretary');
    expect((await show(HELPER)).coordinator?.residentId).toBe(residentIdOf('secretary'));
    expect(await diary('secretary')).toStrictEqual([]);
    const old = onPairing(2, { entryId: DIARY.held, decision: 'show' });
    expect(await code('decideDiary', old, 'secretary')).toBe('DIARY_NOT_FOUND');
    await must('writeDiary', onPairing(3, { text: '换了协调人' }), ELDER);
    expect((await diary('secretary')).map(({ text }) => text)).toStrictEqual(['换了协调人']);
    expect(await code('takeOverPairing', onPairing(4), 'secretary')).toBe('PAIRING_COORDINATED');
  });

  it('is erased thirty days after the end', async () => {
    await must('endPairing', onPairing(1), ELDER);
    expect(await diary(HELPER)).toHaveLength(1);
    await linli.clock(START + 29 * DAY);
    expect(linli.documents('pairingDiary')).toHaveLength(2);
    await linli.clock(START + 31 * DAY);
    expect(linli.documents('pairingDiary')).toStrictEqual([]);
    expect(document().diaryUntil).toBeNull();
    expect((await show(HELPER)).may.readDiary).toBe(false);
  });

  it('is in the export of each as far as they read it', async () => {
    const own = async (as: As) => {
      const { envelope } = await linli.call('resident', 'exportOwn', { communityId: MAPLE }, as);
      assert.ok(envelope.ok);
      return (envelope.data as OwnData).pairings ?? [];
    };
    expect(await own(HELPER)).toMatchObject([
      {
        as: 'helper',
        visits: [{ day: '2026-06-14' }],
        diary: [{ text: DIARY_WORDS[0], mine: true }],
      },
    ]);
    expect((await own(ELDER))[0]?.diary.map(({ text }) => text).sort()).toStrictEqual(
      [...DIARY_WORDS].sort(),
    );
    for (const as of [COORDINATOR, 'secretary', 'resident'] as const) {
      expect(await own(as)).toStrictEqual([]);
    }
    const entries = linli.documents<PairingEntryDocument>('pairingDiary');
    expect(entries).toHaveLength(2);
  });
});

describe('lists', () => {
  it('show one’s own, and to officers those of their doors', async () => {
    expect((await list('mine', HELPER)).map(({ parts }) => parts)).toStrictEqual([['helper']]);
    expect((await list('all', COORDINATOR)).map(({ parts }) => parts)).toStrictEqual([
      ['coordinator', 'officer'],
    ]);
    expect((await list('all', 'secretary')).map(({ parts }) => parts)).toStrictEqual([['officer']]);
    for (const as of ['stairSteward', 'stewardElsewhere'] as const) {
      expect(await list('all', as)).toStrictEqual([]);
    }
    const all = { communityId: MAPLE, which: 'all' };
    for (const as of ['resident', 'gridOfficer', 'partyBranch', 'expiredSteward'] as const) {
      expect(await code('listPairings', all, as)).toBe('PAIRING_NOT_YOURS');
      expect(await list('mine', as)).toStrictEqual([]);
      expect(await code('showPairing', one, as)).toBe('PAIRING_NOT_FOUND');
    }
    await abandon(linli);
    expect((await list('all', COORDINATOR))[0]).toMatchObject({ coordinator: null });
  });
});
