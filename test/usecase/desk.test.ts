import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { MotionDocument } from '../../cloudfunctions/ballot/collections.ts';
import type { Desk, DeskKind } from '../../typings/contract/home.ts';
import { MAPLE } from '../support/community.ts';
import { commandId, type Input } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { MOTION } from '../support/motions.ts';
import { patch } from '../support/patch.ts';
import { talkWith } from '../support/talk.ts';

/** An officer's desk: each figure is that of the list which it opens. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

const { ask, refusal } = talkWith(() => linli);
const here = { communityId: MAPLE };
const deskOf = (as: As) => ask<Desk>('home.showDesk', here, as);
const figuresOf = async (as: As) =>
  Object.fromEntries((await deskOf(as)).figures.map(({ kind, count }) => [kind, count]));

type Lists = Partial<Record<DeskKind, [action: string, input: Input, rows: string]>>;
const LISTS: Lists = {
  requests: ['resident.listRequests', here, 'requests'],
  reviews: ['moderation.listReviews', here, 'reviews'],
  hours: ['volunteer.listPendingHours', here, 'hours'],
  triage: ['matter.listQueue', { ...here, what: 'triage' }, 'matters'],
  held: ['matter.listQueue', { ...here, what: 'held' }, 'matters'],
  tasks: ['matter.listQueue', { ...here, what: 'tasks' }, 'matters'],
};

it('counts for each office what its lists hold, and nothing that is not its to do', async () => {
  const seen = new Map<string, number>();
  for (const as of [
    'secretary',
    'stairSteward',
    'stewardElsewhere',
    'partyBranch',
    'outsideParty',
  ] as const) {
    const figures = await figuresOf(as);
    for (const [kind, [action, input, field]] of Object.entries(LISTS)) {
      if (!(kind in figures)) continue;
      const rows = (await ask<Record<string, unknown[]>>(action, input, as))[field] ?? [];
      expect([as, kind, figures[kind]]).toStrictEqual([as, kind, rows.length]);
      seen.set(kind, Math.max(seen.get(kind) ?? 0, rows.length));
    }
  }
  expect([...seen].filter(([, most]) => most === 0)).toStrictEqual([]);
  expect(Object.keys(await figuresOf('stairSteward'))).not.toContain('reviews');
  expect(Object.keys(await figuresOf('streetObserver'))).toStrictEqual([]);
});

it('leaves out what the caller proposed, and counts what others did', async () => {
  const { proposals } = await ask<{ proposals: { own: boolean }[] }>(
    'role.listProposals',
    here,
    'partyBranch',
  );
  const others = proposals.filter(({ own }) => !own).length;
  expect((await figuresOf('partyBranch')).proposals).toBe(others);
});

it('has a counted result on the desk of all who may sign it, until they have', async () => {
  expect((await figuresOf('secretary')).results).toBe(1);
  expect((await figuresOf('partyBranch')).results).toBe(1);
  expect(Object.keys(await figuresOf('stairSteward'))).not.toContain('results');
  const { due } = await deskOf('partyBranch');
  expect(due.find(({ kind }) => kind === 'results')).toMatchObject({ id: MOTION.counted });
  const { result } = linli
    .documents<MotionDocument>('motions')
    .find(({ _id }) => _id === MOTION.counted) as MotionDocument;
  const signing = { ...here, motionId: MOTION.counted, listHash: result?.listHash ?? '' };
  await ask('ballot.signResult', { ...signing, commandId: commandId(1) }, 'secretary');
  expect((await figuresOf('secretary')).results).toBe(0);
  expect((await figuresOf('partyBranch')).results).toBe(1);
  await linli.reset();
});

it('names first what ends first, with its day, and nothing that never ends', async () => {
  const { due, households } = await deskOf('secretary');
  expect(due.length).toBeGreaterThan(1);
  expect(due.length).toBeLessThanOrEqual(6);
  const ends = due.map(({ until }) => until);
  expect(ends).toStrictEqual([...ends].sort((one, other) => one - other));
  expect(due.every(({ title }) => title !== '')).toBe(true);
  expect(households).toBe(6);
});

it('is for those with an office', async () => {
  expect(await refusal('home.showDesk', here, 'resident')).toStrictEqual([
    'NOT_ALLOWED',
    undefined,
  ]);
  expect(await refusal('home.showDesk', here, 'cedarSecretary')).toStrictEqual([
    'NOT_A_RESIDENT',
    undefined,
  ]);
});

it('has the first week while there is no roster', async () => {
  expect((await deskOf('secretary')).firstWeek).toBe(null);
  await patch(linli, 'places', { _id: MAPLE }, { households: 0 });
  expect((await deskOf('secretary')).firstWeek).toStrictEqual({ noticed: true });
});
