import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CardDocument, LedgerDocument } from '../../cloudfunctions/civility/collections.ts';
import { DAY, HOUR } from '../../cloudfunctions/kernel/calendar.ts';
import { MAPLE, openidOf, residentIdOf, START, TEMPLATE } from '../support/community.ts';
import { EXAMPLES } from '../support/examples.ts';
import type { Input } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { patch, remove } from '../support/patch.ts';
import {
  answering,
  CARD,
  entering,
  formOfBook,
  inBook,
  lookingAt,
  MEMBER_SCORE,
  MEMBER_WORDS,
  ofScore,
  SCORE_RULE,
  scoring,
  seenBook,
} from '../support/scorecards.ts';

/** Who is a member of the party, and what their card says, is known to them and the branch alone. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(async () => {
  await linli.reset();
  // A second officer of the branch; and the committee that watches.
  await inOffice('elderAdviser', 'party-branch');
  await inOffice('mediator', 'supervisor');
  await inOffice('volunteer', 'committee-member');
});
afterAll(() => linli.stop());

const inOffice = (who: 'elderAdviser' | 'mediator' | 'volunteer', role: string) =>
  patch(
    linli,
    'residents',
    { _id: residentIdOf(who) },
    { roles: [{ role, placeId: MAPLE, placeLabel: '枫林社区', from: '2020-01-01', until: null }] },
  );

const call = (action: string, input: Input, as: As) => linli.call('civility', action, input, as);
const must = async <Data>(action: string, input: Input, as: As): Promise<Data> => {
  const { envelope } = await call(action, input, as);
  if (!envelope.ok) throw new Error(`${action}: ${envelope.code}`);
  return envelope.data as Data;
};

/** The secretary without the branch's office, committee, supervisors, stewards, neighbours, others. */
const OTHERS = [
  'secretary',
  'volunteer',
  'mediator',
  'gridOfficer',
  'buildingSteward',
  'stairSteward',
  'ownersCommittee',
  'streetObserver',
  'householdRepresentative',
  'residentElsewhere',
  'cedarSecretary',
  'stranger',
] as const satisfies As[];

const NONE = 'ed000000000000009999';
const said = { reason: '看看' };

/** Every action about a member's card, by the id of the card or of a score. */
const ASKED: [action: string, input: (card: string, score: string) => Input][] = [
  ['answerCard', (card) => answering(1, card, { book: 'members' })],
  ['answerCard', (card) => answering(1, card, { book: 'members', answer: 'leave', paper: true })],
  ['showCard', (cardId) => ({ communityId: MAPLE, cardId })],
  ['listScores', (cardId) => ({ communityId: MAPLE, cardId })],
  ['fileScore', (card) => ({ ...scoring(1, {}, card), book: 'members' })],
  ['reviewScore', (_, score) => member(score, { accepts: true, ...said })],
  ['withdrawScore', (_, score) => member(score)],
  ['appealScore', (_, score) => member(score, said)],
  ['hearScore', (_, score) => member(score, { upheld: true, answer: '看看' })],
  ['askToVoidScore', (_, score) => member(score, said)],
  ['decideVoidScore', (_, score) => member(score, { agrees: true, ...said })],
  ['showScorePictures', (_, scoreId) => ({ communityId: MAPLE, scoreId })],
  ['reviewScorePicture', (_, scoreId) => lookingAt(1, { scoreId })],
];
const member = (scoreId: string, more: Input = {}) => ({
  ...ofScore(1, scoreId, more),
  book: 'members',
});

