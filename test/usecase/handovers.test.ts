import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import type { BodyDocument, TaskDocument } from '../../cloudfunctions/meeting/collections.ts';
import type { HandoverDocument } from '../../cloudfunctions/role/collections.ts';
import type { HandoverLine, HandoverView } from '../../typings/contract/office/handover.ts';
import { HOME, MAPLE, PLACE, residentIdOf, START } from '../support/community.ts';
import { beginning, HANDOVER, leadsTeam, ofHandover } from '../support/handovers.ts';
import type { Input } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { BODY } from '../support/meetings.ts';
import { MOTION } from '../support/motions.ts';
import { patch } from '../support/patch.ts';
import { talkWith } from '../support/talk.ts';
import { TEAM } from '../support/volunteers.ts';

/** Nothing stays with whoever leaves an office: not the secretary either. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const { ask } = talkWith(() => linli);
const must = <Data = unknown>(action: string, input: Input, as: As) =>
  ask<Data>(`role.${action}`, input, as);
const codeOf = async (action: string, input: Input, as: As) => {
  const { envelope } = await linli.call('role', action, input, as);
  return envelope.ok ? 'ok' : envelope.code;
};
const show = (as: As, handoverId: string = HANDOVER.open) =>
  must<HandoverView>('showHandover', { communityId: MAPLE, handoverId }, as);
const leaver = residentIdOf('stewardElsewhere');
const successor = residentIdOf('buildingSteward');
const seatOf = (id: string) =>
  linli.documents<BodyDocument>('bodies').find(({ _id }) => _id === id)?.holders;

/** A seat, a team, a task, a draft and a file are in the leaver's name. */
async function holdsAll(): Promise<void> {
  await leadsTeam(linli);
  const [task] = linli.documents<TaskDocument>('meetingTasks');
  await patch(linli, 'meetingTasks', { _id: task?._id }, { ownerId: leaver, state: 'open' });
  const body = linli.documents<BodyDocument>('bodies').find(({ _id }) => _id === BODY.readers);
  const [first, ...others] = body?.form.seats ?? [];
  await patch(
    linli,
    'bodies',
    { _id: BODY.readers },
    {
      holders: [leaver],
      'form.seats': [
        { ...first, residentId: leaver },
        ...others.map((seat) => ({ ...seat, residentId: null })),
      ],
    },
  );
  await patch(linli, 'motions', { _id: MOTION.draft }, { authorId: leaver });
  // They hold no other office by now.
  await patch(linli, 'residents', { _id: leaver }, { roles: [] });
}

