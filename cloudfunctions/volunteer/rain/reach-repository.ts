import { command, readerOf } from '../../kernel/database/table.ts';
import { messages } from '../../messages/collections.ts';

const reader = readerOf(messages);

/** Who got a message that a shift was cancelled or moved. One request. */
export async function findReached(communityId: string, shiftId: string): Promise<Set<string>> {
  const found = await reader.find(
    { communityId, subject: 'shift', subjectId: shiftId, state: command.in(['sent', 'unsure']) },
    { limit: 1000, fields: ['residentId'] },
  );
  const news = found.filter(({ _id }) => /:(?:cancelled|moved|changed)$/.test(_id));
  return new Set(news.map(({ residentId }) => residentId));
}
