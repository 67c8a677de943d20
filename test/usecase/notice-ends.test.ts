import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DraftDocument, NoticeDocument } from '../../cloudfunctions/notice/collections.ts';
import { MAPLE, NOTICE, START } from '../support/community.ts';
import { commandId, correction, NOTICE_FORM } from '../support/inputs.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { patch } from '../support/patch.ts';
import { talkWith } from '../support/talk.ts';

/** The expected end of what a notice announces. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const { ask, refusal, publish, detail, ofPart, decide } = talkWith(() => linli);
const HOUR = 60 * 60_000;
const FROM = START + 2 * HOUR;
const UNTIL = START + 10 * HOUR;
const kept = (noticeId: string) =>
  linli.documents<NoticeDocument>('notices').find(({ _id }) => _id === noticeId);

describe('an expected end', () => {
  it('is kept with the beginning, or by itself, and shown', async () => {
    const both = await publish({ eventAt: FROM, eventUntil: UNTIL });
    expect((await detail(both, 'resident')).eventUntil).toBe(UNTIL);
    const alone = await publish({ eventUntil: UNTIL }, 2);
    expect((await detail(alone, 'resident')).eventUntil).toBe(UNTIL);
    expect(kept(alone)?.eventAt).toBe(null);
  });

  it('is absent in notices of before, and then there is none', async () => {
    assert.ok(!('eventUntil' in (kept(NOTICE.building) ?? {})));
    expect((await detail(NOTICE.building, 'resident')).eventUntil).toBe(null);
  });

  it('is after its beginning, and not over when the notice appears', async () => {
    const send = (more: object) =>
      refusal('notice.publishNotice', { ...textOfOutage(), eventAt: FROM, ...more }, 'secretary');
    expect(await send({ eventUntil: FROM })).toStrictEqual([
      'INPUT_INVALID',
      { field: 'eventUntil' },
    ]);
    expect(await send({ eventAt: START - 2 * HOUR, eventUntil: START - HOUR })).toStrictEqual([
      'NOTICE_DATE_PAST',
      { field: 'eventUntil' },
    ]);
  });

  it('is corrected with a reason, and the old one stays readable', async () => {
    const noticeId = await publish({ eventAt: FROM, eventUntil: UNTIL });
    const later = { ...correction(2, noticeId), eventUntil: UNTIL + 3 * HOUR };
    await ask('notice.correctNotice', later, 'secretary');
    const { eventUntil, history } = await detail(noticeId, 'resident');
    expect(eventUntil).toBe(UNTIL + 3 * HOUR);
    expect(history.map((one) => one.eventUntil)).toStrictEqual([UNTIL]);
    const again = { ...correction(3, noticeId), version: 1 };
    await ask('notice.correctNotice', again, 'secretary');
    const after = await detail(noticeId, 'resident');
    expect(after.eventUntil).toBe(UNTIL + 3 * HOUR);
    assert.ok(!('eventUntil' in (after.history[1] ?? {})), 'that correction left it alone');
  });

  it('corrected to what is past, or to before its beginning, is refused', async () => {
    const noticeId = await publish({ eventAt: FROM, eventUntil: UNTIL });
    const send = (more: object) =>
      refusal('notice.correctNotice', { ...correction(2, noticeId), ...more }, 'secretary');
    const past = ['NOTICE_DATE_PAST', { field: 'eventUntil' }];
    expect(await send({ eventUntil: START - HOUR })).toStrictEqual(past);
    expect(await send({ eventUntil: FROM })).toStrictEqual(['NOTICE_END_EARLY', undefined]);
    expect(await send({ eventAt: UNTIL })).toStrictEqual(['NOTICE_END_EARLY', undefined]);
  });

  it('of a correction that waits stands once somebody has passed it', async () => {
    const noticeId = await publish({ eventAt: FROM, eventUntil: UNTIL });
    await linli.verdict('text', 'review');
    await ask(
      'notice.correctNotice',
      { ...correction(2, noticeId), eventUntil: null },
      'secretary',
    );
    expect((await detail(noticeId, 'resident')).eventUntil).toBe(UNTIL);
    await decide(await ofPart('correction', noticeId), 'release');
    expect((await detail(noticeId, 'resident')).eventUntil).toBe(null);
  });
});

describe('an outage', () => {
  const sent = (times: object) => ({ ...textOfOutage(), ...times });
  const send = (times: object) => refusal('notice.publishNotice', sent(times), 'secretary');
  const published = async (times: object = { eventAt: FROM, eventUntil: UNTIL }) =>
    (await ask<{ noticeId: string }>('notice.publishNotice', sent(times), 'secretary')).noticeId;
  const correct = (noticeId: string, times: object) =>
    refusal('notice.correctNotice', { ...correction(2, noticeId), ...times }, 'secretary');
  const missing = (what: string) => ['NOTICE_TIMES_MISSING', { missing: what }];

  it('says when it begins and when it is expected to be over; other notices need not', async () => {
    expect(await send({})).toStrictEqual(missing('both'));
    expect(await send({ eventAt: FROM })).toStrictEqual(missing('end'));
    expect(await send({ eventAt: null, eventUntil: UNTIL })).toStrictEqual(missing('begin'));
    expect(kept(await published())?.eventUntil).toBe(UNTIL);
    expect(kept(await publish({}, 2))?.eventAt).toBe(null);
  });

  it('may have begun up to three days before its notice', async () => {
    const begun = START - 3 * 24 * HOUR + 60_000;
    expect(await send({ eventAt: begun - HOUR, eventUntil: UNTIL })).toStrictEqual([
      'NOTICE_DATE_PAST',
      { field: 'eventAt' },
    ]);
    expect(kept(await published({ eventAt: begun, eventUntil: UNTIL }))?.eventAt).toBe(begun);
  });

  it('keeps both in every correction, and either may be moved', async () => {
    const noticeId = await published();
    expect(await correct(noticeId, { eventUntil: null })).toStrictEqual(missing('end'));
    expect(await correct(noticeId, { eventAt: null })).toStrictEqual(missing('begin'));
    await ask(
      'notice.correctNotice',
      { ...correction(2, noticeId), eventAt: FROM + HOUR },
      'secretary',
    );
    const { eventAt, eventUntil, history } = await detail(noticeId, 'resident');
    expect([eventAt, eventUntil]).toStrictEqual([FROM + HOUR, UNTIL]);
    expect(history.map((one) => one.eventAt)).toStrictEqual([FROM]);
    assert.ok(!('eventUntil' in (history[0] ?? {})), 'the end was left alone');
  });

  it('of before, without times, is corrected as ever, and may be told one of them', async () => {
    const first = await ask<{ version: number }>(
      'notice.correctNotice',
      correction(2, NOTICE.building),
      'secretary',
    );
    expect(first.version).toBe(1);
    const told = { ...correction(3, NOTICE.building), version: 1, eventUntil: UNTIL };
    await ask('notice.correctNotice', told, 'secretary');
    expect((await detail(NOTICE.building, 'resident')).eventUntil).toBe(UNTIL);
  });

  it('put off after all was said to be well, is not over any more', async () => {
    const noticeId = await published({ eventAt: START - HOUR, eventUntil: UNTIL });
    const restored = { communityId: MAPLE, noticeId, restored: true, commandId: commandId(8) };
    await ask('notice.declareRestored', restored, 'secretary');
    const later = {
      ...correction(2, noticeId),
      eventAt: UNTIL + HOUR,
      eventUntil: UNTIL + 2 * HOUR,
    };
    await ask('notice.correctNotice', later, 'secretary');
    expect((await detail(noticeId, 'resident')).restored).toBe(null);
  });
});

describe('a draft of before', () => {
  it('is gone on with by an app that knows of an end', async () => {
    const draftId = commandId(5);
    const save = (form: object, over?: object) =>
      ask<{ saved: boolean }>(
        'notice.saveDraft',
        { communityId: MAPLE, draftId, form, ...(over && { over }) },
        'secretary',
      );
    await save(NOTICE_FORM);
    await patch(linli, 'drafts', {}, { at: START });
    const known = { ...NOTICE_FORM, eventUntil: null };
    const { saved } = await save({ ...known, eventUntil: UNTIL }, known);
    expect(saved).toBe(true);
    expect(linli.documents<DraftDocument>('drafts')[0]?.form.eventUntil).toBe(UNTIL);
  });
});

function textOfOutage() {
  return {
    communityId: MAPLE,
    kind: 'outage',
    title: '停水',
    body: '明天停水。',
    audience: [MAPLE],
    mustConfirm: false,
    confirmUntil: null,
    pictures: [],
    commandId: commandId(9),
  };
}
