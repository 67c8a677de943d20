import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import type { AuditDocument } from '../../cloudfunctions/kernel/collections.ts';
import type { MessageDocument } from '../../cloudfunctions/messages/collections.ts';
import type { MemberDocument } from '../../cloudfunctions/volunteer/collections.ts';
import type { PictureLine } from '../../typings/contract/parts/picture.ts';
import type { MemberLine, ProofLine, ShiftDetail } from '../../typings/contract/volunteer/shift.ts';
import { MAPLE, residentIdOf } from '../support/community.ts';
import { commandId } from '../support/inputs.ts';
import { type Answer, type As, type Linli, startLinli } from '../support/linli.ts';
import { patch } from '../support/patch.ts';
import { addPicture, answerCheck, pictureOf } from '../support/pictures.ts';
import { leading, membership, onShift, SHIFT, TEAM } from '../support/volunteers.ts';

/** Pictures of what came of a shift, which those in them agree to; and of licences, for whoever checks them alone. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const call = (action: string, input: object, as: As) => linli.call('volunteer', action, input, as);
const codeOf = ({ envelope }: Answer) => (envelope.ok ? 'ok' : envelope.code);
async function must<Data>(action: string, input: object, as: As): Promise<Data> {
  const { envelope } = await call(action, input, as);
  assert.ok(envelope.ok, `${action}: ${JSON.stringify(envelope)}`);
  return envelope.data as Data;
}
const audited = (action: string) =>
  linli.documents<AuditDocument>('audit').filter((entry) => entry.action === action).length;

describe('pictures of what came of a shift', () => {
  const FIGURES = { served: 30, saved: null };
  const noting = (n: number, more: object) => leading(n, SHIFT.over, { ...FIGURES, ...more });
  const shown = (as: As) =>
    must<{ pictures: PictureLine[]; waiting: number }>(
      'showShiftPictures',
      { communityId: MAPLE, shiftId: SHIFT.over },
      as,
    );
  const outcome = async () =>
    (await must<ShiftDetail>('showShift', { communityId: MAPLE, shiftId: SHIFT.over }, 'resident'))
      .outcome;

  it('take the consent of those in them, and are seen by others once they have passed the check', async () => {
    const id = await addPicture(linli, 'teamLeader', 'outcome', 1, null);
    const pictures = [id];
    expect(codeOf(await call('noteOutcome', noting(2, { pictures }), 'teamLeader'))).toBe(
      'PICTURE_CONSENT',
    );
    await must('noteOutcome', noting(3, { pictures, agreed: true }), 'teamLeader');
    expect(await shown('teamLeader')).toMatchObject({ pictures: [{ standing: 'waiting' }] });
    expect(await shown('resident')).toStrictEqual({ pictures: [], waiting: 1 });
    await answerCheck(linli, id, 'pass');
    expect((await shown('resident')).pictures).toMatchObject([{ standing: 'shown', own: false }]);
    // Figures alone leave them as they are, whoever writes them down.
    await must('noteOutcome', noting(4, { served: 31 }), 'secretary');
    expect(await outcome()).toStrictEqual({ served: 31, saved: null, pictures });
  });

  it('are the leader’s own, for a shift, and of one that may lead it', async () => {
    const other = await addPicture(linli, 'teamLeader', 'step', 1);
    const theirs = await addPicture(linli, 'resident', 'outcome', 2);
    const risky = await addPicture(linli, 'teamLeader', 'outcome', 3, 'risky');
    const code = async (n: number, id: string, as: As) =>
      codeOf(await call('noteOutcome', noting(n, { pictures: [id], agreed: true }), as));
    expect(await code(4, other, 'teamLeader')).toBe('PICTURE_NOT_FOUND');
    expect(await code(5, theirs, 'teamLeader')).toBe('PICTURE_NOT_FOUND');
    expect(await code(6, risky, 'teamLeader')).toBe('PICTURE_REFUSED');
    expect(await code(7, theirs, 'resident')).toBe('TEAM_NOT_YOURS');
  });

  it('go at once, file and all, when anybody who is in one takes that back, and it is on record', async () => {
    const [one, two] = [
      await addPicture(linli, 'teamLeader', 'outcome', 1),
      await addPicture(linli, 'teamLeader', 'outcome', 2),
    ];
    const both = { pictures: [one, two], agreed: true };
    await must('noteOutcome', noting(3, both), 'teamLeader');
    const down = (n: number, pictureId: string) =>
      call('takeDownPicture', onShift(n, SHIFT.over, { pictureId }), 'resident');
    expect(codeOf(await down(4, one))).toBe('ok');
    expect(await outcome()).toStrictEqual({ ...FIGURES, pictures: [two] });
    expect(codeOf(await down(5, one))).toBe('PICTURE_NOT_FOUND');
    expect(pictureOf(linli, one)?.state).toBe('erased');
    expect(audited('shift.picture-down')).toBe(1);
    await linli.timer('moderation');
    expect(pictureOf(linli, one)).toBeUndefined();
    // One that the leader leaves out goes by itself.
    await must('noteOutcome', noting(6, { pictures: [] }), 'teamLeader');
    await linli.clock(linli.cloud.now() + 3 * DAY);
    await linli.timer('volunteer');
    expect(pictureOf(linli, two)?.state).toBe('erased');
  });

  it('stay as long as the shift shows them', async () => {
    const id = await addPicture(linli, 'teamLeader', 'outcome', 1);
    await must('noteOutcome', noting(2, { pictures: [id], agreed: true }), 'teamLeader');
    await linli.clock(linli.cloud.now() + 20 * DAY);
    await linli.timer('volunteer');
    expect((await shown('resident')).pictures).toHaveLength(1);
  });
});

describe('a licence that a member photographs', () => {
  const ofTeam = { communityId: MAPLE, teamId: TEAM.patrol };
  const LICENCE = { skill: '急救证', until: '2027-06-30' };
  const sending = (n: number, pictures: string[]) => ({
    ...ofTeam,
    ...LICENCE,
    pictures,
    commandId: commandId(n),
  });
  const seeing = (n: number) => ({
    ...ofTeam,
    residentId: residentIdOf('resident'),
    commandId: commandId(n),
  });
  const waits = async () =>
    (await must<{ members: MemberLine[] }>('listMembers', ofTeam, 'teamLeader')).members[0]?.proof;
  const own = async () =>
    (
      await must<{ teams: { teamId: string; proof: ProofLine | null }[] }>(
        'showProfile',
        { communityId: MAPLE },
        'resident',
      )
    ).teams;
  const send = async (n: number) => {
    const id = await addPicture(linli, 'resident', 'licence', n);
    await must('sendProof', sending(n + 50, [id]), 'resident');
    return id;
  };
  beforeEach(() => must('saveMember', membership(1, 'resident', []), 'teamLeader'));

  it('is opened by who leads the team alone, each look on record, and goes once it was looked at', async () => {
    const id = await send(2);
    expect(await waits()).toMatchObject(LICENCE);
    expect(await own()).toMatchObject([{ teamId: TEAM.patrol, proof: LICENCE }]);
    for (const as of ['resident', 'stairSteward', 'partyBranch'] as const) {
      expect(codeOf(await call('showProof', seeing(3), as))).toBe('TEAM_NOT_YOURS');
    }
    expect(audited('member.see-proof')).toBe(0);
    const { pictures } = await must<{ pictures: PictureLine[] }>(
      'showProof',
      seeing(4),
      'teamLeader',
    );
    expect(pictures).toMatchObject([{ pictureId: id, standing: 'shown' }]);
    expect(audited('member.see-proof')).toBe(1);
    const paper = { ending: '3821', seenOn: '2026-06-15' };
    const seen = { ...membership(5, 'resident', [{ ...LICENCE, paper }]), proofSeen: true };
    await must('saveMember', seen, 'teamLeader');
    expect(await waits()).toBeUndefined();
    expect(pictureOf(linli, id)?.state).toBe('erased');
    expect(codeOf(await call('showProof', seeing(6), 'teamLeader'))).toBe('PROOF_NOT_FOUND');
  });

  it('goes when it is taken back, another takes its place, or nobody looks at it for 30 days', async () => {
    const first = await send(2);
    const second = await send(3);
    expect(pictureOf(linli, first)?.state).toBe('erased');
    await must('sendProof', sending(4, []), 'resident');
    expect(pictureOf(linli, second)?.state).toBe('erased');
    expect(await waits()).toBeUndefined();
    const third = await send(5);
    await linli.clock(linli.cloud.now() + 29 * DAY);
    await linli.timer('volunteer');
    expect(pictureOf(linli, third)?.state).toBe('passed');
    await linli.clock(linli.cloud.now() + 2 * DAY);
    for (let run = 0; run < 2; run += 1) await linli.timer('volunteer');
    expect(pictureOf(linli, third)?.state).toBe('erased');
    expect(linli.documents<MemberDocument>('members')[0]?.proof).toBeNull();
  });

  it('is seen by nobody of the queue: what the check doubts is blocked', async () => {
    const doubted = await addPicture(linli, 'resident', 'licence', 2, 'review');
    expect(pictureOf(linli, doubted)?.state).toBe('blocked');
    const silent = await addPicture(linli, 'resident', 'licence', 3, null);
    await patch(linli, 'pictures', { _id: silent }, { askedAt: linli.cloud.now() - DAY });
    await linli.timer('moderation');
    expect(['blocked', 'gone']).toContain(pictureOf(linli, silent)?.state);
    const queued = linli.documents<{ subjectId: string }>('reviews');
    expect(queued.filter(({ subjectId }) => [doubted, silent].includes(subjectId))).toStrictEqual(
      [],
    );
  });

  it('is for members, of their own pictures, and goes with whoever leaves the team', async () => {
    expect(codeOf(await call('sendProof', sending(2, []), 'volunteer'))).toBe('NOT_A_MEMBER');
    const theirs = await addPicture(linli, 'stairSteward', 'licence', 3);
    expect(codeOf(await call('sendProof', sending(4, [theirs]), 'resident'))).toBe(
      'PICTURE_NOT_FOUND',
    );
    const id = await send(5);
    await must('saveMember', { ...membership(6, 'resident', []), member: false }, 'teamLeader');
    expect(pictureOf(linli, id)?.state).toBe('erased');
    expect(codeOf(await call('sendProof', sending(7, []), 'resident'))).toBe('NOT_A_MEMBER');
  });
});

describe('a limit that a leader sets', () => {
  const LIMIT = { is: 'restricted', kinds: ['clinic'], reason: '腰伤', until: '2026-06-30' };
  const told = async () => {
    await linli.timer('volunteer');
    return linli
      .documents<MessageDocument>('messages')
      .filter(({ subject }) => subject === 'member')
      .map(({ residentId, page, data }) => ({ residentId, page, words: data.thing3?.value }));
  };
  const save = (n: number, limit?: object | null) =>
    must(
      'saveMember',
      { ...membership(n, 'resident', []), ...(limit === undefined ? {} : { limit }) },
      'teamLeader',
    );

  it('is told to them once, without its reason, and so is its end', async () => {
    await save(1, LIMIT);
    const [first, ...others] = await told();
    expect(others).toStrictEqual([]);
    expect(first).toMatchObject({
      residentId: residentIdOf('resident'),
      page: `package-volunteer/pages/volunteer-profile/index?communityId=${MAPLE}`,
    });
    expect(first?.words).not.toContain('腰伤');
    await save(2, LIMIT);
    await save(3);
    expect(await told()).toHaveLength(1);
    await save(4, { is: 'trainee' });
    expect(await told()).toHaveLength(2);
    await save(5, null);
    const all = await told();
    expect(all.map(({ words }) => words)).toContain('见习或限制取消了，可以照常报名');
    expect(new Set(all.map(({ words }) => words)).size).toBe(3);
  });

  it('is told to nobody who is an ordinary member', async () => {
    await save(1);
    await save(2, null);
    expect(await told()).toStrictEqual([]);
  });
});
