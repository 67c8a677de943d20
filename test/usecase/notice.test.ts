import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { PLACE } from '../support/community.ts';
import { publication } from '../support/inputs.ts';
import { type Linli, startLinli } from '../support/linli.ts';

let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
afterAll(() => linli.stop());

it('a title is one line: a message could not carry another', async () => {
  for (const title of ['停水\n通知', '停水\u2028通知', '停水\t通知']) {
    const input = { ...publication(1, [PLACE.building]), title };
    const { envelope } = await linli.call('notice', 'publishNotice', input, 'secretary');
    expect(envelope).toStrictEqual({
      ok: false,
      code: 'INPUT_INVALID',
      details: { field: 'title' },
    });
  }
});
