import { job } from '../kernel/upkeep.ts';
import { type ExportDocument, exports } from './collections.ts';
import { keptSince, markGone } from './export-repository.ts';
import { eraseFile } from './file.ts';

/** How long a file lies there, in milliseconds. */
export const KEPT = 60 * 60_000;

/** What has lain there for an hour is taken away. */
export const dropExports = job<ExportDocument>({
  name: 'files.drop-export',
  collection: exports,
  due: (at) => keptSince(at - KEPT),
  order: { at: 1 },
  async one(old) {
    await eraseFile(old.path);
    await markGone(old);
  },
});
