import type { MatterDocument } from '../collections.ts';

/** What a report is made from: nothing that was said, and nobody who said it. */
export type ReportedMatter = Pick<
  MatterDocument,
  | '_id'
  | 'topicId'
  | 'areaId'
  | 'state'
  | 'into'
  | 'channel'
  | 'hotline'
  | 'order'
  | 'answers'
  | 'dones'
  | 'tasks'
>;
