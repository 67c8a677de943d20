import { BALLOT_DATA } from './personal-data-ballots.ts';
import { COVENANT_DATA } from './personal-data-covenants.ts';
import { NOTICE_DATA } from './personal-data-notices.ts';
import { PEOPLE_DATA } from './personal-data-people.ts';
import type { Inventory } from './personal-field.ts';

/**
 * What of our data is about a person. Every field of every interface in documents*.ts stands here, either
 * as personal, with why it is kept, who sees it and when it goes, or as not personal. docs/privacy.md is
 * made from it; a test finds fields that are missing.
 */
export const PERSONAL_DATA: Record<string, Inventory> = {
  ...PEOPLE_DATA,
  ...NOTICE_DATA,
  ...COVENANT_DATA,
  ...BALLOT_DATA,
};
