import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { MotionDocument } from '../../cloudfunctions/ballot/collections.ts';
import type { HonourDocument } from '../../cloudfunctions/civility/collections.ts';
import { DAY } from '../../cloudfunctions/kernel/calendar.ts';
import type { ListedHonour, NominationLine } from '../../typings/contract/civility/honour.ts';
import type { PictureGroup } from '../../typings/contract/parts/picture.ts';
import { HOME, MAPLE, openidOf, START } from '../support/community.ts';
import {
  addTitleVote,
  HONOUR,
  HONOUR_OBJECTION,
  nominating,
  ofHonour,
  TITLE_VOTE,
  titleResult,
} from '../support/honours.ts';
import type { Input } from '../support/inputs.ts';
import { type As, type Linli, startLinli } from '../support/linli.ts';
import { MOTION } from '../support/motions.ts';
import { patch } from '../support/patch.ts';
import { addPicture, answerCheck, pictureOf } from '../support/pictures.ts';
import { pointsWith } from '../support/point-talk.ts';

/** Honours: by several people, with the household’s agreement, for a term. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const { must, codeOf } = pointsWith(() => linli);
const listed = async () => {
  const { honours } = await must<{ honours: ListedHonour[] }>(
    'listHonours',
    { communityId: MAPLE },
    'residentElsewhere',
  );
  return honours;
};
const ids = async () => (await listed()).map(({ honourId }) => honourId);
const why = { reason: '邻居都说好' };
const publish = (n: number, honourId: string) => ofHonour(n, honourId, { publishes: true, ...why });
const vote = async (result: Partial<MotionDocument>) => {
  await patch(linli, 'motions', { _id: TITLE_VOTE }, result);
  await linli.clock(START + 6 * DAY);
  await linli.timer('civility');
};

describe('an honour', () => {
  it('goes from its nomination to a title with a term, each step by somebody else', async () => {
    const { honourId } = await must<{ honourId: string }>(
      'nominateHonour',
      nominating(1, { kind: 'title', title: '好媳妇', stars: [] }),
      'secretary',
    );
    const review = ofHonour(3, honourId, { accepts: true, ...why });
    expect(await codeOf('reviewHonour', review, 'gridOfficer')).toBe('HONOUR_DECIDED');
    await must('answerHonour', ofHonour(2, honourId, { agrees: true }), 'resident');
    expect(
      await codeOf('reviewHonour', ofHonour(9, honourId, { accepts: true, ...why }), 'secretary'),
    ).toBe('HONOUR_OWN');
    await must('reviewHonour', ofHonour(4, honourId, { accepts: true, ...why }), 'gridOfficer');
    expect(await codeOf('decideHonour', publish(5, honourId), 'partyBranch')).toBe(
      'HONOUR_VOTE_MISSING',
    );
    const motionId = await addTitleVote(linli, { honourId });
    await must('nameHonourVote', ofHonour(6, honourId, { motionId }), 'secretary');
    await vote(titleResult(honourId, 2, 1));
    expect((await listed()).find((one) => one.honourId === honourId)).toMatchObject({
      standing: 'announced',
      title: '好媳妇',
      motionId,
      label: '一期 1栋 1单元 102',
    });
    await linli.clock(START + 14 * DAY);
    expect((await listed()).find((one) => one.honourId === honourId)?.standing).toBe('held');
    await linli.clock(START + 380 * DAY);
    expect(await ids()).toStrictEqual([]);
  });

  it('with a title follows from the vote that asks about it, whoever would like it otherwise', async () => {
    const name = (n: number, motionId: string) => ofHonour(n, HONOUR.titled, { motionId });
    expect(await codeOf('nameHonourVote', name(1, MOTION.notice), 'secretary')).toBe(
      'HONOUR_VOTE_UNFIT',
    );
    const open = await addTitleVote(linli, {
      motionId: 'b7000000000000000002',
      more: { opensAt: START - DAY },
    });
    expect(await codeOf('nameHonourVote', name(2, open), 'secretary')).toBe('HONOUR_VOTE_UNFIT');
    const named = await addTitleVote(linli, {
      motionId: 'b7000000000000000003',
      more: { secret: false },
    });
    expect(await codeOf('nameHonourVote', name(3, named), 'secretary')).toBe('HONOUR_VOTE_UNFIT');
    const motionId = await addTitleVote(linli);
    const stars = ofHonour(4, HONOUR.accepted, { motionId });
    expect(await codeOf('nameHonourVote', stars, 'secretary')).toBe('HONOUR_DECIDED');
    const { nominations } = await must<{ nominations: NominationLine[] }>(
      'listNominations',
      { communityId: MAPLE, householdId: null },
      'secretary',
    );
    expect(nominations.find((one) => one.honourId === HONOUR.titled)?.vote?.announced).toBe(
      motionId,
    );
    await must('nameHonourVote', name(5, motionId), 'secretary');
    const other = await addTitleVote(linli, { motionId: 'b7000000000000000004' });
    expect(await codeOf('nameHonourVote', name(6, other), 'secretary')).toBe('HONOUR_VOTE_NAMED');
    const refuse = ofHonour(7, HONOUR.titled, { publishes: false, ...why });
    expect(await codeOf('decideHonour', refuse, 'partyBranch')).toBe('HONOUR_VOTE_NAMED');
    const standing = () =>
      linli.documents<HonourDocument>('honours').find(({ _id }) => _id === HONOUR.titled)?.state;
    await linli.clock(START + 6 * DAY - 60_000);
    await linli.timer('civility');
    expect(standing()).toBe('accepted');
    await patch(linli, 'motions', { _id: TITLE_VOTE }, titleResult(HONOUR.titled, 2, 2));
    await linli.clock(START + 6 * DAY + 60 * 60_000);
    await linli.timer('civility');
    expect(standing()).toBe('refused');
  });

  it('whose vote is cancelled may have another one', async () => {
    const motionId = await addTitleVote(linli);
    await must('nameHonourVote', ofHonour(1, HONOUR.titled, { motionId }), 'secretary');
    await vote({ state: 'cancelled', cancelled: '改期' });
    const other = await addTitleVote(linli, {
      motionId: 'b7000000000000000004',
      more: { opensAt: START + 8 * DAY, closesAt: START + 9 * DAY, countsAt: START + 9 * DAY },
    });
    await must('nameHonourVote', ofHonour(2, HONOUR.titled, { motionId: other }), 'secretary');
  });

  it('is seen by nobody before it is published, and by nobody once the household has said no', async () => {
    expect(await ids()).toStrictEqual([HONOUR.published]);
    await must('decideHonour', publish(1, HONOUR.accepted), 'partyBranch');
    expect((await ids()).sort()).toStrictEqual([HONOUR.accepted, HONOUR.published]);
    await must('answerHonour', ofHonour(2, HONOUR.accepted, { agrees: false }), 'resident');
    expect(await ids()).toStrictEqual([HONOUR.published]);
    const kept = linli
      .documents<HonourDocument>('honours')
      .find(({ _id }) => _id === HONOUR.accepted);
    expect([kept?.state, kept?.reason]).toStrictEqual(['withdrawn', '']);
    expect(
      await codeOf('answerHonour', ofHonour(3, HONOUR.accepted, { agrees: true }), 'resident'),
    ).toBe('HONOUR_DECIDED');
  });

  it('that a neighbour objects to holds once somebody else has heard it, or not at all', async () => {
    const object = (n: number) => ofHonour(n, HONOUR.published, { reason: '阳台是公用的' });
    expect(await codeOf('objectToHonour', object(1), 'stairSteward')).toBe('HONOUR_OWN');
    const unseen = ofHonour(2, HONOUR.accepted, { reason: '看看' });
    expect(await codeOf('objectToHonour', unseen, 'residentElsewhere')).toBe('HONOUR_NOT_FOUND');
    await linli.clock(START + 5 * DAY - 60_000);
    const { objectionId } = await must<{ objectionId: string }>(
      'objectToHonour',
      object(3),
      'resident',
    );
    await linli.clock(START + 5 * DAY + 1);
    expect(await codeOf('objectToHonour', object(4), 'resident')).toBe('HONOUR_OBJECTION_LATE');
    const standing = async () => {
      const found = (await listed()).find((one) => one.honourId === HONOUR.published);
      return [found?.standing, found?.objections, found?.open];
    };
    expect(await standing()).toStrictEqual(['contested', 2, 2]);
    const hear = (n: number, id: string, upheld: boolean) =>
      ofHonour(n, HONOUR.published, { objectionId: id, upheld, answer: '去看过了' });
    const codes = async (as: As) => codeOf('hearHonourObjection', hear(5, objectionId, false), as);
    expect(await codes('gridOfficer')).toBe('NOT_ALLOWED');
    expect(await codes('secretary')).toBe('OBJECTION_OWN');
    await must('hearHonourObjection', hear(6, objectionId, false), 'partyBranch');
    expect(await codes('partyBranch')).toBe('OBJECTION_ANSWERED');
    expect(await standing()).toStrictEqual(['contested', 2, 1]);
    await must('hearHonourObjection', hear(7, HONOUR_OBJECTION, false), 'partyBranch');
    expect(await standing()).toStrictEqual(['held', 2, 0]);
    await linli.reset();
    await must('hearHonourObjection', hear(8, HONOUR_OBJECTION, true), 'partyBranch');
    // Whoever objected still sees how it ended.
    expect(await standing()).toStrictEqual(['stopped', 1, 0]);
    const { honours } = await must<{ honours: ListedHonour[] }>(
      'listHonours',
      { communityId: MAPLE },
      'resident',
    );
    expect(honours).toStrictEqual([]);
  });

  it('is defended by nobody who announced it: objections to it are for somebody else', async () => {
    await must('decideHonour', publish(1, HONOUR.accepted), 'partyBranch');
    const { objectionId } = await must<{ objectionId: string }>(
      'objectToHonour',
      ofHonour(2, HONOUR.accepted, { reason: '没听说过' }),
      'residentElsewhere',
    );
    const hear = ofHonour(3, HONOUR.accepted, { objectionId, upheld: false, answer: '去看过了' });
    expect(await codeOf('hearHonourObjection', hear, 'partyBranch')).toBe('OBJECTION_OWN');
    const { nominations } = await must<{ nominations: NominationLine[] }>(
      'listNominations',
      { communityId: MAPLE, householdId: null },
      'partyBranch',
    );
    const line = nominations.find(({ honourId }) => honourId === HONOUR.accepted);
    expect(line?.raised).toMatchObject([{ mayHear: false, text: '' }]);
  });

  it('says why somebody objects to them and to whoever hears it, and to nobody else', async () => {
    const words = '花盆是物业摆的';
    const desk = { communityId: MAPLE, householdId: null };
    const own = { communityId: MAPLE, householdId: HOME.first };
    const reads = async (action: string, input: Input, as: As) =>
      JSON.stringify(await must<object>(action, input, as)).includes(words);
    expect(await reads('listHonours', { communityId: MAPLE }, 'residentElsewhere')).toBe(true);
    expect(await reads('listNominations', desk, 'partyBranch')).toBe(true);
    expect(await reads('listHonours', { communityId: MAPLE }, 'resident')).toBe(false);
    expect(await reads('listHonours', { communityId: MAPLE }, 'secretary')).toBe(false);
    expect(await reads('listNominations', desk, 'secretary')).toBe(false);
    expect(await reads('listNominations', desk, 'gridOfficer')).toBe(false);
    expect(await reads('listNominations', own, 'stairSteward')).toBe(false);
    const ownData = await linli.call(
      'resident',
      'exportOwn',
      { communityId: MAPLE },
      'residentElsewhere',
    );
    expect(JSON.stringify(ownData.envelope)).toContain(words);
    const leave = { communityId: MAPLE, commandId: 'leave-after-objecting' };
    expect(
      (await linli.call('resident', 'leaveCommunity', leave, 'residentElsewhere')).envelope.ok,
    ).toBe(true);
    const kept = () =>
      linli.documents<HonourDocument>('honours').find(({ _id }) => _id === HONOUR.published)
        ?.objections?.[0];
    expect([kept()?.residentId, kept()?.text]).toStrictEqual([null, words]);
    // What was said of a household that does not want it any more goes with it.
    await must('answerHonour', ofHonour(1, HONOUR.published, { agrees: false }), 'stairSteward');
    expect(kept()?.text).toBe('');
  });

  it('tells whoever objected how it ended, once, and nobody else', async () => {
    const told = async () => {
      await linli.timer('civility');
      return (await linli.messages()).map(({ touser, page, data }) => [
        touser,
        page.includes('honour-list'),
        (data as { thing3: { value: string } }).thing3.value,
      ]);
    };
    const object = ofHonour(1, HONOUR.published, { reason: '阳台是公用的' });
    const { objectionId } = await must<{ objectionId: string }>(
      'objectToHonour',
      object,
      'resident',
    );
    expect(await told()).toStrictEqual([]);
    const heard = { upheld: false, answer: '去看过了' };
    const hear = ofHonour(2, HONOUR.published, { objectionId: HONOUR_OBJECTION, ...heard });
    await must('hearHonourObjection', hear, 'partyBranch');
    const first = [openidOf('residentElsewhere'), true, '核实过了，照样评，请看答复'];
    expect(await told()).toStrictEqual([first]);
    // The household does not want it any more: what is open is for nobody to hear.
    await must('answerHonour', ofHonour(3, HONOUR.published, { agrees: false }), 'stairSteward');
    const second = [openidOf('resident'), true, '这家不参加评选了'];
    expect(await told()).toStrictEqual([first, second]);
    const late = ofHonour(4, HONOUR.published, { objectionId, ...heard });
    expect(await codeOf('hearHonourObjection', late, 'partyBranch')).toBe('HONOUR_DECIDED');
    expect(await told()).toStrictEqual([first, second]);
  });

  it('shows its pictures once they have passed: to the household, who decides, and everybody at last', async () => {
    const pictureId = await addPicture(linli, 'secretary', 'honour', 7, null);
    const other = await addPicture(linli, 'secretary', 'report', 8);
    const title = { kind: 'title', title: '最美阳台', stars: [] };
    const made = (n: number, pictures: string[]) => nominating(n, { ...title, pictures });
    expect(await codeOf('nominateHonour', made(1, [other]), 'secretary')).toBe('PICTURE_NOT_FOUND');
    expect(await codeOf('nominateHonour', made(2, [pictureId]), 'gridOfficer')).toBe(
      'PICTURE_NOT_FOUND',
    );
    const { honourId } = await must<{ honourId: string }>(
      'nominateHonour',
      made(3, [pictureId]),
      'secretary',
    );
    const of = (lines: { honourId: string; pictures: PictureGroup }[]) =>
      lines
        .filter((one) => one.honourId === honourId)
        .map(({ pictures: { pictures, waiting } }) => [pictures.length, waiting]);
    const seen = async (householdId: string | null, as: As) => {
      const asked = { communityId: MAPLE, householdId };
      return of(
        (await must<{ nominations: NominationLine[] }>('listNominations', asked, as)).nominations,
      );
    };
    expect(await seen(HOME.second, 'resident')).toStrictEqual([[0, 1]]);
    await answerCheck(linli, pictureId, 'pass');
    expect(await seen(HOME.second, 'resident')).toStrictEqual([[1, 0]]);
    expect(await seen(null, 'gridOfficer')).toStrictEqual([]);
    await must('answerHonour', ofHonour(4, honourId, { agrees: true }), 'resident');
    expect(await seen(null, 'gridOfficer')).toStrictEqual([[1, 0]]);
    expect(of(await listed())).toStrictEqual([]);
    await patch(
      linli,
      'honours',
      { _id: honourId },
      { state: 'published', until: START + DAY, term: '2027-06-20' },
    );
    expect(of(await listed())).toStrictEqual([[1, 0]]);
    // They stay as long as it may hold, and go with it once the household does not want it.
    await linli.clock(START + 12 * DAY);
    await linli.timer('civility');
    expect(of(await listed())).toStrictEqual([[1, 0]]);
    await must('answerHonour', ofHonour(5, honourId, { agrees: false }), 'resident');
    expect(['erased', undefined]).toContain(pictureOf(linli, pictureId)?.state);
    expect(await seen(HOME.second, 'resident')).toStrictEqual([[0, 0]]);
  });

  it('that is over loses its pictures', async () => {
    const pictureId = await addPicture(linli, 'resident', 'honour', 7);
    const { honourId } = await must<{ honourId: string }>(
      'nominateHonour',
      nominating(1, { pictures: [pictureId] }),
      'resident',
    );
    const over = { state: 'published', until: START + DAY, term: '2026-06-20' };
    await patch(linli, 'honours', { _id: honourId }, over);
    await linli.clock(START + 3 * DAY);
    await linli.timer('civility');
    expect(pictureOf(linli, pictureId)?.state).toBe('passed');
    await linli.clock(START + 12 * DAY);
    await linli.timer('civility');
    expect(['erased', undefined]).toContain(pictureOf(linli, pictureId)?.state);
  });

  it('is of who lived there: another family has none of it', async () => {
    await patch(
      linli,
      'households',
      { _id: HOME.first },
      { takenOver: { change: { id: 'another' }, at: START } },
    );
    expect((await listed()).map(({ label }) => label)).toStrictEqual(['']);
    const no = ofHonour(1, HONOUR.published, { agrees: false });
    expect(await codeOf('answerHonour', no, 'stairSteward')).toBe('HONOUR_NOT_FOUND');
  });

  it('is nominated by the household itself, which agrees by that, or by officers of its door', async () => {
    const { honourId } = await must<{ honourId: string }>(
      'nominateHonour',
      nominating(1),
      'resident',
    );
    const { nominations } = await must<{ nominations: NominationLine[] }>(
      'listNominations',
      { communityId: MAPLE, householdId: HOME.second },
      'resident',
    );
    expect(nominations.find((one) => one.honourId === honourId)).toMatchObject({
      standing: 'agreed',
      as: '',
      own: true,
    });
    expect(await codeOf('nominateHonour', nominating(2), 'residentElsewhere')).toBe(
      'HONOUR_NOT_THEIRS',
    );
    const none = nominating(3, { stars: [] });
    expect(await codeOf('nominateHonour', none, 'resident')).toBe('HONOUR_STARS_UNFIT');
  });

  it('waits for officers of its door, and tells the rest of the world nothing', async () => {
    const waiting = async (as: 'gridOfficer' | 'partyBranch') => {
      const { nominations } = await must<{ nominations: NominationLine[] }>(
        'listNominations',
        { communityId: MAPLE, householdId: null },
        as,
      );
      return nominations.map((one) => [one.honourId, one.own]).sort();
    };
    const seen = await waiting('gridOfficer');
    expect(seen).toContainEqual([HONOUR.agreed, false]);
    expect(seen).toContainEqual([HONOUR.accepted, true]);
    expect(seen.some(([id]) => id === HONOUR.otherEstate || id === HONOUR.asked)).toBe(false);
    const desk = { communityId: MAPLE, householdId: null };
    expect(await codeOf('listNominations', desk, 'residentElsewhere')).toBe('NOT_ALLOWED');
    const own = { communityId: MAPLE, householdId: HOME.second };
    expect(await codeOf('listNominations', own, 'residentElsewhere')).toBe('HOUSEHOLD_NOT_FOUND');
    const foreign = ofHonour(1, HONOUR.asked, { agrees: true });
    expect(await codeOf('answerHonour', foreign, 'stairSteward')).toBe('HONOUR_NOT_FOUND');
  });
});
