import type { Envelope } from '../../typings/contract/envelope';
import { errorWords } from '../text/error';
import { untilAskedAnew } from './load';

/** What a page that shows a list in pages keeps. */
export interface Paged<Row> {
  rows: Row[];
  /** where the next page begins; null on the last */
  next: string | null;
  moreBusy: boolean;
  moreFailure: string;
}

export function noRows<Row>(): Paged<Row> {
  return { rows: [], next: null, moreBusy: false, moreFailure: '' };
}

interface PagedPage<Row> {
  data: Paged<Row>;
  setData(change: Partial<Paged<Row>>): void;
}

interface More<Row, Data> {
  ask(after: string): Promise<Envelope<Data>>;
  rows(data: Data): Row[];
}

/**
 * Adds the next page to what is shown; without an answer what is shown stays, with the reason. The list may
 * have become another one while the answer was on its way: then it is dropped.
 */
export async function showMore<Row, Data extends { next: string | null }>(
  page: PagedPage<Row>,
  { ask, rows }: More<Row, Data>,
): Promise<void> {
  const { next, moreBusy } = page.data;
  if (moreBusy || !next) return;
  page.setData({ moreBusy: true, moreFailure: '' });
  const isSameList = untilAskedAnew(page);
  const answer = await ask(next);
  if (!isSameList()) page.setData({ moreBusy: false });
  else if (!answer.ok) page.setData({ moreBusy: false, moreFailure: errorWords(answer) });
  else {
    const shown = [...page.data.rows, ...rows(answer.data)];
    page.setData({ moreBusy: false, rows: shown, next: answer.data.next });
  }
}
