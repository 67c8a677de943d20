import { afterEach, describe, expect, it } from '@jest/globals';
import { type Answers, answering, openPage, refusing, waiting } from '../support/component.ts';
import { COMMUNITY } from './samples.ts';
import { detail } from './shift-samples.ts';

/** A shift that has been, written down by whoever leads the team. */
let page: Awaited<ReturnType<typeof openPage>>;
afterEach(() => page.close());

async function see(volunteer: Answers['volunteer'], follows = ''): Promise<void> {
  page = await openPage('package-volunteer/pages/shift-record/index', {
    query: { communityId: COMMUNITY, teamId: 't1', follows },
    answers: { volunteer },
  });
  await page.atRest();
}
const sent = () =>
  page.calls.filter(({ name }) => name === 'volunteer.recordShift').map(({ input }) => input);

describe('a shift that has been', () => {
  it('is written down with its reason, and a refusal says why', async () => {
    await see({ recordShift: refusing('TEAM_NOT_YOURS') });
    page.tap('补记这一班');
    expect(page.text()).toContain('请写上办了什么');
    page.type('办了什么', '雨后清淤');
    page.type('在哪里', '3 栋门口');
    page.tap('补记这一班');
    expect(page.text()).toContain('请写一句为什么事后才记');
    page.type('为什么事后才记', '突降大雨');
    page.tap('补记这一班');
    await page.atRest();
    expect(sent()).toMatchObject([
      { teamId: 't1', follows: null, reason: '突降大雨', form: { title: '雨后清淤' } },
    ]);
    expect(page.text()).toContain('这一步由本队队长或社区书记来办');
  });

  it('that went on for longer begins where the other one ended', async () => {
    await see(
      { showShift: answering(detail({ is: 'over' })), recordShift: refusing('TEAM_NOT_YOURS') },
      's1',
    );
    expect(page.text()).toContain('后来又做了一阵的');
    page.type('为什么事后才记', '人多');
    page.tap('补记这一班');
    await page.atRest();
    expect(sent()).toMatchObject([
      { follows: 's1', form: { title: detail({ is: 'over' }).title } },
    ]);
  });

  it('waits for an answer, and says why there is none', async () => {
    page = await openPage('package-volunteer/pages/shift-record/index', {
      query: { communityId: COMMUNITY, teamId: 't1', follows: 's1' },
      answers: { volunteer: { showShift: waiting } },
    });
    expect(page.text()).not.toContain('为什么事后才记');
    page.close();
    await see({ showShift: refusing('SHIFT_NOT_FOUND') }, 's1');
    expect(page.text()).toContain('没有找到这个班次');
  });
});
