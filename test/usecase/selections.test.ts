import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DAY, dayOf } from '../../cloudfunctions/kernel/calendar.ts';
import type { ResidentDocument } from '../../cloudfunctions/people/collections.ts';
import type { ProposalDocument, SelectionDocument } from '../../cloudfunctions/role/collections.ts';
import type { SelectionDetail, SelectionLine } from '../../typings/contract/office/selection.ts';
import { HOME, MAPLE, type PersonKey, residentIdOf, START } from '../support/community.ts';
import { commandId, type Input } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { patch } from '../support/patch.ts';
import { granting } from '../support/roles.ts';
import {
  addVote,
  CANDIDATE,
  CANDIDATE_OBJECTION,
  OTHER_CANDIDATE,
  ofSelection,
  opening,
  SELECTION,
  VACANT,
  VOTE,
} from '../support/selections.ts';
import { talkWith } from '../support/talk.ts';

/** A steward is selected in six steps, each by somebody else. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const { ask } = talkWith(() => linli);
const must = <Data = unknown>(action: string, input: Input, as: As) =>
  ask<Data>(`role.${action}`, input, as);
const codeOf = async (action: string, input: Input, as: As) => {
  const { envelope } = await linli.call('role', action, input, as);
  return envelope.ok ? 'ok' : envelope.code;
};
const show = (selectionId: string, as: As) =>
  must<SelectionDetail>('showSelection', { communityId: MAPLE, selectionId }, as);
const stored = (id: string) =>
  linli.documents<SelectionDocument>('selections').find(({ _id }) => _id === id);
const rolesOf = (key: PersonKey) =>
  linli
    .documents<ResidentDocument>('residents')
    .find(({ _id }) => _id === residentIdOf(key))
    ?.roles.map(({ role, from, until }) => `${role} ${from} ${until}`);
const waiting = (selectionId: string) =>
  linli
    .documents<ProposalDocument>('proposals')
    .find((one) => one.selectionId === selectionId && one.state === 'open')?._id ?? '';
const decision = (n: number, proposalId: string, what = 'accept') => ({
  communityId: MAPLE,
  proposalId,
  decision: what,
  commandId: commandId(n),
});
const why = { reason: '邻居们选的' };

describe('a selection', () => {
  it('goes from the vacancy to a steward with a term, and nobody takes two steps', async () => {
    const { selectionId } = await must<{ selectionId: string }>(
      'openSelection',
      opening(1),
      'secretary',
    );
    const stands = { stands: true, words: '愿意跑腿' };
    await must('standForPost', ofSelection(2, selectionId, stands), 'residentElsewhere');
    expect(await codeOf('standForPost', ofSelection(3, selectionId, stands), 'resident')).toBe(
      'CANDIDATE_UNFIT',
    );
    await linli.clock(START + 6 * DAY);
    expect(
      await codeOf('standForPost', ofSelection(4, selectionId, stands), 'residentElsewhere'),
    ).toBe('SELECTION_STEP_WRONG');
    const key = stored(selectionId)?.candidates[0]?.key ?? '';
    const motionId = 'b1000000000000000009';
    const late = await addVote(linli, selectionId, motionId, null);
    expect(
      await codeOf('nameVote', ofSelection(5, selectionId, { motionId: late }), 'secretary'),
    ).toBe(
      'VOTE_UNFIT', // open already
    );
    const soon = { 'form.opensAt': START + 9 * DAY, 'form.closesAt': START + 10 * DAY };
    await patch(linli, 'motions', { _id: late }, soon);
    expect((await show(selectionId, 'secretary')).votes).toStrictEqual([
      { motionId, announced: true },
    ]);
    await must('nameVote', ofSelection(6, selectionId, { motionId }), 'secretary');
    expect((await show(selectionId, 'resident')).vote).toMatchObject({
      motionId,
      published: false,
    });
    const recommendation = { key, ...why };
    expect(
      await codeOf('recommendCandidate', ofSelection(7, selectionId, recommendation), 'secretary'),
    ).toBe('SELECTION_STEP_WRONG');
    const options = [{ optionId: 'yes', persons: 2, area: null }];
    await patch(
      linli,
      'motions',
      { _id: motionId },
      {
        state: 'published',
        publishedAt: START + 12 * DAY,
        result: { questions: [{ questionId: key, options }] },
      },
    );
    await linli.clock(START + 13 * DAY);
    await must('recommendCandidate', ofSelection(8, selectionId, recommendation), 'secretary');
    expect(
      await codeOf('vetCandidate', ofSelection(9, selectionId, { passed: true }), 'secretary'),
    ).toBe('NOT_ALLOWED');
    await must('vetCandidate', ofSelection(10, selectionId, { passed: true }), 'partyBranch');
    const approval = { approved: true, paper: '' };
    expect(
      await codeOf('approveCandidate', ofSelection(11, selectionId, approval), 'secretary'),
    ).toBe('SELECTION_OWN');
    await must('approveCandidate', ofSelection(12, selectionId, approval), 'streetObserver');
    const shown = await show(selectionId, 'resident');
    expect(shown).toMatchObject({
      step: 'publishing',
      vettedOn: dayOf(START + 13 * DAY),
      publishedUntil: dayOf(START + 20 * DAY),
      candidateLines: [{ key, votes: 2, runs: true }],
    });
    expect(await codeOf('appointSteward', ofSelection(13, selectionId), 'secretary')).toBe(
      'SELECTION_STEP_WRONG',
    );
    await linli.clock(START + 21 * DAY);
    await must('appointSteward', ofSelection(14, selectionId), 'secretary');
    expect(await codeOf('appointSteward', ofSelection(15, selectionId), 'partyBranch')).toBe(
      'SELECTION_PROPOSED',
    );
    const proposalId = waiting(selectionId);
    expect(await codeOf('decideProposal', decision(16, proposalId), 'secretary')).toBe(
      'PROPOSAL_OWN',
    );
    await must('decideProposal', decision(17, proposalId), 'partyBranch');
    expect(rolesOf('residentElsewhere')).toStrictEqual([
      `building-steward ${dayOf(START + 21 * DAY)} 2029-06-30`,
    ]);
    const ended = await show(selectionId, 'resident');
    expect([ended.step, ended.steward, ended.dueOn]).toStrictEqual(['appointed', '戴云舟', null]);
    expect(
      await codeOf(
        'openSelection',
        opening(18, { standUntil: dayOf(START + 30 * DAY) }),
        'secretary',
      ),
    ).toBe('POST_HELD');
  });

  it('is opened once at a post, where nobody holds it, with time for candidates', async () => {
    await must('openSelection', opening(1), 'secretary');
    expect(await codeOf('openSelection', opening(2), 'secretary')).toBe('SELECTION_OPEN');
    const soon = opening(3, { standUntil: dayOf(START + DAY) });
    expect(await codeOf('openSelection', soon, 'secretary')).toBe('SELECTION_DAYS_UNFIT');
    const wholeEstate = opening(4, { placeId: MAPLE });
    expect(await codeOf('openSelection', wholeEstate, 'secretary')).toBe('ROLE_PLACE_UNFIT');
    expect(await codeOf('openSelection', opening(5), 'resident')).toBe('NOT_ALLOWED');
    const { posts, selections } = await must<{
      posts: { vacant: { placeId: string }[] }[];
      selections: SelectionLine[];
    }>('listSelections', { communityId: MAPLE }, 'resident');
    expect(posts[0]?.vacant.some(({ placeId }) => placeId === VACANT)).toBe(true);
    expect(selections).toHaveLength(7);
  });
});

describe('whoever is recommended', () => {
  it('has the most votes of those who run', async () => {
    await addVote(linli, SELECTION.recommending, VOTE.published, {
      [CANDIDATE]: 2,
      [OTHER_CANDIDATE]: 1,
      none: 0,
    });
    const other = ofSelection(1, SELECTION.recommending, { key: OTHER_CANDIDATE, ...why });
    expect(await codeOf('recommendCandidate', other, 'secretary')).toBe('CANDIDATE_NOT_FOUND');
    const ending = ofSelection(2, SELECTION.recommending, { reason: '不满意' });
    expect(await codeOf('endSelection', ending, 'secretary')).toBe('SELECTION_CHOSEN');
    const back = ofSelection(3, SELECTION.recommending, { stands: false, words: '' });
    await must('standForPost', back, 'resident');
    await must('recommendCandidate', other, 'secretary');
  });

  it('is nobody where as many want none of them: the selection may end, with its reason', async () => {
    await addVote(linli, SELECTION.recommending, VOTE.published, {
      [CANDIDATE]: 2,
      [OTHER_CANDIDATE]: 1,
      none: 2,
    });
    const first = ofSelection(1, SELECTION.recommending, { key: CANDIDATE, ...why });
    expect(await codeOf('recommendCandidate', first, 'secretary')).toBe('CANDIDATE_NOT_FOUND');
    const ending = ofSelection(2, SELECTION.recommending, { reason: '都没有推选上，重新再来' });
    await must('endSelection', ending, 'secretary');
  });

  it('may be an officer, who then takes no step: nor does anybody of their home', async () => {
    const candidates = stored(SELECTION.vetting)?.candidates ?? [];
    const asOfficer = (key: PersonKey) =>
      candidates.map((one) =>
        one.key === CANDIDATE ? { ...one, residentId: residentIdOf(key) } : one,
      );
    await patch(
      linli,
      'selections',
      { _id: SELECTION.vetting },
      { candidates: asOfficer('partyBranch') },
    );
    const vetting = (n: number) => ofSelection(n, SELECTION.vetting, { passed: true });
    expect(await codeOf('vetCandidate', vetting(1), 'partyBranch')).toBe('SELECTION_OWN');
    await patch(linli, 'selections', { _id: SELECTION.vetting }, { candidates });
    const home = [{ householdId: HOME.second, label: '', joinedAt: 0 }];
    await patch(linli, 'residents', { _id: residentIdOf('partyBranch') }, { households: home });
    expect(await codeOf('vetCandidate', vetting(2), 'partyBranch')).toBe('SELECTION_OWN');
    await patch(
      linli,
      'selections',
      { _id: SELECTION.appointing },
      { candidates: asOfficer('secretary') },
    );
    expect(await codeOf('appointSteward', ofSelection(3, SELECTION.appointing), 'secretary')).toBe(
      'SELECTION_OWN',
    );
  });

  it('is in the running no more if they do not pass, and nothing says why', async () => {
    const input = ofSelection(1, SELECTION.vetting, { passed: false });
    expect(await codeOf('vetCandidate', { ...input, reason: '有案底' }, 'partyBranch')).toBe(
      'INPUT_INVALID',
    );
    await must('vetCandidate', input, 'partyBranch');
    const shown = await show(SELECTION.vetting, 'residentElsewhere');
    expect([shown.recommended, shown.vettedOn]).toStrictEqual([null, null]);
    expect(shown.candidateLines.map(({ runs }) => runs)).toStrictEqual([false, true]);
    expect(stored(SELECTION.vetting)?.deciders).toStrictEqual([]);
  });

  it('is approved by the street, or by the number of its paper', async () => {
    const deciders = [residentIdOf('mediator'), residentIdOf('partyBranch')];
    await patch(linli, 'selections', { _id: SELECTION.approving }, { deciders });
    const paper = (n: number, number: string) =>
      ofSelection(n, SELECTION.approving, { approved: true, paper: number });
    expect(await codeOf('approveCandidate', paper(1, ''), 'secretary')).toBe('PAPER_MISSING');
    await must('approveCandidate', paper(2, '枫街办〔2026〕9号'), 'secretary');
    expect((await show(SELECTION.approving, 'resident')).approved?.paper).toBe('枫街办〔2026〕9号');
  });
});

describe('an objection', () => {
  const answer = (n: number, upheld: boolean) =>
    ofSelection(n, SELECTION.publishing, {
      objectionId: CANDIDATE_OBJECTION,
      answer: '问过了',
      upheld,
    });

  it('is read by its writer and those who answer; everybody reads the answer', async () => {
    const textFor = async (as: As) => (await show(SELECTION.publishing, as)).objections[0]?.text;
    expect(await textFor('stairSteward')).toBe('他常年不在家');
    expect(await textFor('secretary')).toBe('他常年不在家');
    expect(await textFor('residentElsewhere')).toBe('');
    await must('answerCandidate', answer(1, false), 'secretary');
    expect((await show(SELECTION.publishing, 'residentElsewhere')).objections).toMatchObject([
      { text: '', answer: '问过了', upheld: false },
    ]);
    expect(await codeOf('answerCandidate', answer(2, true), 'secretary')).toBe(
      'OBJECTION_ANSWERED',
    );
  });

  it('that nobody has answered holds the appointment up; upheld, the steps begin anew', async () => {
    await linli.clock(START + 7 * DAY);
    const appoint = (n: number) => ofSelection(n, SELECTION.publishing);
    expect(await codeOf('appointSteward', appoint(1), 'secretary')).toBe('SELECTION_STEP_WRONG');
    const objecting = ofSelection(2, SELECTION.publishing, { text: '晚了一天' });
    expect(await codeOf('objectToCandidate', objecting, 'residentElsewhere')).toBe(
      'OBJECTION_TOO_LATE',
    );
    expect(await codeOf('answerCandidate', answer(3, true), 'partyBranch')).toBe('OBJECTION_OWN');
    await must('answerCandidate', answer(4, true), 'secretary');
    const found = stored(SELECTION.publishing);
    expect([found?.state, found?.current, found?.candidates[0]?.doubted]).toStrictEqual([
      'open',
      null,
      true,
    ]);
  });

  it('is answered by one who vetted or approved where no other officer is left', async () => {
    const [secretary, party, street] = ['secretary', 'partyBranch', 'streetObserver'] as const;
    const deciders = [secretary, party, street].map(residentIdOf);
    await patch(linli, 'selections', { _id: SELECTION.publishing }, { deciders });
    const answers = (as: As) =>
      show(SELECTION.publishing, as).then(({ objections }) => objections[0]?.mayAnswer);
    const supervises = (roles: object[]) =>
      patch(linli, 'residents', { _id: residentIdOf('mediator') }, { roles });
    const term = { placeId: MAPLE, placeLabel: '枫林社区', from: '2026-01-01', until: null };
    await supervises([{ role: 'supervisor', ...term }]);
    expect(await answers(party)).toBe(false);
    await supervises([]);
    expect([await answers(party), await answers(street)]).toStrictEqual([true, true]);
    expect(await codeOf('answerCandidate', answer(1, false), secretary)).toBe('OBJECTION_OWN');
    await must('answerCandidate', answer(2, false), party);
  });

  it('is one of five by a person', async () => {
    const objecting = (n: number) =>
      codeOf(
        'objectToCandidate',
        ofSelection(n, SELECTION.publishing, { text: '有意见' }),
        'resident',
      );
    const codes: string[] = [];
    for (let n = 1; n <= 6; n += 1) codes.push(await objecting(n));
    expect(codes).toStrictEqual([...Array(5).fill('ok'), 'OBJECTION_TOO_MANY']);
  });
});

describe('an appointment', () => {
  it('is proposed anew once it was declined, and is off when the candidate withdraws', async () => {
    await must('appointSteward', ofSelection(1, SELECTION.appointing), 'secretary');
    await must(
      'decideProposal',
      decision(2, waiting(SELECTION.appointing), 'decline'),
      'partyBranch',
    );
    await must('appointSteward', ofSelection(3, SELECTION.appointing), 'secretary');
    const proposalId = waiting(SELECTION.appointing);
    const back = ofSelection(4, SELECTION.appointing, { stands: false, words: '' });
    await must('standForPost', back, 'resident');
    expect(await codeOf('decideProposal', decision(5, proposalId), 'partyBranch')).toBe(
      'PROPOSAL_OVERTAKEN',
    );
    expect(rolesOf('resident')).toStrictEqual([]);
  });

  it('is the only way to a post that neighbours select', async () => {
    const steward = (n: number) =>
      granting(n, {
        residentId: residentIdOf('residentElsewhere'),
        role: 'building-steward',
        placeId: VACANT,
      });
    await must('grantRole', steward(1), 'secretary');
    const earlier = linli
      .documents<ProposalDocument>('proposals')
      .find(({ placeId, state }) => placeId === VACANT && state === 'open');
    const { selectionId } = await must<{ selectionId: string }>(
      'openSelection',
      opening(2),
      'secretary',
    );
    expect(await codeOf('grantRole', steward(3), 'secretary')).toBe('POST_SELECTED');
    expect(await codeOf('decideProposal', decision(4, earlier?._id ?? ''), 'partyBranch')).toBe(
      'POST_SELECTED',
    );
    const ending = ofSelection(5, selectionId, { reason: '没有人报名' });
    await must('endSelection', ending, 'secretary');
    await must('decideProposal', decision(6, earlier?._id ?? ''), 'partyBranch');
    expect(rolesOf('residentElsewhere')?.[0]).toContain('building-steward');
  });

  it('leaves no name of somebody who has left', async () => {
    await ask(
      'resident.leaveCommunity',
      { communityId: MAPLE, commandId: commandId(1) },
      'resident',
    );
    for (const one of linli.documents<SelectionDocument>('selections')) {
      expect(JSON.stringify(one)).not.toContain('顾南枝');
    }
    expect((await show(SELECTION.vetting, 'residentElsewhere')).step).toBe('voting');
    expect(stored(SELECTION.appointing)?.current).toBeNull();
  });
});
