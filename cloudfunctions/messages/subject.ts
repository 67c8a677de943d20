import type { Aggregation } from '../kernel/database/table.ts';
import type { MessageDocument } from './collections.ts';
import type { TemplateName } from './templates.ts';

/**
 * What messages are about. A module declares each of its own in one file, and lists the jobs that
 * `outboxOf` makes of it in its index.ts; its function then sends its own messages.
 */
export interface MessageSubject<Row extends MessageDocument = MessageDocument> {
  /** `notice`: part of job names */
  name: string;
  template: TemplateName;
  /** the field of a message that holds the id of what it is about */
  idField: 'noticeId' | 'subjectId';
  /** the page that the message opens */
  page(communityId: string, id: string): string;
  /** joins what `isNeedless` looks at */
  join(pipeline: Aggregation): Aggregation;
  /** it need not go out any more: taken back, or the person has done what it asks */
  isNeedless(row: Row): boolean;
}

/** A subject with joined rows of its own, as an entry of a list. */
export function messageSubject<Row extends MessageDocument>(
  definition: MessageSubject<Row>,
): MessageSubject {
  return definition as unknown as MessageSubject;
}
