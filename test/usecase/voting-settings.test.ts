import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DEFAULT_SETTINGS } from '../../cloudfunctions/ballot/motion/motion-rules.ts';
import type {
  MotionDetail,
  SavedVotingSettings,
  VotingSettings,
} from '../../typings/contract/motion.ts';
import { MAPLE } from '../support/community.ts';
import { commandId, type Input } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { formOf, LOCAL_RULES } from '../support/motions.ts';
import { inAnyOrder } from '../support/orders.ts';
import { decidingSettings, settleSettings } from '../support/settings.ts';
import { talkWith } from '../support/talk.ts';

/**
 * Local parameters of votes: which votes bind depends on them. One officer proposes, another agrees, and everybody
 * reads what was changed; two who change them from pages that they opened at one time do not overwrite each other.
 */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const { ask, refusal } = talkWith(() => linli);
const show = () =>
  ask<SavedVotingSettings>('ballot.showSettings', { communityId: MAPLE }, 'secretary');

/** The form of somebody who saw these settings, with another number of days in it. */
function changed(n: number, saw: SavedVotingSettings, leastDays: number): Input {
  const { seen } = saw;
  const settings = Object.fromEntries(
    Object.keys(DEFAULT_SETTINGS).map((name) => [name, saw[name as keyof VotingSettings]]),
  );
  return {
    communityId: MAPLE,
    settings: { ...settings, leastDays },
    seen,
    commandId: commandId(n),
  };
}
const save = (input: Input) => refusal('ballot.saveSettings', input, 'secretary');
const CHANGED = ['SETTINGS_CHANGED', undefined];
const waiting = async () => (await show()).proposed?.settings.leastDays;
const decide = (n: number, as: As, decision = 'agree', proposalId?: string) =>
  refusal(
    'ballot.decideSettings',
    { ...decidingSettings(linli, n, decision), ...(proposalId && { proposalId }) },
    as,
  );

describe.each([
  ['never changed before', async () => undefined],
  ['changed before', async () => save(changed(9, await show(), 6))],
])('%s', (_name, earlier) => {
  beforeEach(async () => {
    await earlier();
  });

  it('the second is told, and saves once it has looked again', async () => {
    const saw = await show();
    expect(await save(changed(1, saw, 8))).toBe('ok');
    expect(await save(changed(2, saw, 9))).toStrictEqual(CHANGED);
    expect(await waiting()).toBe(8);
    expect(await save(changed(3, await show(), 9))).toBe('ok');
    expect(await waiting()).toBe(9);
  });

  it('one alone saves again by what the last saving answered', async () => {
    const saved = await ask<SavedVotingSettings>(
      'ballot.saveSettings',
      changed(1, await show(), 8),
      'secretary',
    );
    expect(saved).toStrictEqual(await show());
    expect(await save(changed(2, saved, 9))).toBe('ok');
  });

  it('at once: one of them stands, and the other is told', () =>
    inAnyOrder(linli, async () => {
      await earlier();
      const saw = await show();
      const answers = await Promise.all([save(changed(1, saw, 8)), save(changed(2, saw, 9))]);
      expect(answers).toContainEqual(CHANGED);
      expect(answers).toContain('ok');
      expect(await waiting()).toBe(answers[0] === 'ok' ? 8 : 9);
    }));
});

it('an older phone, which says nothing of what it saw, saves as before', async () => {
  const { seen: _seen, ...first } = changed(1, await show(), 8);
  const { seen: _unseen, ...second } = changed(2, await show(), 9);
  expect(await save(first)).toBe('ok');
  expect(await save(second)).toBe('ok');
  expect(await waiting()).toBe(9);
});

