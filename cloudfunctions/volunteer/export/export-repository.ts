import { command, expression, readerOf, tableOf } from '../../kernel/database/table.ts';
import { type ResidentDocument, residents } from '../../people/collections.ts';
import {
  type AttendanceDocument,
  attendances,
  type ExportRequestDocument,
  exportRequests,
  type ShiftDocument,
  shifts,
} from '../collections.ts';

const table = tableOf(exportRequests);
const A_REQUEST = 1000;

export interface ExportRow extends ExportRequestDocument {
  people: Pick<ResidentDocument, '_id' | 'name'>[];
}

/** The latest lists that were asked for, by one person or by anybody. One request. */
export function findExports(
  communityId: string,
  askedBy: string | undefined,
): Promise<ExportRow[]> {
  const condition = askedBy === undefined ? { communityId } : { communityId, askedBy };
  return table.aggregate<ExportRow>(condition, (pipeline) =>
    pipeline
      .sort({ order: -1, _id: 1 })
      .limit(50)
      .addFields({ personIds: ['$askedBy', expression.ifNull(['$decidedBy', ''])] })
      .lookup({ from: residents.name, localField: 'personIds', foreignField: '_id', as: 'people' }),
  );
}

/** Which records have stood long enough. */
export const exportsToDrop = (at: number) => ({ dropAt: command.lte(at) });

export async function dropExport({ communityId, _id }: ExportRequestDocument): Promise<void> {
  await table.remove({ communityId, _id });
}

/** Somebody has left: nothing of what they asked for can be fetched. */
export async function dropExportsOf(communityId: string, askedBy: string): Promise<void> {
  await table.remove({ communityId, askedBy });
}

export interface HandedHours extends AttendanceDocument {
  people: Pick<ResidentDocument, '_id' | 'name' | 'households'>[];
  shift: Pick<ShiftDocument, '_id' | 'meet'>[];
}

/** What everybody did in these days, by day, with names and places; a thousand a request. */
export async function findHoursBetween(
  communityId: string,
  { from, until }: { from: string; until: string },
): Promise<HandedHours[]> {
  const found: HandedHours[] = [];
  for (let after = ''; ; ) {
    const page = await readerOf(attendances).aggregate<HandedHours>(
      {
        communityId,
        day: command.gte(from).and(command.lte(until)),
        _id: command.gt(after),
      },
      (pipeline) =>
        pipeline
          .sort({ _id: 1 })
          .limit(A_REQUEST)
          .lookup({
            from: residents.name,
            localField: 'residentId',
            foreignField: '_id',
            as: 'people',
          })
          .lookup({ from: shifts.name, localField: 'shiftId', foreignField: '_id', as: 'shift' }),
    );
    found.push(...page);
    const last = page.at(-1);
    if (page.length < A_REQUEST || !last) return found;
    after = last._id;
  }
}
