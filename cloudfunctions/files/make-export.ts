import type { MadeFile } from '../../typings/contract/roster.ts';
import { type Commanded, insert, requireFresh } from '../kernel/command.ts';
import { Refusal } from '../kernel/refusal.ts';
import { lookupHash } from '../kernel/secret.ts';
import { type ExportDocument, exports } from './collections.ts';
import { KEPT } from './drop-exports.ts';
import { renewExport } from './export-repository.ts';
import { storeFile } from './file.ts';

type Ending = 'xlsx' | 'docx' | 'zip' | 'html';

/**
 * Notes that a file is being made by a command, before anything else is written: who, when, and where it
 * will lie. What is disclosed by the file has its entry before the file is there.
 * @param doorsOf of slips: the households; asked once, a repeat has those of the first time
 * @returns what stands, with the stamp of the first attempt
 * @throws Refusal COMMAND_EXPIRED for a repeat after more than an hour: it would tell what is so by now
 */
export function beginExport(
  { command }: Commanded,
  communityId: string,
  ending: Ending,
  doorsOf?: () => Promise<string[]>,
): Promise<ExportDocument> {
  const { at: attemptedAt } = command.stamp;
  return insert({ command }, communityId, exports, {
    prepare: async () => doorsOf && { households: await doorsOf(), placed: false },
    decide: (change, doors): ExportDocument => ({
      _id: change.id,
      communityId,
      path: `exports/${communityId}/${lookupHash('export-path', change.id)}.${ending}`,
      state: 'kept',
      at: change.at,
      ...(doors && { doors }),
      change,
    }),
    async follow({ _id, state, at, change }) {
      requireFresh(change.at);
      // Made again shortly after, it lies there long enough.
      const isDueSoon = attemptedAt - at > KEPT / 2;
      if (state === 'gone' || isDueSoon) await renewExport(communityId, _id, attemptedAt);
    },
    answer(document) {
      if (!document) throw new Refusal('COMMAND_EXPIRED');
      return document;
    },
  });
}

/** Puts the file there for an hour. */
export async function storeExport(
  { path }: ExportDocument,
  bytes: Uint8Array,
  name: string,
): Promise<MadeFile> {
  return { url: await storeFile(path, bytes), name };
}
