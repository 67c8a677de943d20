import * as v from 'valibot';
import { beginExport, storeExport } from '../../files/make-export.ts';
import { one } from '../../kernel/action/load.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { commandId, communityId, documentId } from '../../kernel/schema.ts';
import { type ActorContext, action } from '../../people/action.ts';
import { RESIDENTS } from '../../people/officers.ts';
import { communities } from '../../places/collections.ts';
import { type ExportRequestDocument, exportRequests } from '../../volunteer/collections.ts';
import { asksForHours, findHoursBetween, insuredOf, whyKept } from '../../volunteer/for-others.ts';
import { type Sheet, writeSheets } from '../record/pack-sheets.ts';
import { handedHours, hoursSheets } from './hours-sheet.ts';
import { insuranceSheets } from './insurance-sheet.ts';

/** A list that somebody else has agreed to, for whoever asked for it, as .xlsx that lies there for an hour. */
export const printExport = action('filing.printExport', {
  input: v.strictObject({ communityId, exportId: documentId, commandId }),
  access: RESIDENTS,
  load: (input) => ({
    export: one(exportRequests, input.exportId, 'EXPORT_NOT_FOUND'),
    community: one(communities, input.communityId, 'NOT_ALLOWED'),
  }),
  command: ({ exportId }) => ({ action: 'filing.export', target: `export:${exportId}` }),
  budget: 12, // a thousand shifts of people a request
  async run({ communityId: community }, context) {
    const { export: asked, actor, command } = context;
    const { at } = command.stamp;
    const kept = whyKept(asked, actor.residentId, at);
    if (kept) throw new Refusal(kept);
    const { name: communityName } = context.community;
    const { sheets, name } = await sheetsOf(asked, actor, { communityName, at });
    const record = await beginExport(context, community, 'xlsx');
    return storeExport(record, await writeSheets(sheets), name);
  },
});

/**
 * What was agreed to, as it is now, for somebody who still holds the office by which they asked for it.
 * @throws Refusal NOT_ALLOWED, EXPORT_EMPTY, SHIFT_NOT_FOUND, TEAM_NOT_YOURS
 */
async function sheetsOf(
  asked: ExportRequestDocument,
  actor: ActorContext['actor'],
  made: { communityName: string; at: number },
): Promise<{ sheets: Sheet[]; name: string }> {
  const { communityId, what, from, until, shiftId } = asked;
  if (what === 'hours') {
    if (!asksForHours(actor.roles, communityId)) throw new Refusal('NOT_ALLOWED');
    const found = handedHours(await findHoursBetween(communityId, asked));
    if (found.length === 0) throw new Refusal('EXPORT_EMPTY');
    return { sheets: hoursSheets(found, made), name: `志愿服务时长 ${from} 至 ${until}.xlsx` };
  }
  const { shift, people } = await insuredOf(communityId, shiftId ?? '', actor);
  if (!people.some(({ number }) => number !== '')) throw new Refusal('EXPORT_EMPTY');
  return {
    sheets: insuranceSheets(shift, people, made),
    name: `${shift.title} 保险名单 ${from}.xlsx`,
  };
}
