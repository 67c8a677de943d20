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
  page.tap('存下来');
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
    '别人刚刚存过这些设置。「投票最多几天」「线上投票计入的依据」已换成新的。请看一遍，再按「存下来」。',
  );
  page.tap('存下来');
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
    '别人刚刚存过这些设置。别人的「业主投票最少几天」填的是 9；您填的还在。请看一遍，再按「存下来」。',
  );
  page.tap('存下来');
  await page.atRest();
  expect(sent(page)[1]).toMatchObject({ seen: 'c2', settings: { leastDays: 7 } });
  page.close();
});
