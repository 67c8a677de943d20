import { describe, expect, it } from '@jest/globals';
import type { PictureLine } from '../../typings/contract/parts/picture.ts';
import type { MemberLine, ShiftDetail } from '../../typings/contract/volunteer/shift.ts';
import { type Answers, answering, openPage, refusing } from '../support/component.ts';
import { now } from '../support/component-clock.ts';
import { COMMUNITY } from './samples.ts';
import { detail } from './shift-samples.ts';

/** Pictures of what came of a shift, and of a licence that a member shows to the leader. */
const query = { communityId: COMMUNITY, teamId: 't1', shiftId: 's1', residentId: 'p2' };
const line = (pictureId: string, own = false): PictureLine => ({
  pictureId,
  standing: 'shown',
  url: `https://cloud/${pictureId}.jpg`,
  own,
});

async function open(name: string, more: Answers, storage = {}) {
  // Once something is saved the first page opens.
  const answers = { ...more, resident: { listMemberships: refusing('OFFLINE') } };
  const page = await openPage(`package-volunteer/pages/${name}/index`, { query, answers, storage });
  await page.atRest();
  const sent = (action: string) =>
    page.calls.filter((call) => call.name === `volunteer.${action}`).map(({ input }) => input);
  return { page, sent };
}

describe('pictures of a shift', () => {
  const over = (pictures: string[]): ShiftDetail =>
    detail({ is: 'over' }, { outcome: { served: 30, saved: null, pictures } });

  it('stand on its page, and whoever is in one takes it down', async () => {
    let shown = ['a', 'b'];
    const { page, sent } = await open('shift-detail', {
      volunteer: {
        showShift: () => answering(over(shown))(),
        showShiftPictures: () => answering({ pictures: shown.map((id) => line(id)), waiting: 1 })(),
        takeDownPicture: (input) => {
          shown = shown.filter((id) => id !== input.pictureId);
          return answering({ pictures: shown })();
        },
      },
    });
    expect(page.text()).toContain('帮到 30 人，照片 2 张');
    expect(page.all('img').length).toBe(2);
    expect(page.text()).toContain('还有 1 张在检查');
    page.tap('照片里有我，请撤下');
    await page.atRest();
    page.choose('第 2 张');
    await page.atRest();
    expect(sent('takeDownPicture')).toMatchObject([{ shiftId: 's1', pictureId: 'b' }]);
    expect(page.all('img').length).toBe(1);
    page.close();
  });

  it('that do not come leave the page as it is', async () => {
    const { page } = await open('shift-detail', {
      volunteer: {
        showShift: answering(over(['a'])),
        showShiftPictures: refusing('SERVICE_BUSY'),
      },
    });
    expect(page.text()).toContain('照片 1 张');
    expect(page.text()).not.toContain('请撤下');
    page.close();
  });
});

describe('a licence', () => {
  const proof = { skill: '急救证', until: '2027-06-30', at: now() };
  const member = (more: Partial<MemberLine> = {}): MemberLine => ({
    residentId: 'p2',
    name: '叶青禾',
    wechat: true,
    skills: [],
    lates: 0,
    ...more,
  });

  it('that was photographed is opened by the leader, noted, and goes when that is saved', async () => {
    const { page, sent } = await open('member-edit', {
      volunteer: {
        listMembers: answering({ members: [member({ proof })] }),
        showProof: answering({ proof, pictures: [line('a')], waiting: 0 }),
        saveMember: answering({ member: true }),
      },
    });
    expect(page.text()).toContain('拍来了证件：急救证');
    expect(page.all('img').length).toBe(0);
    page.tap('打开照片');
    await page.atRest();
    expect(page.all('img').length).toBe(1);
    expect(page.all('[aria-label^="有效到"]').map((one) => one.getAttribute('aria-label'))).toEqual(
      [expect.stringMatching(/^有效到 .*6 ?月.*，急救证$/)],
    );
    expect(page.all('[aria-label="没有期限，急救证"]').length).toBe(1);
    page.type('看过原件的，记下号码最后四位', '3821');
    await page.atRest();
    page.tap('保存');
    await page.atRest();
    expect(sent('saveMember')).toMatchObject([
      { proofSeen: true, skills: [{ skill: '急救证', paper: { ending: '3821' } }] },
    ]);
    page.close();
  });

  it('is said to have been seen by nobody who has not opened it', async () => {
    const { page, sent } = await open('member-edit', {
      volunteer: {
        listMembers: answering({ members: [member({ proof })] }),
        saveMember: answering({ member: true }),
      },
    });
    page.tap('保存');
    await page.atRest();
    expect(JSON.stringify(sent('saveMember'))).not.toContain('proofSeen');
    page.close();
    const list = await open('member-list', {
      volunteer: { listMembers: answering({ members: [member({ proof })] }) },
    });
    expect(list.page.text()).toContain('拍来了证件，等您看');
    list.page.close();
  });

  it('waits on one’s own page, and is taken back there', async () => {
    let waits: typeof proof | null = proof;
    const { page, sent } = await open('volunteer-profile', {
      volunteer: {
        showProfile: () =>
          answering({
            born: null,
            skills: [],
            lates: 0,
            teams: [{ teamId: 't1', teamName: '平安巡逻队', proof: waits }],
          })(),
        sendProof: () => {
          waits = null;
          return answering({ proof: null })();
        },
      },
    });
    expect(page.text()).toContain('等队长看');
    page.tap('收回照片，平安巡逻队');
    await page.atRest();
    expect(sent('sendProof')).toMatchObject([{ teamId: 't1', pictures: [] }]);
    expect(page.text()).toContain('拍给队长看');
    page.close();
  });

  it('is sent with its pictures, once it is said which it is', async () => {
    const form = {
      skill: '',
      until: '',
      pictures: [
        { key: 'a', path: 'wxfile://tmp/a.jpg', pictureId: 'a', state: 'waiting', problem: '' },
      ],
    };
    const draft = {
      value: form,
      commandId: 'command-of-a-test-1',
      basedOn: '',
      typed: true,
      over: false,
      earlier: [],
    };
    const { page, sent } = await open(
      'proof-send',
      {
        volunteer: {
          showProfile: answering({
            born: null,
            skills: [],
            lates: 0,
            teams: [{ teamId: 't1', teamName: '平安巡逻队', proof: null }],
          }),
          sendProof: answering({ proof }),
        },
        moderation: {
          showOwnPictures: answering({ pictures: [{ ...line('a', true), standing: 'waiting' }] }),
        },
      },
      { 'draft:proof:t1': draft },
    );
    page.tap('请队长看');
    await page.atRest();
    expect(page.text()).toContain('请选一选是什么证');
    page.tap('护士证');
    await page.atRest();
    page.tap('请队长看');
    await page.atRest();
    expect(sent('sendProof')).toMatchObject([
      { teamId: 't1', skill: '护士证', until: null, pictures: ['a'] },
    ]);
    page.close();
  });
});