describe('settings that one officer would change', () => {
  const REMOTE = { ...LOCAL_RULES, remoteRule: '枫街办〔2026〕9号' };
  const propose = (n: number, settings: object = REMOTE) =>
    refusal(
      'ballot.saveSettings',
      { communityId: MAPLE, settings, commandId: commandId(n) },
      'secretary',
    );

  it('do not hold before another agrees, and then for everybody to read', async () => {
    expect(await propose(1)).toBe('ok');
    const asked = await ask<SavedVotingSettings>(
      'ballot.showSettings',
      { communityId: MAPLE },
      'resident',
    );
    expect([asked.remoteRule, asked.buildingRule]).toStrictEqual(['', '']);
    expect(asked.proposed).toMatchObject({
      byName: '沈知秋',
      own: false,
      changes: [
        { name: 'remoteRule', before: '', after: REMOTE.remoteRule },
        { name: 'buildingRule', before: '', after: REMOTE.buildingRule },
      ],
    });
    expect(await decide(2, 'secretary')).toStrictEqual(['SETTINGS_OWN', undefined]);
    expect((await show()).remoteRule).toBe('');
    expect(await decide(3, 'partyBranch')).toBe('ok');
    const now = await ask<SavedVotingSettings>(
      'ballot.showSettings',
      { communityId: MAPLE },
      'resident',
    );
    expect([now.remoteRule, now.proposed]).toStrictEqual([REMOTE.remoteRule, null]);
    expect(now.history).toMatchObject([
      { byName: '沈知秋', agreedByName: '高明远', changes: [{ after: REMOTE.remoteRule }, {}] },
    ]);
    const entries = linli.documents<{ action: string }>('audit').map(({ action }) => action);
    expect(entries).toEqual(expect.arrayContaining(['voting.settings', 'voting.settings-agree']));
  });

  it('that are not agreed to, or taken back, leave everything as it was', async () => {
    for (const [n, who] of [
      [1, 'partyBranch'],
      [3, 'secretary'],
    ] as const) {
      await propose(n);
      expect(await decide(n + 1, who, 'refuse')).toBe('ok');
      expect(await show()).toMatchObject({ remoteRule: '', proposed: null, history: [] });
    }
    await propose(5);
    expect(await propose(6, { ...LOCAL_RULES, buildingRule: '' })).toBe('ok');
    expect((await show()).proposed).toBe(null);
  });

  it('are those that were seen: what was proposed since is not agreed to unseen', async () => {
    await propose(1);
    const { proposed } = await show();
    await propose(2, { ...REMOTE, ownersApproval: '区住建〔2026〕1号' });
    expect(await decide(3, 'partyBranch', 'agree', proposed?.proposalId)).toStrictEqual(CHANGED);
    expect((await show()).ownersApproval).toBe('');
  });

  it('at once with the agreement: what holds is what was agreed to', () =>
    inAnyOrder(linli, async () => {
      await propose(1);
      const { proposed } = await show();
      const [agreed] = await Promise.all([
        decide(2, 'partyBranch', 'agree', proposed?.proposalId),
        propose(3, { ...REMOTE, ownersApproval: '区住建〔2026〕1号' }),
      ]);
      const now = await show();
      expect(now.ownersApproval).toBe('');
      expect(now.remoteRule).toBe(agreed === 'ok' ? REMOTE.remoteRule : '');
    }));

  it('do not touch a vote that was announced before', async () => {
    const draft = { communityId: MAPLE, motionId: null, form: formOf(), commandId: commandId(1) };
    const { motionId } = await ask<{ motionId: string }>('ballot.saveMotion', draft, 'secretary');
    const of = { communityId: MAPLE, motionId };
    await ask('ballot.announceMotion', { ...of, commandId: commandId(2) }, 'secretary');
    const settingsOf = async () =>
      (await ask<MotionDetail>('ballot.showMotion', of, 'resident')).settings;
    const before = await settingsOf();
    await settleSettings(linli, 3, { ...REMOTE, publicationDays: 30, proxiesPerPerson: 3 });
    expect(await settingsOf()).toStrictEqual(before);
    expect(before).toMatchObject({ remoteRule: '', publicationDays: 15, proxiesPerPerson: 0 });
  });

  it('of before two were asked for stay in force', async () => {
    await linli.cloud.database.insertMany('votingSettings', [
      {
        _id: MAPLE,
        communityId: MAPLE,
        settings: { ...LOCAL_RULES, leastDays: 9 },
        change: { id: 'seed-settings', action: 'seed', actorId: 'seed', target: '', at: 0 },
      },
    ] as never);
    expect(await show()).toMatchObject({ leastDays: 9, proposed: null, history: [] });
    expect(await propose(1)).toBe('ok');
    expect(await show()).toMatchObject({ leastDays: 9, remoteRule: '' });
  });
});
