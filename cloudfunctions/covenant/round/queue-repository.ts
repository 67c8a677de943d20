import { type Aggregation, readerOf } from '../../kernel/database/table.ts';
import {
  type CovenantDocument,
  type CovenantReportDocument,
  covenantReports,
  covenants,
} from '../collections.ts';

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

export type OwnReport = CovenantReportDocument & { covenant: Pick<CovenantDocument, 'title'>[] };

/** What one person has reported, the latest first. One request. */
export function findReportsOf(communityId: string, residentId: string): Promise<OwnReport[]> {
  return readerOf(covenantReports).aggregate<OwnReport>({ communityId, residentId }, (pipeline) =>
    pipeline.sort({ 'change.at': -1, _id: -1 }).limit(200).lookup({
      from: covenants.name,
      localField: 'covenantId',
      foreignField: '_id',
      as: 'covenant',
    }),
  );
}
