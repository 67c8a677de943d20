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
    expect(await send({ eventAt: null, eventUntil: START - HOUR })).toStrictEqual([
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
    for (const eventUntil of [START - HOUR, FROM]) {
      expect(
        await refusal(
          'notice.correctNotice',
          { ...correction(2, noticeId), eventUntil },
          'secretary',
        ),
      ).toStrictEqual(['NOTICE_DATE_PAST', { field: 'eventUntil' }]);
    }
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