describe('a handover', () => {
  it('goes to somebody whom a supervisor, or the leaver, finds in a list of their own', async () => {
    const { successorId: _, commandId: _id, ...term } = beginning(1);
    const found = (as: As) =>
      must<{ successors: { residentId: string }[] }>('listSuccessors', term, as).then(
        ({ successors }) => successors.map(({ residentId }) => residentId),
      );
    const office = { role: 'supervisor', placeId: MAPLE, placeLabel: '枫林社区' };
    const roles = [{ ...office, from: '2026-01-01', until: null }];
    await patch(linli, 'residents', { _id: residentIdOf('mediator') }, { roles });
    expect((await found('mediator')).length).toBeGreaterThan(2);
    expect(await found('expiredSteward')).toContain(residentIdOf('buildingSteward'));
    expect(await codeOf('listSuccessors', term, 'resident')).toBe('HANDOVER_NOT_YOURS');
    await must('beginHandover', beginning(2), 'expiredSteward');
  });

  it('gives each thing to the successor or to the office, and ends with three who confirm', async () => {
    await holdsAll();
    const open = (await show('secretary')).open;
    expect(open.map(({ kind }) => kind).sort()).toStrictEqual(['motion', 'seat', 'task', 'team']);
    const witness = ofHandover(1, { counted: false });
    expect(await codeOf('confirmHandover', witness, 'streetObserver')).toBe('HANDOVER_ITEMS_OPEN');
    let n = 10;
    for (const { key, way } of open) {
      n += 1;
      const to = way === 'office' ? 'office' : 'successor';
      const wrong = way === 'office' ? 'successor' : way === 'successor' ? 'office' : null;
      if (wrong) {
        expect(await codeOf('giveWork', ofHandover(n + 50, { key, to: wrong }), 'secretary')).toBe(
          'HANDOVER_ITEM_UNFIT',
        );
      }
      await must('giveWork', ofHandover(n, { key, to }), 'stewardElsewhere');
      expect(await codeOf('giveWork', ofHandover(n + 80, { key, to }), 'secretary')).toBe(
        'HANDOVER_ITEM_GONE',
      );
    }
    expect(seatOf(BODY.readers)).toStrictEqual([]);
    const teams = linli.documents<{ _id: string; leaders: string[] }>('teams');
    expect(teams.find(({ _id }) => _id === TEAM.idle)?.leaders).toStrictEqual([successor]);
    const after = await show('buildingSteward');
    expect([after.open, after.given.length]).toStrictEqual([[], 4]);
    expect(await codeOf('confirmHandover', witness, 'streetObserver')).toBe('HANDOVER_UNCONFIRMED');
    await must('confirmHandover', ofHandover(3, { counted: false }), 'stewardElsewhere');
    await must('confirmHandover', ofHandover(4, { counted: false }), 'buildingSteward');
    expect(await codeOf('confirmHandover', ofHandover(5, { counted: false }), 'secretary')).toBe(
      'HANDOVER_DONE',
    );
    await must('confirmHandover', ofHandover(6, { counted: false }), 'streetObserver');
    expect((await show('secretary')).done).toBe(true);
  });

  it('does not wait for a leaver who cannot or will not, and the record says so', async () => {
    await must('confirmHandover', ofHandover(1, { counted: false }), 'buildingSteward');
    const reason = { reason: '搬走了，联系不上' };
    expect(await codeOf('noteAbsence', ofHandover(2, reason), 'buildingSteward')).toBe(
      'NOT_ALLOWED',
    );
    await must('noteAbsence', ofHandover(3, reason), 'streetObserver');
    expect(
      await codeOf('confirmHandover', ofHandover(4, { counted: false }), 'stewardElsewhere'),
    ).toBe('HANDOVER_DONE');
    await must('confirmHandover', ofHandover(5, { counted: false }), 'streetObserver');
    expect((await show('secretary')).absence).toBe('搬走了，联系不上');
  });

  it('is witnessed by somebody who is neither of the two, nor lives with one', async () => {
    await must('confirmHandover', ofHandover(1, { counted: false }), 'stewardElsewhere');
    await must('confirmHandover', ofHandover(2, { counted: false }), 'buildingSteward');
    const home = [{ householdId: HOME.second, label: '', joinedAt: 0 }];
    for (const person of [successor, residentIdOf('streetObserver')]) {
      await patch(linli, 'residents', { _id: person }, { households: home });
    }
    expect(
      await codeOf('confirmHandover', ofHandover(3, { counted: false }), 'streetObserver'),
    ).toBe('HANDOVER_OWN');
  });

  it('of a secretary counts the stock of the shop, by both', async () => {
    const until = '2026-06-14';
    const held = [{ role: 'secretary', placeId: MAPLE, placeLabel: '', from: '2020-01-01', until }];
    await patch(linli, 'residents', { _id: residentIdOf('secretary') }, { roles: held });
    const next = [{ ...held[0], from: '2026-06-15', until: null }];
    await patch(linli, 'residents', { _id: residentIdOf('mediator') }, { roles: next });
    const input = beginning(1, {
      residentId: residentIdOf('secretary'),
      role: 'secretary',
      placeId: MAPLE,
      from: '2020-01-01',
      successorId: residentIdOf('mediator'),
    });
    const { handoverId } = await must<{ handoverId: string }>('beginHandover', input, 'secretary');
    const of = (n: number, more: Input) => ofHandover(n, more, handoverId);
    const shown = await show('mediator', handoverId);
    expect(shown.counts).toBe(true);
    let n = 10;
    for (const { key, way } of shown.open) {
      n += 1;
      const to = way === 'office' ? 'office' : 'successor';
      await must('giveWork', of(n, { key, to }), 'secretary');
    }
    await must('confirmHandover', of(3, { counted: true }), 'secretary');
    await must('confirmHandover', of(4, { counted: false }), 'mediator');
    expect(await codeOf('confirmHandover', of(5, { counted: false }), 'streetObserver')).toBe(
      'HANDOVER_UNCOUNTED',
    );
  });
});

