import type { Stored } from '../../kernel/database/collection.ts';
import { type Page, readPage } from '../../kernel/database/page.ts';
import { type Aggregation, command, expression, readerOf } from '../../kernel/database/table.ts';
import { type ReviewDocument, reviews } from '../../review/collections.ts';
import type { ReviewSubject, Waiting } from '../../review/subject.ts';

/** What a review is about stands in the row under the name of its subject, if it is there still. */
export type ReviewRow = ReviewDocument & Record<string, unknown>;

const reader = readerOf(reviews);
type Subjects = readonly ReviewSubject[];

/** Reviews that wait, the longest waiting first. One request, whatever the number of subjects. */
export function findWaiting(
  subjects: Subjects,
  communityId: string,
  after: string | undefined,
  limit: number,
): Promise<Page<ReviewRow>> {
  return readPage<ReviewDocument, ReviewRow>(
    reader,
    { communityId, state: 'open' },
    {
      by: ['at'],
      direction: 'asc',
      limit,
      after,
      filter: (pipeline) =>
        withDocuments(subjects, pipeline).match(
          command.or(partsOf(subjects).map(({ of, waiting }) => ({ ...of, ...waiting }))),
        ),
      join: (pipeline) =>
        subjects.reduce((stages, subject) => subject.join?.(stages) ?? stages, pipeline),
    },
  );
}

/** Leaves reviews of what has become needless, also of documents that are gone. */
export function needlessOf(subjects: Subjects, pipeline: Aggregation): Aggregation {
  const needless = partsOf(subjects).map(({ of, waiting }) =>
    command.and([of, command.nor([waiting])]),
  );
  return withDocuments(subjects, pipeline).match(command.or(needless));
}

/** Joins each review's document under its subject's name, and the part that the review is about. */
function withDocuments(subjects: Subjects, pipeline: Aggregation): Aggregation {
  const lookedUp = subjects.reduce(
    (stages, { name, collection }) =>
      stages.lookup({
        from: collection.name,
        localField: 'subjectId',
        foreignField: '_id',
        as: name,
      }),
    pipeline,
  );
  return lookedUp.addFields({ part: expression.arrayElemAt([expression.split(['$_id', ':']), 2]) });
}

/** For each part that can be reviewed: which reviews are of it, and what their rows are like while it waits. */
function partsOf(subjects: Subjects) {
  return subjects.flatMap(({ name, parts }) =>
    Object.entries(parts).map(([part, fields]) => ({
      of: { subject: name, part },
      waiting: { [`${name}.0`]: command.exists(true), ...conditionsOf(name, fields) },
    })),
  );
}

function conditionsOf(name: string, fields: Waiting): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([field, values]) => [`${name}.${field}`, command.in([...values])]),
  );
}

/** The document that a row is about, of the row's community. */
export function documentIn(row: ReviewRow, { name }: ReviewSubject): Stored | undefined {
  const found = row[name] as Stored[];
  return found.find(({ communityId }) => communityId === row.communityId);
}
