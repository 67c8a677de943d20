import { job } from '../../kernel/upkeep.ts';
import { type ExportRequestDocument, exportRequests } from '../collections.ts';
import { dropExport, exportsToDrop } from './export-repository.ts';

/** Who asked for a list and who agreed is erased after its time; the file itself went after an hour. */
export const dropOldExports = job<ExportRequestDocument>({
  name: 'volunteer.drop-exports',
  collection: exportRequests,
  due: exportsToDrop,
  one: dropExport,
});
