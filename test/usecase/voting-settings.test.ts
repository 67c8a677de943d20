import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { SavedVotingSettings } from '../../typings/contract/motion.ts';
import { MAPLE } from '../support/community.ts';
import { commandId, type Input } from '../support/inputs.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { inAnyOrder } from '../support/orders.ts';
import { talkWith } from '../support/talk.ts';

/** Local parameters of votes, as two officers change them from pages that they opened at one time. */

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
function changed(n: number, { seen, ...saw }: SavedVotingSettings, leastDays: number): Input {
  return {
    communityId: MAPLE,
    settings: { ...saw, leastDays },
    seen,
    commandId: commandId(n),
  };
}
const save = (input: Input) => refusal('ballot.saveSettings', input, 'secretary');
const CHANGED = ['SETTINGS_CHANGED', undefined];

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
    expect((await show()).leastDays).toBe(8);
    expect(await save(changed(3, await show(), 9))).toBe('ok');
    expect((await show()).leastDays).toBe(9);
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
      expect((await show()).leastDays).toBe(answers[0] === 'ok' ? 8 : 9);
    }));
});

it('an older phone, which says nothing of what it saw, saves as before', async () => {
  const { seen: _seen, ...first } = changed(1, await show(), 8);
  const { seen: _unseen, ...second } = changed(2, await show(), 9);
  expect(await save(first)).toBe('ok');
  expect(await save(second)).toBe('ok');
  expect((await show()).leastDays).toBe(9);
});
