import { expect, it } from '@jest/globals';
import type { ErrorCode } from '../../typings/contract/envelope.ts';
import type { SavedVotingSettings } from '../../typings/contract/motion.ts';
import { answering, type OpenPage, openPage, refusing } from '../support/component.ts';
import { COMMUNITY } from './samples.ts';

/** Local parameters of votes, changed by two officers at one time. */

const SAVED: SavedVotingSettings = {
  leastDays: 5,
  mostDays: 60,
  publicationDays: 15,
  proxiesPerPerson: 0,
  remoteRule: '',
  ownersApproval: '',
  seen: 'c1',
};

const LABEL = '业主投票最少几天';

async function open(theirs: SavedVotingSettings) {
  const shown = [SAVED, theirs];
  const codes: ErrorCode[] = ['SETTINGS_CHANGED'];
  const page = await openPage('package-ballot/pages/voting-settings/index', {
    query: { communityId: COMMUNITY },
    answers: {
      ballot: {
        showSettings: () => answering(shown.shift() ?? theirs)(),
        saveSettings: () => refusing(codes.shift() ?? 'SERVICE_BUSY')(),
      },
    },
  });
  await page.atRest();
  page.type(LABEL, '7');
  page.tap('提出这些改动');
  await page.atRest();
  return page;
}
const sent = ({ calls }: OpenPage) =>
  calls
    .filter(({ name }) => name === 'ballot.saveSettings')
    .map(({ input }) => input as { settings: object; seen: string; commandId: string });

it('what another has changed is taken over, what is typed stays, and both are saved', async () => {
  const page = await open({ ...SAVED, mostDays: 30, remoteRule: '街道办〔2026〕3号', seen: 'c2' });
  expect(page.text()).toContain(
    '别人刚刚动过这些设置。「投票最多几天」「线上投票计入的依据」已换成新的。请看一遍，再按「提出这些改动」。',
  );
  page.tap('提出这些改动');
  await page.atRest();
  const [first, second] = sent(page);
  const { seen: _seen, ...settings } = SAVED;
  expect(first).toMatchObject({ seen: 'c1', settings: { ...settings, leastDays: 7 } });
  expect(second).toMatchObject({
    seen: 'c2',
    settings: { ...settings, leastDays: 7, mostDays: 30, remoteRule: '街道办〔2026〕3号' },
  });
  expect(first?.commandId).not.toBe(second?.commandId);
  page.close();
});

it('where both typed, one’s own stays and the other’s is told', async () => {
  const page = await open({ ...SAVED, leastDays: 9, seen: 'c2' });
  expect(page.text()).toContain(
    '别人刚刚动过这些设置。别人的「业主投票最少几天」填的是 9；您填的还在。请看一遍，再按「提出这些改动」。',
  );
  page.tap('提出这些改动');
  await page.atRest();
  expect(sent(page)[1]).toMatchObject({ seen: 'c2', settings: { leastDays: 7 } });
  page.close();
});

const PROPOSED: SavedVotingSettings = {
  ...SAVED,
  seen: 'c3',
  mayPropose: false,
  mayDecide: true,
  proposed: {
    proposalId: 'c3',
    settings: { ...SAVED, remoteRule: '街道办〔2026〕3号' },
    changes: [{ name: 'remoteRule', before: '', after: '街道办〔2026〕3号' }],
    byName: '沈知秋',
    at: Date.UTC(2026, 5, 15, 2),
    own: false,
  },
  history: [
    {
      at: Date.UTC(2026, 4, 1, 2),
      byName: '沈知秋',
      agreedByName: '高明远',
      changes: [{ name: 'publicationDays', before: '15', after: '20' }],
    },
  ],
};

const shown = (saved: SavedVotingSettings, decided: SavedVotingSettings = saved) =>
  openPage('package-ballot/pages/voting-settings/index', {
    query: { communityId: COMMUNITY },
    answers: { ballot: { showSettings: answering(saved), decideSettings: answering(decided) } },
  });

it('a second officer sees what would change and by whom, and agrees', async () => {
  const { proposed: _done, ...rest } = PROPOSED;
  const page = await shown(PROPOSED, { ...rest, remoteRule: '街道办〔2026〕3号', proposed: null });
  await page.atRest();
  expect(page.text()).toContain('「线上投票计入的依据」：空白 改成 街道办〔2026〕3号');
  expect(page.text()).toContain('沈知秋 2026年6月15日');
  expect(page.text()).toContain('「结果公示几天」：15 改成 20');
  expect(page.text()).not.toContain('提出这些改动');
  page.tap('同意这样改');
  await page.atRest();
  const [sent] = page.calls.filter(({ name }) => name === 'ballot.decideSettings');
  expect(sent?.input).toMatchObject({ proposalId: 'c3', decision: 'agree' });
  expect(page.text()).not.toContain('等另一位同意');
  page.close();
});

it('whoever proposed it may take it back and not agree; a resident only reads', async () => {
  const own = await shown({
    ...PROPOSED,
    mayPropose: true,
    proposed: PROPOSED.proposed && { ...PROPOSED.proposed, own: true },
  });
  await own.atRest();
  expect(own.text()).toContain('收回，不改了');
  expect(own.text()).not.toContain('同意这样改');
  own.close();
  const resident = await shown({ ...PROPOSED, mayDecide: false });
  await resident.atRest();
  expect(resident.text()).toContain('等另一位同意');
  expect(resident.text()).not.toContain('同意这样改');
  expect(resident.text()).toContain('业主投票最少几天');
  resident.close();
});

it('a change that was decided meanwhile is told, and the page shows what holds', async () => {
  const answers = [PROPOSED, { ...PROPOSED, proposed: null }];
  const page = await openPage('package-ballot/pages/voting-settings/index', {
    query: { communityId: COMMUNITY },
    answers: {
      ballot: {
        showSettings: () => answering(answers.shift() ?? SAVED)(),
        decideSettings: refusing('SETTINGS_CHANGED'),
      },
    },
  });
  await page.atRest();
  page.tap('不同意，不改');
  await page.atRest();
  expect(page.text()).toContain('别人刚刚改过这些设置');
  expect(page.text()).not.toContain('同意这样改');
  page.close();
});