/** An answer with instants to the hour, and links without the second until which they hold: the clock goes on. */
function withoutMinutes(envelope: object): unknown {
  const text = JSON.stringify(envelope);
  return JSON.parse(
    text
      .replace(/\?sign=[^"]*/g, '')
      .replace(/\b1\d{12}\b/g, (at) => String(Math.floor(Number(at) / HOUR))),
  );
}

/** What the branch and the member do about the card. */
async function live(): Promise<void> {
  await must('fileScore', scoring(70, { note: MEMBER_WORDS }, CARD.member), 'resident');
  const reviewed = ofScore(71, MEMBER_SCORE.open, { accepts: true, reason: MEMBER_WORDS });
  await must('reviewScore', reviewed, 'partyBranch');
  await must('appealScore', ofScore(72, MEMBER_SCORE.accepted, said), 'resident');
  await must('askToVoidScore', ofScore(73, MEMBER_SCORE.posted, said), 'partyBranch');
  const voided = ofScore(74, MEMBER_SCORE.posted, { agrees: true, ...said });
  await must('decideVoidScore', voided, 'elderAdviser');
  const entered = inBook(75, 'members', {
    residentId: residentIdOf('householdRepresentative'),
    merchant: null,
  });
  await must('enterCard', entered, 'partyBranch');
  // WeChat refuses a message to whoever has not subscribed, and nobody is then counted as reached.
  await patch(linli, 'scorecards', { state: 'asked', book: 'members' }, { telling: false });
  await must('adoptScoreTable', adopting(76), 'partyBranch');
}
const adopting = (n: number) =>
  inBook(n, 'members', { from: '2026-07-01', seen: seenBook(MAPLE, 'members') });

describe('a member’s card', () => {
  it('is seen by the member and the branch', async () => {
    const asked = { communityId: MAPLE, cardId: CARD.member };
    for (const as of ['resident', 'partyBranch', 'elderAdviser'] as const) {
      expect(await must('showCard', asked, as)).toMatchObject({ card: { cardId: CARD.member } });
      const scores = JSON.stringify(await must('listScores', asked, as));
      expect(scores).toContain(MEMBER_WORDS);
      const book = await must('showScorebook', inBooks('members'), as);
      expect(book).toMatchObject({ table: { version: 1 } });
    }
    const cards = await must<{ cards: object[] }>('listCards', inBooks('members'), 'partyBranch');
    expect(cards.cards).toHaveLength(1);
  });

  it('and all that is asked about it is refused to others as if there were none', async () => {
    for (const as of OTHERS) {
      for (const [action, input] of ASKED) {
        for (const score of Object.values(MEMBER_SCORE)) {
          const known = await call(action, input(CARD.member, score), as);
          const none = await call(action, input(NONE, NONE), as);
          expect([action, as, known.envelope]).toStrictEqual([action, as, none.envelope]);
          expect(known.envelope.ok).toBe(false);
        }
      }
    }
  });

  it('is found by no other book’s name', async () => {
    for (const as of ['secretary', 'gridOfficer', 'residentElsewhere'] as const) {
      for (const [action, input] of ASKED) {
        const other = (card: string, score: string) => ({
          ...input(card, score),
          ...('book' in input(card, score) ? { book: 'merchants' } : {}),
        });
        const known = await call(action, other(CARD.member, MEMBER_SCORE.open), as);
        const none = await call(action, other(NONE, NONE), as);
        expect([action, as, known.envelope]).toStrictEqual([action, as, none.envelope]);
      }
    }
  });

  it('stands in a book of which others learn not even that there is one', async () => {
    const form = formOfBook('members', [SCORE_RULE.honest]);
    const asks: [string, Input][] = [
      ['showScorebook', inBooks('members')],
      ['listCards', inBooks('members')],
      ['listScoreQueue', { ...inBooks('members'), what: 'open' }],
      ['saveScoreTable', inBook(1, 'members', { form, seen: seenBook(MAPLE, 'members') })],
      ['adoptScoreTable', adopting(1)],
      ['closeScorebook', inBook(1, 'members')],
      ['enterCard', { ...entering(1), book: 'members', merchant: null }],
    ];
    for (const as of OTHERS.filter((one) => one !== 'cedarSecretary' && one !== 'stranger')) {
      for (const [action, input] of asks) {
        const { envelope } = await call(action, input, as);
        expect([action, as, envelope]).toMatchObject([action, as, { code: 'NOT_ALLOWED' }]);
      }
    }
  });

  it('changes nothing that any action answers to others: no list, count, audit, search or link', async () => {
    const once = async (isThere: boolean) => {
      await linli.reset();
      await inOffice('elderAdviser', 'party-branch');
      await inOffice('mediator', 'supervisor');
      await inOffice('volunteer', 'committee-member');
      // Whoever is sent a message may be sent fewer others, whatever it is about.
      await patch(linli, 'residents', {}, { grants: { [TEMPLATE]: 9 } });
      await linli.cloud.grantMessage(openidOf('householdRepresentative'), TEMPLATE, 9);
      if (isThere) await live();
      else {
        await remove(linli, 'scorebooks', { book: 'members' });
        await remove(linli, 'scorecards', { book: 'members' });
        await remove(linli, 'scores', { book: 'members' });
        await remove(linli, 'scoreEntries', { accountId: CARD.member });
        await remove(linli, 'scoreAccounts', { _id: CARD.member });
      }
      await linli.clock(START + 8 * DAY);
      await linli.timer('civility');
      const entries = linli.documents<LedgerDocument>('scoreEntries');
      expect(entries.some(({ accountId }) => accountId === CARD.member)).toBe(isThere);
      const answers = new Map<string, unknown>();
      for (const { functionName, action, input, writes } of EXAMPLES) {
        if (writes) continue;
        const asked = await input(1, linli);
        for (const as of OTHERS) {
          if (as === 'householdRepresentative') continue; // asked for a card of their own
          const { envelope } = await linli.call(functionName, action, asked, as);
          answers.set(`${functionName}.${action} ${as}`, withoutMinutes(envelope));
        }
      }
      return answers;
    };
    const [without, withOne] = [await once(false), await once(true)];
    expect(withOne.size).toBeGreaterThan(1000);
    for (const [asked, answer] of withOne) {
      expect([asked, answer]).toStrictEqual([asked, without.get(asked)]);
    }
  });

  it('is on record in the audit trail, for the branch alone, and under no id of the card', async () => {
    await live();
    const read = async (as: As) => {
      const input = { communityId: MAPLE };
      const { envelope } = await linli.call('resident', 'listAudit', input, as);
      return envelope.ok ? (envelope.data as { entries: { action: string }[] }).entries : [];
    };
    const ofCards = (entries: { action: string }[]) =>
      entries.filter(({ action }) => action.startsWith('branch-card.'));
    expect(ofCards(await read('partyBranch'))).toHaveLength(7);
    for (const as of ['secretary', 'mediator'] as const)
      expect(ofCards(await read(as))).toEqual([]);
    const kept = JSON.stringify(linli.documents('audit'));
    for (const id of [CARD.member, ...Object.values(MEMBER_SCORE)]) expect(kept).not.toContain(id);
  });

  it('is told of by messages to the member that name nothing', async () => {
    await live();
    await linli.timer('civility');
    const told = await linli.messages();
    expect(told.map(({ touser }) => touser)).toContain(openidOf('resident'));
    for (const message of told) {
      const text = JSON.stringify(message);
      for (const word of ['党', '分', '支部', CARD.member, MEMBER_WORDS]) {
        expect(text).not.toContain(word);
      }
    }
  });

  it('is not another member’s to see', async () => {
    const other = {
      ...(linli
        .documents<CardDocument>('scorecards')
        .find(({ _id }) => _id === CARD.member) as CardDocument),
      _id: 'eb000000000000000002',
      holder: 'members:other',
      residentId: residentIdOf('residentElsewhere'),
    };
    await linli.cloud.database.insertMany('scorecards', [other] as never);
    const asked = { communityId: MAPLE, cardId: CARD.member };
    for (const action of ['showCard', 'listScores']) {
      const { envelope } = await call(action, asked, 'residentElsewhere');
      expect(envelope).toMatchObject({ code: 'CARD_NOT_FOUND' });
    }
    const own = await must<{ cards: { cardId: string }[] }>(
      'listOwnCards',
      { communityId: MAPLE },
      'residentElsewhere',
    );
    expect(own.cards.map(({ cardId }) => cardId)).not.toContain(CARD.member);
  });

  it('waits where the branch has one officer, and the answer says so', async () => {
    const asked = { ...inBooks('members'), what: 'open' };
    expect(await must('listScoreQueue', asked, 'partyBranch')).toMatchObject({ deciders: 2 });
    await patch(linli, 'residents', { _id: residentIdOf('elderAdviser') }, { roles: [] });
    expect(await must('listScoreQueue', asked, 'partyBranch')).toMatchObject({ deciders: 1 });
    const book = await must('showScorebook', inBooks('members'), 'partyBranch');
    expect(book).toMatchObject({ deciders: 1, mayWrite: true });
    expect(await must('showScorebook', inBooks('members'), 'resident')).toMatchObject({
      deciders: null,
      draft: null,
    });
  });
});

function inBooks(book: 'members' | 'merchants'): Input {
  return { communityId: MAPLE, book };
}
