import { type Aggregation, expression } from '../../kernel/database/table.ts';
import {
  type AttendanceDocument,
  attendances,
  type InsuredNumberDocument,
  insuredNumbers,
} from '../collections.ts';

/** What tells whether somebody still has something to do before a shift. */
export interface DueRow {
  noted: Pick<AttendanceDocument, 'risk'>[];
  /** a number that was taken back is none */
  numbers: Pick<InsuredNumberDocument, '_id'>[];
}

/** Joins to shifts what is noted of somebody, without the number itself. */
export function withDue(pipeline: Aggregation, residentId: string): Aggregation {
  const given = expression.filter({
    input: '$numbers',
    as: 'one',
    cond: expression.neq(['$$one.numberCipher', null]),
  });
  return pipeline
    .addFields({ dueId: expression.concat(['$_id', `:${residentId}`]) })
    .lookup({ from: attendances.name, localField: 'dueId', foreignField: '_id', as: 'noted' })
    .lookup({ from: insuredNumbers.name, localField: 'dueId', foreignField: '_id', as: 'numbers' })
    .addFields({ numbers: given })
    .project({ dueId: 0, 'numbers.numberCipher': 0, 'noted.entries': 0 });
}