describe('a handover is begun', () => {
  it('for an office that ended or ends soon, once', async () => {
    const { handoverId } = await must<{ handoverId: string }>(
      'beginHandover',
      beginning(1),
      'secretary',
    );
    const other = beginning(2, { successorId: residentIdOf('stairSteward') });
    expect(await codeOf('beginHandover', other, 'partyBranch')).toBe('HANDOVER_BEGUN');
    expect(handoverId).toContain('building-steward');
    const early = beginning(3, {
      residentId: residentIdOf('buildingSteward'),
      from: '2020-01-01',
      successorId: residentIdOf('stairSteward'),
    });
    expect(await codeOf('beginHandover', early, 'secretary')).toBe('HANDOVER_EARLY');
  });

  it('by the leaver only to whoever has the same office; by nobody else who does not watch', async () => {
    const friend = beginning(1, { successorId: residentIdOf('stairSteward') });
    expect(await codeOf('beginHandover', friend, 'expiredSteward')).toBe('ROLE_NOT_HELD');
    const oneself = beginning(2, { successorId: residentIdOf('expiredSteward') });
    expect(await codeOf('beginHandover', oneself, 'expiredSteward')).toBe('HANDOVER_OWN');
    expect(await codeOf('beginHandover', beginning(3), 'resident')).toBe('HANDOVER_NOT_YOURS');
    const neighbour = beginning(4, { successorId: residentIdOf('resident') });
    expect(await codeOf('beginHandover', neighbour, 'secretary')).toBe('ROLE_NOT_HELD');
    await must('beginHandover', beginning(5), 'expiredSteward');
  });

  it('is listed with its ten days for who watches, and one’s own for others', async () => {
    await linli.clock(START + 10 * DAY);
    const listed = async (as: As) =>
      (await must<{ handovers: HandoverLine[] }>('listHandovers', { communityId: MAPLE }, as))
        .handovers;
    const all = await listed('secretary');
    expect(all).toContainEqual(
      expect.objectContaining({
        residentId: residentIdOf('expiredSteward'),
        placeId: PLACE.building,
        dueOn: '2026-06-24',
        late: true,
        handoverId: null,
      }),
    );
    expect((await listed('buildingSteward')).map(({ handoverId }) => handoverId)).toStrictEqual([
      HANDOVER.open,
    ]);
    expect(await listed('resident')).toStrictEqual([]);
    expect(
      await codeOf('showHandover', { communityId: MAPLE, handoverId: HANDOVER.open }, 'resident'),
    ).toBe('HANDOVER_NOT_FOUND');
  });

  it('before the term ends by the leaver alone: nobody takes anything out of an office that is held', async () => {
    const role = {
      role: 'building-steward',
      placeId: PLACE.building,
      placeLabel: '',
      from: '2020-01-01',
    };
    const roles = [{ ...role, until: '2026-06-30' }];
    await patch(linli, 'residents', { _id: successor }, { roles });
    const input = beginning(1, {
      residentId: successor,
      from: '2020-01-01',
      successorId: residentIdOf('stairSteward'),
    });
    const { handoverId } = await must<{ handoverId: string }>('beginHandover', input, 'secretary');
    await leadsTeam(linli, 'buildingSteward');
    const giving = (n: number) =>
      ofHandover(n, { key: `team:${TEAM.idle}`, to: 'successor' }, handoverId);
    expect(await codeOf('giveWork', giving(2), 'secretary')).toBe('HANDOVER_NOT_YOURS');
    await must('giveWork', giving(3), 'buildingSteward');
    const confirming = (n: number) => ofHandover(n, { counted: false }, handoverId);
    await must('confirmHandover', confirming(4), 'buildingSteward');
    await must('confirmHandover', confirming(5), 'stairSteward');
    expect(await codeOf('confirmHandover', confirming(6), 'streetObserver')).toBe(
      'HANDOVER_RUNNING',
    );
  });

  it('leaves the leaver nothing that the office opened, whatever they do not confirm', async () => {
    await must('beginHandover', beginning(1), 'secretary');
    const { envelope } = await linli.call(
      'role',
      'listPosts',
      { communityId: MAPLE },
      'expiredSteward',
    );
    expect(envelope).toMatchObject({ ok: false, code: 'NOT_ALLOWED' });
    const found = linli.documents<HandoverDocument>('handovers');
    expect(found.filter(({ state }) => state === 'done')).toStrictEqual([]);
  });
});
