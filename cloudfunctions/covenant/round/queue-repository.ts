import type { Aggregation } from '../../kernel/database/table.ts';
import { covenantReports, covenants } from '../collections.ts';

/**
 * Joins what the review queue shows of words: what readers reported, and the title of the covenant.
 * @param subject the words themselves stand under this name
 */
export function withReportsAndTitle(
  pipeline: Aggregation,
  subject: 'comment' | 'amendment',
): Aggregation {
  return pipeline
    .addFields({ [`${subject}CovenantIds`]: `$${subject}.covenantId` })
    .lookup({
      from: covenants.name,
      localField: `${subject}CovenantIds`,
      foreignField: '_id',
      as: `${subject}Covenants`,
    })
    .lookup({
      from: covenantReports.name,
      localField: 'subjectId',
      foreignField: 'subjectId',
      as: `${subject}Reports`,
    })
    .project({ [`${subject}Covenants.clauses`]: 0, [`${subject}Covenants.preamble`]: 0 });
}
