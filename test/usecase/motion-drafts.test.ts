import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { MotionDocument } from '../../cloudfunctions/ballot/collections.ts';
import type { MotionDetail } from '../../typings/contract/motion.ts';
import { MAPLE } from '../support/community.ts';
import { commandId } from '../support/inputs.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { formOf, MOTION } from '../support/motions.ts';
import { inAnyOrder } from '../support/orders.ts';
import { talkWith } from '../support/talk.ts';

/** Drafts of motions, and who changes them. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const { ask, refusal } = talkWith(() => linli);
const draft = (n: number, motionId: string | null, title: string) => ({
  communityId: MAPLE,
  motionId,
  form: formOf({ title }),
  commandId: commandId(n),
});

describe('two who edit one draft', () => {
  const show = () =>
    ask<MotionDetail>(
      'ballot.showMotion',
      { communityId: MAPLE, motionId: MOTION.draft },
      'secretary',
    );
  const save = (n: number, title: string, seen?: string) =>
    refusal('ballot.saveMotion', { ...draft(n, MOTION.draft, title), seen }, 'secretary');
  const title = () =>
    linli.documents<MotionDocument>('motions').find(({ _id }) => _id === MOTION.draft)?.form.title;

  it('the second is told, and saves once it has looked again', async () => {
    const { seen } = await show();
    expect(await save(1, '活动室', seen)).toBe('ok');
    expect(await save(2, '阅览室', seen)).toStrictEqual(['MOTION_CHANGED', undefined]);
    expect(title()).toBe('活动室');
    const now = await show();
    expect(await save(3, '阅览室', now.seen)).toBe('ok');
    expect(title()).toBe('阅览室');
  });

  it('one alone saves again and again by what the last saving answered', async () => {
    const first = { ...draft(1, null, '活动室') };
    const made = await ask<{ motionId: string; seen: string }>(
      'ballot.saveMotion',
      first,
      'secretary',
    );
    const again = { ...draft(2, made.motionId, '阅览室'), seen: made.seen };
    expect(await refusal('ballot.saveMotion', again, 'secretary')).toBe('ok');
    assert.equal(await refusal('ballot.saveMotion', again, 'secretary'), 'ok', 'a repeat');
  });

  it('at once: one of them stands, and the other is told', () =>
    inAnyOrder(linli, async () => {
      const { seen } = await show();
      const answers = await Promise.all([save(1, '活动室', seen), save(2, '阅览室', seen)]);
      const codes = answers.map((one) => (Array.isArray(one) ? one[0] : one));
      expect(codes.sort()).toStrictEqual(['MOTION_CHANGED', 'ok']);
    }));

  it('an older phone, which says nothing of what it saw, saves as before', async () => {
    expect(await save(1, '活动室')).toBe('ok');
    expect(await save(2, '阅览室')).toBe('ok');
    expect(title()).toBe('阅览室');
  });
});
