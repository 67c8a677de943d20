import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DraftDocument } from '../../cloudfunctions/notice/collections.ts';
import { MAPLE, PLACE } from '../support/community.ts';
import { commandId, NOTICE_FORM, publication } from '../support/inputs.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { inAnyOrder } from '../support/orders.ts';
import { talkWith } from '../support/talk.ts';

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());
beforeEach(() => linli.reset());

const { ask } = talkWith(() => linli);
const formOf = (title: string) => ({ ...NOTICE_FORM, title });
const save = async (title: string, over?: string | null) => {
  const input = {
    communityId: MAPLE,
    draftId: commandId(1),
    form: formOf(title),
    ...(over === undefined ? {} : { over: over && formOf(over) }),
  };
  return (await ask<{ saved: boolean }>('notice.saveDraft', input, 'secretary')).saved;
};
const kept = () => linli.documents<DraftDocument>('drafts').map(({ form }) => form.title);

describe('a draft that two phones write on', () => {
  it('is not overwritten by the one that has not seen the other’s', async () => {
    expect(await save('停水', null)).toBe(true);
    expect(await save('停水通知', '停水')).toBe(true);
    expect(await save('停水两天', '停水')).toBe(false);
    expect(await save('停电', null)).toBe(false);
    expect(kept()).toStrictEqual(['停水通知']);
    expect(await save('停水两天', '停水通知')).toBe(true);
    expect(kept()).toStrictEqual(['停水两天']);
  });

  it('is overwritten by an app of before, which does not say what it has seen', async () => {
    await save('停水');
    expect(await save('停水两天')).toBe(true);
    expect(kept()).toStrictEqual(['停水两天']);
  });

  it('does not come back once it is published', async () => {
    await save('停水', null);
    await ask('notice.publish', publication(1, [PLACE.building]), 'secretary');
    await ask('notice.dropDraft', { communityId: MAPLE, draftId: commandId(1) }, 'secretary');
    expect(await save('停水', null)).toBe(false);
    expect(await save('停水')).toBe(false);
    expect(kept()).toStrictEqual([]);
  });

  it('at once: one of them stands, the other is told', () =>
    inAnyOrder(linli, async () => {
      await save('停水', null);
      const saved = await Promise.all([save('甲', '停水'), save('乙', '停水')]);
      expect(saved.sort()).toStrictEqual([false, true]);
    }));
});
