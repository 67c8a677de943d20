import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FailureDocument } from '../../cloudfunctions/kernel/collections.ts';
import { collectionDeclarations } from '../../scripts/collections.ts';
import { connect } from '../../scripts/community/cloud.ts';
import {
  collectionsOfJobs,
  failureLines,
  listFailures,
  listStopped,
  stoppedLines,
} from '../../scripts/community/failures.ts';
import { openCloud, type TestCloud } from './open-cloud.ts';

/** What an operator sees of documents that upkeep cannot deal with. */

const KEY = Buffer.alloc(32, 'linli-failures').toString('base64');
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const AT = Date.parse('2026-06-15T02:00:00Z');

const failure = (job: string, documentId: string, attempts: number): FailureDocument => ({
  _id: `${job}:${documentId}`,
  communityId: documentId === '*' ? '-' : 'sunshine',
  job,
  documentId,
  attempts,
  nextAt: AT + 90 * 60_000,
  code: attempts > 2 ? 'TypeError' : 'SERVICE_BUSY',
  at: AT,
});

let test: TestCloud;
beforeAll(async () => {
  process.env.LINLI_DATA_KEY = KEY;
  test = await openCloud({}, { collections: await collectionDeclarations() });
  await test.cloud.database.insertMany('failures', [
    failure('resident.letIn', 'request-1', 3),
    failure('notice.deliver', 'notice-1', 14),
    failure('audit.residents', 'person-1', 1),
    failure('role.carry', '*', 2),
  ] as never);
});
afterAll(() => test.close());

describe('npm run failures', () => {
  it('lists what failed most often first, with the collection, the code and the next attempt', async () => {
    const found = await listFailures(connect({ local: test.origin }), 1);
    const lines = failureLines(found, await collectionsOfJobs(), AT).map((line) =>
      line.split(/ {2,}/),
    );
    const next = '2026-06-15 11:30 (in 90 min)';
    expect(lines).toStrictEqual([
      ['attempts', 'job', 'collection', 'document', 'community', 'code', 'next try'],
      ['14', 'notice.deliver', 'notices', 'notice-1', 'sunshine', 'TypeError', next],
      ['3', 'resident.letIn', 'joinRequests', 'request-1', 'sunshine', 'TypeError', next],
      ['2', 'role.carry', 'proposals', 'all of it', '–', 'SERVICE_BUSY', next],
      ['1', 'audit.residents', 'residents', 'person-1', 'sunshine', 'SERVICE_BUSY', next],
    ]);
  });

  it('lists votes whose count stopped, until they are counted', async () => {
    const stopped = { reason: 'papers-too-many', expected: 4, found: 5, at: AT };
    const motion = { communityId: 'sunshine', state: 'announced', dueAt: null, stopped };
    await test.cloud.database.insertMany('motions', [
      { ...motion, _id: 'motion-1' },
      { ...motion, _id: 'motion-2', state: 'counted', stopped: null },
    ] as never);
    const lines = stoppedLines(await listStopped(connect({ local: test.origin })));
    expect(lines).toStrictEqual([
      'count stopped: motion motion-1 of sunshine, papers-too-many: 4 expected, 5 found, since 2026-06-15',
    ]);
  });

  it('leaves out what failed seldom, and says when nothing fails', async () => {
    const cloud = connect({ local: test.origin });
    const found = await listFailures(cloud, 3);
    expect(found.map(({ attempts }) => attempts)).toStrictEqual([14, 3]);
    expect(failureLines(await listFailures(cloud, 99), new Map(), AT)).toStrictEqual([
      'Nothing fails.',
    ]);
  });

  it('runs as a command against a local cloud', async () => {
    const run = promisify(execFile);
    const options = ['--import', 'tsx', 'scripts/failures.ts', '--local', test.origin];
    const { stdout } = await run(process.execPath, [...options, '--least', '14'], { cwd: ROOT });
    expect(stdout).toMatch(
      /^attempts +job .*\n14 +notice\.deliver +notices +notice-1 .* now\ncount stopped: motion motion-1 .*\n$/,
    );
    const wrong = run(process.execPath, [...options, '--least', 'many'], { cwd: ROOT });
    await expect(wrong).rejects.toThrow(/npm run failures -- \[options\]/);
  });
});
