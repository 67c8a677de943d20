import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { buildMiniprogram } from '../../scripts/build.ts';

it('the app that is uploaded speaks to the environment of the deployment', async () => {
  const target = await mkdtemp(join(tmpdir(), 'linli-app-'));
  try {
    const config = {
      environmentId: 'env-of-sunshine',
      noticeTemplateId: 'template-7',
      shiftTemplateId: 'template-8',
    };
    await buildMiniprogram({ target, config });
    const { config: built } = await import(join(target, 'config.ts'));
    expect(built).toStrictEqual(config);
    const source = await readFile(join(target, 'cloud', 'call-cloud.ts'), 'utf8');
    expect(source).toMatch(/from '\.\.\/config'/);
  } finally {
    await rm(target, { recursive: true, force: true });
  }
});
