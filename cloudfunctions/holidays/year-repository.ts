import { command, readerOf } from '../kernel/database/table.ts';
import { holidayYears, type YearDocument } from '../meeting/collections.ts';

export function yearId(communityId: string, year: number): string {
  return `${communityId}:${year}`;
}

/** What officers have entered for these years. One request. */
export function findEntered(
  communityId: string,
  years: readonly number[],
): Promise<YearDocument[]> {
  const ids = years.map((year) => yearId(communityId, year));
  return readerOf(holidayYears).find(
    { communityId, _id: command.in(ids) },
    { limit: ids.length + 1 },
  );
}
