import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import type { MatterDocument } from '../../cloudfunctions/matter/collections.ts';
import type { MatterLine } from '../../typings/contract/matter/matter.ts';
import { MAPLE, openidOf, PLACE, personOf, residentIdOf, START } from '../support/community.ts';
import { commandId } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { mattersWith } from '../support/matter-talk.ts';
import { ANSWER, MATTER, ofMatter, raising, TRIAGE } from '../support/matters.ts';
import { addPicture } from '../support/pictures.ts';

/** Matters from the first words to their end. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const { must, codeOf, show, matterOf, later, told } = mattersWith(() => linli);
type Lines = { matters: (MatterLine & { words?: string })[]; next: string | null };
const list = (which: string, as: As) =>
  must<Lines>('listMatters', { communityId: MAPLE, which }, as);
const queue = (what: string, as: As) => must<Lines>('listQueue', { communityId: MAPLE, what }, as);
const ids = ({ matters }: Lines) => matters.map(({ matterId }) => matterId);
const triage = (n: number, matterId: string, more = {}) =>
  ofMatter(n, matterId, { ...TRIAGE, ...more });
const step = (n: number, matterId: string, name: string, more = {}) =>
  ofMatter(n, matterId, { step: name, ...ANSWER, ...more });

async function raised(n: number, as: As = 'resident', more = {}): Promise<string> {
  return (await must<{ matterId: string }>('raiseMatter', raising(n, more), as)).matterId;
}

describe('raising', () => {
  it('takes three requests, and nobody but who decides reads it before triage', async () => {
    const answer = await linli.call('matter', 'raiseMatter', raising(1), 'resident');
    assert.ok(answer.envelope.ok);
    expect(answer.databaseRequests).toBe(3);
    const { matterId } = answer.envelope.data as { matterId: string };
    expect(await codeOf('showMatter', { communityId: MAPLE, matterId }, 'residentElsewhere')).toBe(
      'MATTER_NOT_FOUND',
    );
    expect((await show(matterId, 'resident')).words).toContain('大门关不上');
    expect((await show(matterId, 'gridOfficer')).raiser).toBe(personOf('resident').name);
    expect(ids(await list('open', 'residentElsewhere'))).not.toContain(matterId);
    expect(ids(await list('raised', 'resident'))[0]).toBe(matterId);
    expect(ids(await queue('triage', 'stairSteward'))).toContain(matterId);
  });

  it('shows what is alike around the place, in one request beside the caller’s', async () => {
    const ask = { communityId: MAPLE, placeId: PLACE.stair, topicId: 'facility' };
    const answer = await linli.call('matter', 'listAlike', ask, 'householdRepresentative');
    expect(answer.databaseRequests).toBe(2);
    assert.ok(answer.envelope.ok);
    const found = ids(answer.envelope.data as Lines);
    expect(found).toContain(MATTER.accepted);
    expect(found).not.toContain(MATTER.raised);
    expect(found).not.toContain(MATTER.otherEstate);
    const none = await must<Lines>('listAlike', { ...ask, topicId: 'care' }, 'resident');
    expect(none.matters).toStrictEqual([]);
  });

  it('is written down for somebody, or for nobody, by officers of the place alone', async () => {
    const taken = { channel: 'door', residentId: residentIdOf('resident'), hotline: null };
    expect(await codeOf('raiseMatter', raising(1, { taken }), 'resident')).toBe(
      'MATTER_TAKEN_ELSEWHERE',
    );
    expect(await codeOf('raiseMatter', raising(1, { taken }), 'stewardElsewhere')).toBe(
      'MATTER_TAKEN_ELSEWHERE',
    );
    const matterId = await raised(1, 'stairSteward', { taken });
    expect(matterOf(matterId)).toMatchObject({
      channel: 'door',
      takenBy: residentIdOf('stairSteward'),
      raiser: { residentId: residentIdOf('resident') },
    });
    expect((await show(matterId, 'resident')).taken).toBe(true);
    const nobody = { ...taken, residentId: 'nobody-here' };
    expect(await codeOf('raiseMatter', raising(2, { taken: nobody }), 'stairSteward')).toBe(
      'RESIDENT_NOT_FOUND',
    );
    const box = await raised(3, 'stairSteward', {
      taken: { channel: 'letter-box', residentId: null, hotline: null },
    });
    expect(await codeOf('triageMatter', triage(4, box), 'stairSteward')).toBe('MATTER_OWN');
  });

  it('has the official deadline of an order of the hotline', async () => {
    const hotline = { number: 'XT20260615001', due: '2026-06-16' };
    const taken = { channel: 'hotline', residentId: null, hotline };
    const { due } = await must<{ due: string }>(
      'raiseMatter',
      raising(1, { taken }),
      'gridOfficer',
    );
    expect(due).toBe('2026-06-16');
    for (const unfit of [
      { ...taken, hotline: null },
      { ...taken, channel: 'door' },
    ]) {
      expect(await codeOf('raiseMatter', raising(2, { taken: unfit }), 'gridOfficer')).toBe(
        'MATTER_TAKEN_UNFIT',
      );
    }
  });

  it('needs a place and a kind that there are', async () => {
    expect(await codeOf('raiseMatter', raising(1, { topicId: 'gone' }), 'resident')).toBe(
      'MATTER_TOPIC_UNKNOWN',
    );
    expect(await codeOf('raiseMatter', raising(1, { placeId: 'maple.zz' }), 'resident')).toBe(
      'PLACE_NOT_FOUND',
    );
    expect(await codeOf('raiseMatter', raising(1), 'outsideParty')).toBe('MATTER_FROM_OUTSIDE');
  });

  it('needs words: pictures alone do not say what is to be done', async () => {
    const pictures = [await addPicture(linli, 'resident', 'matter', 1)];
    for (const wordless of [{ words: '', pictures }, { words: '' }]) {
      expect(await codeOf('raiseMatter', raising(1, wordless), 'resident')).toBe(
        'MATTER_WORDS_MISSING',
      );
    }
    const matterId = await raised(1, 'resident', { pictures });
    expect(matterOf(matterId).pictures).toStrictEqual(pictures);
  });

  it('comes to the nearest office that somebody bears, who is told without what was said', async () => {
    const matterId = await raised(1);
    await later();
    expect(matterOf(matterId).holder.role).toBe('building-steward');
    const elsewhere = await raised(2, 'residentElsewhere', { placeId: PLACE.otherEstate });
    await later();
    expect(matterOf(elsewhere)).toMatchObject({
      holder: { role: 'secretary', why: 'vacant' },
      moves: [{ role: 'grid-officer', why: 'raised' }],
    });
  });
});

describe('triage', () => {
  it('words it for all, gives it to its office with a day, and says so to whoever raised it', async () => {
    const { state, due } = await must<{ state: string; due: string }>(
      'triageMatter',
      triage(1, MATTER.raised),
      'gridOfficer',
    );
    expect([state, due]).toStrictEqual(['accepted', '2026-06-20']);
    const view = await show(MATTER.raised, 'residentElsewhere');
    expect(view).toMatchObject({ title: TRIAGE.open.title, words: null, raiser: null });
    expect(JSON.stringify(view)).not.toContain('王某某');
    expect(view.stages.map((one) => one.state)).toStrictEqual([
      'over',
      'over',
      'current',
      'ahead',
      'ahead',
    ]);
    await later();
    expect(await told()).toContainEqual([openidOf('resident'), '受理了，请看由谁来办']);
  });

  it('is for officers of the place, and never about one’s own', async () => {
    for (const as of ['resident', 'stewardElsewhere', 'outsideParty'] as As[]) {
      expect(await codeOf('triageMatter', triage(1, MATTER.raised), as)).toBe('NOT_ALLOWED');
    }
    expect(await codeOf('triageMatter', triage(1, MATTER.boxed), 'gridOfficer')).toBe('MATTER_OWN');
    const own = await raised(5, 'stairSteward');
    expect(await codeOf('triageMatter', triage(1, own), 'stairSteward')).toBe('MATTER_OWN');
    await must('triageMatter', triage(1, own), 'buildingSteward');
  });

  it('refuses with a reason, in public or, where it cannot be worded, to whoever raised it alone', async () => {
    const refusing = { accepts: false, reason: '不在社区的范围，请找街道' };
    await must('triageMatter', triage(1, MATTER.raised, refusing), 'gridOfficer');
    expect(ids(await list('ended', 'residentElsewhere'))).toContain(MATTER.raised);
    const closed = { ...refusing, open: null };
    const box = await must('triageMatter', triage(2, MATTER.boxed, closed), 'buildingSteward');
    expect(box).toMatchObject({ state: 'refused', due: null });
    expect(ids(await list('ended', 'residentElsewhere'))).not.toContain(MATTER.boxed);
    expect((await show(MATTER.boxed, 'partyBranch')).answers).toMatchObject([
      { kind: 'refused', text: refusing.reason },
    ]);
  });

  it('says what is missing, what is over, and what somebody else was quicker with', async () => {
    const tries: [object, string][] = [
      [{ open: null }, 'MATTER_WORDING_MISSING'],
      [{ due: '2026-06-14' }, 'MATTER_DUE_PAST'],
      [{ due: '2028-06-14' }, 'MATTER_DUE_PAST'],
      [{ topicId: 'gone' }, 'MATTER_TOPIC_UNKNOWN'],
      [{ to: { role: 'outside-party', residentId: null } }, 'MATTER_HOLDER_UNFIT'],
      [{ to: { role: 'resident-of', residentId: null } }, 'INPUT_INVALID'],
      [{ to: { role: 'volunteer', residentId: null } }, 'MATTER_HOLDER_UNFIT'],
      [
        { to: { role: 'outside-party', residentId: residentIdOf('resident') } },
        'MATTER_HOLDER_UNFIT',
      ],
    ];
    for (const [more, code] of tries) {
      expect(await codeOf('triageMatter', triage(1, MATTER.raised, more), 'gridOfficer')).toBe(
        code,
      );
    }
    expect(await codeOf('triageMatter', triage(1, MATTER.accepted), 'gridOfficer')).toBe(
      'MATTER_MOVED',
    );
  });

  it('writes at once what was done at once, and it is rated like any other', async () => {
    const { state } = await must<{ state: string }>(
      'triageMatter',
      triage(1, MATTER.raised, { instantly: '当场换了灯泡' }),
      'gridOfficer',
    );
    expect(state).toBe('done');
    const view = await show(MATTER.raised, 'resident');
    expect(view.answers.map(({ kind }) => kind)).toStrictEqual(['accepted', 'plan', 'done']);
    expect(view.holder).toBe('grid-officer');
  });
});

describe('answers', () => {
  it('come one after the other, with what was promised', async () => {
    const { due } = await must<{ due: string }>(
      'answerMatter',
      step(1, MATTER.accepted, 'plan'),
      'buildingSteward',
    );
    expect(due).toBe('2026-06-25');
    for (const [n, name] of ['start', 'step', 'step', 'done'].entries()) {
      const more = { until: null, cost: null };
      await must('answerMatter', step(n + 2, MATTER.accepted, name, more), 'buildingSteward');
    }
    const view = await show(MATTER.accepted, 'resident');
    expect(view).toMatchObject({ state: 'done', stage: 'outcome', notYetUntil: '2026-06-30' });
    expect(view.answers[1]).toMatchObject({ kind: 'plan', cost: 36_000, until: '2026-06-25' });
  });

  it('leave no stage out and go back to none', async () => {
    for (const name of ['start', 'step', 'done', 'close']) {
      expect(await codeOf('answerMatter', step(1, MATTER.accepted, name), 'buildingSteward')).toBe(
        'MATTER_STAGE_SKIPPED',
      );
    }
    expect(await codeOf('answerMatter', step(1, MATTER.planned, 'plan'), 'buildingSteward')).toBe(
      'MATTER_STAGE_SKIPPED',
    );
    for (const matterId of [MATTER.closed, MATTER.refused]) {
      expect(await codeOf('answerMatter', step(1, matterId, 'plan'), 'buildingSteward')).toBe(
        'MATTER_ENDED',
      );
    }
  });

  it('are given by whoever has it, and by nobody else', async () => {
    for (const as of ['gridOfficer', 'secretary', 'partyBranch'] as As[]) {
      expect(await codeOf('answerMatter', step(1, MATTER.accepted, 'plan'), as)).toBe(
        'MATTER_NOT_HELD',
      );
    }
    expect(
      await codeOf(
        'answerMatter',
        step(1, MATTER.accepted, 'plan', { until: '2026-06-01' }),
        'buildingSteward',
      ),
    ).toBe('MATTER_DUE_PAST');
  });

  it('are not the last word while whoever raised it may say «not yet»', async () => {
    const closing = step(1, MATTER.done, 'close', { until: null, cost: null });
    expect(await codeOf('answerMatter', closing, 'buildingSteward')).toBe('MATTER_WINDOW_OPEN');
    await linli.clock(START + 14 * DAY);
    await must('answerMatter', closing, 'buildingSteward');
    expect(matterOf(MATTER.done)).toMatchObject({ state: 'closed', due: null, checkAt: null });
  });
});

describe('lists', () => {
  it('of thirty with what the caller is to each take two requests, page by page', async () => {
    for (let n = 1; n <= 33; n += 1) {
      const id = await raised(n, 'residentElsewhere', { commandId: commandId(n) });
      await must('triageMatter', triage(100 + n, id), 'gridOfficer');
    }
    const first = await linli.call(
      'matter',
      'listMatters',
      { communityId: MAPLE, which: 'open' },
      'resident',
    );
    expect(first.databaseRequests).toBe(2);
    assert.ok(first.envelope.ok);
    const { matters, next } = first.envelope.data as Lines;
    expect(matters.length).toBe(30);
    const rest = await must<Lines>(
      'listMatters',
      { communityId: MAPLE, which: 'open', after: next },
      'resident',
    );
    const all = [...matters, ...rest.matters].map(({ matterId }) => matterId);
    expect(new Set(all).size).toBe(all.length);
    expect(all).toContain(MATTER.accepted);
    const own = rest.matters.find(({ matterId }) => matterId === MATTER.accepted);
    expect(own?.part).toBe('raiser');
  });

  it('read what they show and no more, however many there are', async () => {
    const [model] = linli
      .documents<MatterDocument>('matters')
      .filter(({ _id }) => _id === MATTER.doing);
    const many = Array.from({ length: 400 }, (_, n) => ({
      ...model,
      _id: `e7${String(n).padStart(18, '0')}`,
      areaId: n % 2 === 0 ? PLACE.building : PLACE.estate,
      order: START - n,
    }));
    await linli.cloud.database.insertMany('matters', many);
    const read = async (action: string, more: object) => {
      const before = linli.cloud.database.documentsRead('matters');
      const found = await must<Lines>(action, { communityId: MAPLE, ...more }, 'residentElsewhere');
      return { ...found, read: linli.cloud.database.documentsRead('matters') - before };
    };
    const first = await read('listMatters', { which: 'open' });
    expect(first.read).toBeLessThan(40);
    const second = await read('listMatters', { which: 'open', after: first.next });
    expect(ids(second)).toStrictEqual(many.slice(30, 60).map(({ _id }) => _id));
    expect(second.read).toBeLessThan(40);
    const alike = await read('listAlike', { placeId: PLACE.stair, topicId: 'facility' });
    expect(ids(alike)).toStrictEqual(many.slice(0, 5).map(({ _id }) => _id));
    expect(alike.read).toBeLessThan(10);
  });
});
