import { afterEach, describe, expect, it } from '@jest/globals';
import type { FeedbackLine } from '../../typings/contract/volunteer/feedback.ts';
import { type Answers, answering, openPage, refusing, waiting } from '../support/component.ts';
import { COMMUNITY } from './samples.ts';
import { detail } from './shift-samples.ts';

/** What is said about a shift, either way. */
let page: Awaited<ReturnType<typeof openPage>>;
afterEach(() => page.close());

async function see(name: string, volunteer: Answers['volunteer']): Promise<void> {
  page = await openPage(`package-volunteer/pages/${name}/index`, {
    query: { communityId: COMMUNITY, shiftId: 's1', teamId: 't1' },
    answers: { volunteer },
  });
  await page.atRest();
}
const sent = (name: string) =>
  page.calls.filter((one) => one.name === `volunteer.${name}`).map(({ input }) => input);
const line = (more: Partial<FeedbackLine> = {}): FeedbackLine => ({
  residentId: 'p1',
  name: '白若溪',
  own: false,
  said: { text: '路灯坏了两盏', at: 0 },
  answer: null,
  ...more,
});

describe('whoever leads the team', () => {
  it('reads what was said, and answers each with one tap or a line', async () => {
    const answered = line({ answer: { welcome: true, note: '', at: 0 } });
    let people = [line(), line({ residentId: 'p2', name: '彭飞白', own: true, said: null })];
    await see('shift-feedback', {
      listFeedback: () => answering({ people })(),
      answerVolunteer: () => {
        people = [answered];
        return answering({ answer: { welcome: true, note: '', at: 0 } })();
      },
    });
    expect(page.text()).toContain('路灯坏了两盏');
    expect(() => page.tap('欢迎再来，彭飞白')).toThrow();
    page.tap('欢迎再来，白若溪');
    await page.atRest();
    expect(sent('answerVolunteer')).toMatchObject([{ residentId: 'p1', welcome: true, note: '' }]);
    expect(page.text()).toContain('欢迎您再来');
    expect(page.text()).toContain('收回“欢迎再来”');
  });

  it('sees who is there to be answered, and why there is no list', async () => {
    await see('shift-feedback', { listFeedback: answering({ people: [] }) });
    expect(page.text()).toContain('还没有人');
    page.close();
    await see('shift-feedback', { listFeedback: refusing('TEAM_NOT_YOURS') });
    expect(page.text()).toContain('这一步由本队队长或社区书记来办');
    page.close();
    page = await openPage('package-volunteer/pages/shift-feedback/index', {
      query: { communityId: COMMUNITY, shiftId: 's1', teamId: 't1' },
      answers: { volunteer: { listFeedback: waiting } },
    });
    expect(page.text()).not.toContain('还没有人');
  });
});

it('whoever was there says how it was on the page of the shift', async () => {
  const over = detail({ is: 'over' }, { feedback: { said: null, answer: null } });
  const said = { said: { text: '人不够', at: 0 }, answer: { welcome: true, note: '谢谢', at: 0 } };
  let shift = over;
  await see('shift-detail', {
    showShift: () => answering(shift)(),
    sayFeedback: () => {
      shift = { ...over, feedback: said };
      return answering({ feedback: said })();
    },
  });
  page.tap('说给队长听');
  await page.atRest();
  expect(page.dialog()).toContain('队长和书记看得到');
  page.answer('confirm');
  await page.atRest();
  expect(sent('sayFeedback')).toHaveLength(1);
  expect(page.text()).toContain('人不够');
  expect(page.text()).toContain('欢迎您再来。谢谢');
});
