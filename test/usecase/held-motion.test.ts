import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { MotionDocument } from '../../cloudfunctions/ballot/collections.ts';
import type { ReviewLine } from '../../typings/contract/moderation.ts';
import { MAPLE } from '../support/community.ts';
import { exampleOf } from '../support/examples.ts';
import { commandId } from '../support/inputs.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { inAnyOrder } from '../support/orders.ts';
import { talkWith } from '../support/talk.ts';

/** A motion whose words the text check doubts waits for a second person, and is not announced before. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const { ask, refusal, queue } = talkWith(() => linli);

async function announcing(n: number) {
  const input = await exampleOf('ballot', 'announceMotion').input(1, linli);
  return { ...input, commandId: commandId(n) } as unknown as { motionId: string };
}
const announce = async (n: number) => {
  const { as } = exampleOf('ballot', 'announceMotion');
  return refusal('ballot.announceMotion', await announcing(n), as);
};
const motionOf = (id: string) => {
  const found = linli.documents<MotionDocument>('motions').find(({ _id }) => _id === id);
  assert.ok(found);
  return found;
};
async function waiting(motionId: string): Promise<ReviewLine> {
  const line = (await queue()).find(({ subjectId }) => subjectId === motionId);
  assert.ok(line, 'it is in the queue');
  return line;
}
const decide = ({ reviewId, seen }: ReviewLine, decision: 'release' | 'reject', n = 900) =>
  ask(
    'moderation.decide',
    { communityId: MAPLE, reviewId, seen, decision, commandId: commandId(n) },
    'partyBranch',
  );

describe('a motion that the check doubts', () => {
  it('is not announced before a second person has read it', async () => {
    await linli.verdict('text', 'review');
    const { motionId } = await announcing(1);
    expect(await announce(1)).toStrictEqual(['TEXT_WAITS', undefined]);
    expect(motionOf(motionId).state).toBe('draft');
    expect(await announce(2)).toStrictEqual(['TEXT_WAITS', undefined]);
    const line = await waiting(motionId);
    expect(line.title).toBe(motionOf(motionId).form.title);
    await decide(line, 'release');
    expect(await announce(3)).toBe('ok');
  });

  it('is read anew after it was changed, and a refusal stands as long as its words do', async () => {
    await linli.verdict('text', 'review');
    const { motionId } = await announcing(1);
    await announce(1);
    await decide(await waiting(motionId), 'reject');
    expect(await announce(2)).toStrictEqual(['TEXT_REFUSED', undefined]);
    const { form } = motionOf(motionId);
    const saved = { communityId: MAPLE, motionId, form: { ...form, title: '换一个说法' } };
    await ask('ballot.saveMotion', { ...saved, commandId: commandId(3) }, 'secretary');
    expect(await announce(4)).toStrictEqual(['TEXT_WAITS', undefined]);
    await decide(await waiting(motionId), 'release', 901);
    expect(await announce(5)).toBe('ok');
  });

  it('changed while it is read, is not released by what was read', () =>
    inAnyOrder(
      linli,
      async () => {
        await linli.reset();
        await linli.verdict('text', 'review');
        const { motionId } = await announcing(1);
        await announce(1);
        const line = await waiting(motionId);
        const { form, change } = motionOf(motionId);
        const saved = { communityId: MAPLE, motionId, form: { ...form, title: '换一个说法' } };
        const decided = {
          communityId: MAPLE,
          reviewId: line.reviewId,
          seen: line.seen,
          decision: 'release',
          commandId: commandId(9),
        };
        await Promise.all([
          linli.call('ballot', 'saveMotion', { ...saved, commandId: commandId(3) }, 'secretary'),
          linli.call('moderation', 'decideReview', decided, 'partyBranch'),
        ]);
        const after = motionOf(motionId);
        expect(after.change.id).not.toBe(change.id);
        expect(await announce(4)).toStrictEqual(['TEXT_WAITS', undefined]);
      },
      { planned: 8, random: 2 },
    ));
});
