import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ClaimDocument } from '../../cloudfunctions/civility/collections.ts';
import type { PictureDocument } from '../../cloudfunctions/pictures/collections.ts';
import { commandId } from '../support/inputs.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { inAnyOrder } from '../support/orders.ts';
import { addPicture, ofPictures, pictureOf, pushed, upload } from '../support/pictures.ts';
import { filing, ofClaim } from '../support/points.ts';

/** Pictures, with several things happening at once. */

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

const codes = async (calls: ReturnType<Linli['call']>[]) =>
  (await Promise.all(calls)).map(({ envelope }) => (envelope.ok ? 'ok' : envelope.code)).sort();
const push = (pictureId: string, suggest: string) =>
  linli.invoke('moderation', pushed(pictureId, suggest), null);
/** Few orders are enough: each call makes a handful of requests. */
const ORDERS = { planned: 12, random: 4 };

describe('a picture', () => {
  it('that two taps take is one, and so is its entry', () =>
    inAnyOrder(
      linli,
      async () => {
        await linli.verdict('picture', 'fail');
        const fileId = await upload(linli, 'resident', 1);
        const input = ofPictures({ fileId, purpose: 'claim', commandId: commandId(1) });
        const take = () => linli.call('moderation', 'takePicture', input, 'resident');
        expect(await codes([take(), take()])).toStrictEqual(['ok', 'ok']);
        const own = linli
          .documents<PictureDocument>('pictures')
          .filter(({ purpose }) => purpose === 'claim');
        expect(own).toHaveLength(1);
        const entries = linli.documents<{ action: string }>('audit');
        expect(entries.filter(({ action }) => action === 'picture.take')).toHaveLength(1);
      },
      ORDERS,
    ));

  it('that is answered about twice at once keeps one answer', () =>
    inAnyOrder(
      linli,
      async () => {
        const pictureId = await addPicture(linli, 'resident', 'claim', 1, null);
        await Promise.all([push(pictureId, 'pass'), push(pictureId, 'risky')]);
        const first = pictureOf(linli, pictureId)?.state;
        expect(['passed', 'blocked']).toContain(first);
        await push(pictureId, first === 'passed' ? 'risky' : 'pass');
        expect(pictureOf(linli, pictureId)?.state).toBe(first);
      },
      ORDERS,
    ));

  it('whose claim is taken back while the check answers is gone', () =>
    inAnyOrder(
      linli,
      async () => {
        const pictureId = await addPicture(linli, 'resident', 'claim', 1, null);
        const filed = filing(50, { pictures: [pictureId] });
        const { envelope } = await linli.call('civility', 'fileClaim', filed, 'resident');
        const { claimId } = (envelope.ok ? envelope.data : {}) as { claimId: string };
        await Promise.all([
          linli.call('civility', 'withdrawClaim', ofClaim(51, claimId), 'resident'),
          push(pictureId, 'pass'),
        ]);
        expect(pictureOf(linli, pictureId)?.state).toBe('erased');
      },
      ORDERS,
    ));

  it('that is filed by two taps belongs to one claim', () =>
    inAnyOrder(
      linli,
      async () => {
        const pictureId = await addPicture(linli, 'resident', 'claim', 1);
        const filed = filing(50, { pictures: [pictureId] });
        const file = () => linli.call('civility', 'fileClaim', filed, 'resident');
        expect(await codes([file(), file()])).toStrictEqual(['ok', 'ok']);
        const shown = linli
          .documents<ClaimDocument>('claims')
          .filter(({ pictures = [] }) => pictures.includes(pictureId));
        expect(shown).toHaveLength(1);
      },
      ORDERS,
    ));
});
