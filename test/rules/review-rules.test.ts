import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PendingCorrection } from '../../cloudfunctions/notice/collections.ts';
import {
  correctionPatch,
  partsToReview,
  undecided,
} from '../../cloudfunctions/notice/review/review-rules.ts';
import { settlePicture } from '../../cloudfunctions/review/picture-rules.ts';

describe('pictures', () => {
  it('only the waiting picture of that check changes, whatever the order of the answers', () => {
    const pictures = ['t1', 't2', null].map((traceId, index) => ({
      fileId: `f${index}`,
      traceId,
      state: traceId ? ('waiting' as const) : ('review' as const),
    }));
    const forth = settlePicture(settlePicture(pictures, 't1', 'passed'), 't2', 'blocked');
    const back = settlePicture(settlePicture(pictures, 't2', 'blocked'), 't1', 'passed');
    expect(forth).toStrictEqual(back);
    expect(forth.map(({ state }) => state)).toStrictEqual(['passed', 'blocked', 'review']);
    expect(settlePicture(forth, 't1', 'blocked')).toStrictEqual(forth);
  });
});

const pending: PendingCorrection = {
  title: '新标题',
  body: '新正文',
  reason: '时间写错',
  byName: '沈知秋',
  heldFor: 'review',
  change: { id: 'stamp', action: 'notice.correct', actorId: 'a', target: 'notice:n', at: 0 },
};

describe('what a person has to look at', () => {
  const file = (fileId: string, state: 'review' | 'passed' | 'blocked') => ({
    fileId,
    name: fileId,
    traceId: 't',
    state,
  });

  it('is every doubtful part and no other', () => {
    const clear = {
      state: 'published' as const,
      heldFor: null,
      pictures: [file('a', 'passed'), file('b', 'blocked')],
      attachments: [file('c', 'passed')],
      pending: null,
    };
    expect(partsToReview(clear)).toStrictEqual([]);
    const doubtful = {
      state: 'held' as const,
      heldFor: 'unchecked' as const,
      pictures: [file('a', 'passed'), file('b', 'review')],
      attachments: [file('c', 'review')],
      pending,
    };
    expect(partsToReview(doubtful).map(({ reason }) => reason)).toStrictEqual([
      'text-unchecked',
      'picture-review',
      'attachment',
      'correction-review',
    ]);
    expect(undecided(doubtful, 'pictures')).toStrictEqual(['b']);
    expect(undecided(doubtful, 'attachments')).toStrictEqual(['c']);
    expect(undecided(doubtful, 'correction')).toStrictEqual(['stamp']);
    expect(undecided(doubtful, 'text')).toStrictEqual([]);
    expect(undecided(doubtful, 'reports')).toStrictEqual([]);
  });
});

describe('corrections', () => {
  it('keep every text with the times it stood, without a gap', () => {
    const texts = fc.array(fc.tuple(fc.string(), fc.string(), fc.nat(1000)), { maxLength: 6 });
    fc.assert(
      fc.property(texts, (list) => {
        const first = { title: '0', body: '0', version: 0, versionFrom: 0, history: [] };
        const before = { ...first, eventAt: null };
        let notice = { ...before, ...correctionPatch(before, pending, 'writer', 1) };
        let at = 1;
        for (const [title, body, later] of list) {
          at += later;
          const correction = { title, body, reason: '', byName: '' };
          notice = { ...notice, ...correctionPatch(notice, correction, 'writer', at) };
        }
        expect(notice.version).toBe(list.length + 1);
        expect(notice.history.length).toBe(notice.version);
        expect([...notice.history.map(({ from }) => from), notice.versionFrom]).toStrictEqual([
          0,
          ...notice.history.map(({ until }) => until),
        ]);
        const [last] = list.slice(-1);
        expect(notice.title).toBe(last ? last[0] : pending.title);
      }),
    );
  });
});
