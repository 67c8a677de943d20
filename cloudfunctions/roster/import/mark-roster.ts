import type { RosterActions } from '../../../typings/contract/roster.ts';
import type { ExportDocument } from '../../files/collections.ts';
import { beginExport, finishExport } from '../../files/export.ts';
import { stampOf } from '../../kernel/audit.ts';
import { now } from '../../kernel/clock.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import { writeMarked } from '../export/write-workbook.ts';
import { readMarkedRows } from './roster-file.ts';
import { noteUpload, readParticulars, readPlaces } from './roster-repository.ts';

type Input = RosterActions['markRoster']['input'];

function stampFor({ communityId, commandId }: Input, openid: string, actorId: string) {
  return stampOf(openid, commandId, actorId, 'roster.mark', `place:${communityId}`);
}

export function markLoad(input: Input, openid: string) {
  return { export: { from: 'exports', ids: stampFor(input, openid, '').id } };
}

/** An uploaded roster given back with what has to be put right in colour. It says only what was uploaded. */
export async function markRoster(
  input: Input,
  { openid, actor, loaded }: ActorContext,
): Promise<RosterActions['markRoster']['data']> {
  const { communityId, fileId, choices = {} } = input;
  const change = stampFor(input, openid, actor.residentId);
  const places = await readPlaces(communityId);
  const households = await readParticulars(communityId);
  const known = { communityId, places, households };
  const rows = await readMarkedRows(communityId, fileId, choices, known);
  await noteUpload(communityId, fileId, now());
  const earlier = loaded.export?.[0] as ExportDocument | undefined;
  const record = await beginExport(communityId, change, 'xlsx', earlier);
  return finishExport(record, await writeMarked(rows), '名册（标好要改的地方）.xlsx');
}
