import { deleteFile } from '../../files/file.ts';
import { DAY } from '../../kernel/calendar.ts';
import { now } from '../../kernel/clock.ts';
import { job } from '../../kernel/upkeep.ts';
import { recountPlaces } from '../../places/place-repository.ts';
import { type ImportDocument, imports, type UploadDocument, uploads } from '../collections.ts';
import {
  dropUpload,
  keptFiles,
  markFileGone,
  markRecounted,
  oldUploads,
  recountsDue,
} from './import-repository.ts';

const FILE_KEPT = DAY; // long enough to go on with an import that was cut

/** The numbers of households at each place, after imports that were done at the same moment or were cut. */
export const recountHouseholds = job<ImportDocument>({
  name: 'roster.recount',
  collection: imports,
  due: recountsDue,
  order: { recountAt: 1 },
  async one({ communityId }) {
    const begun = now();
    await recountPlaces(communityId);
    await markRecounted(communityId, begun);
  },
});

/** A day after an import its file is taken away. */
export const dropImported = job<ImportDocument>({
  name: 'roster.drop-imported',
  collection: imports,
  due: (at) => keptFiles(at - FILE_KEPT),
  order: { 'change.at': 1 },
  async one(old) {
    await deleteFile(old.fileId);
    await markFileGone(old);
  },
});

/** So is one that was only looked at, a day after the first time. */
export const dropUploads = job<UploadDocument>({
  name: 'roster.drop-upload',
  collection: uploads,
  due: (at) => oldUploads(at - FILE_KEPT),
  order: { at: 1 },
  async one(old) {
    await deleteFile(old.fileId);
    await dropUpload(old);
  },
});
