import { allOf, command, expression, Table } from '../../kernel/table.ts';
import type { ResidentDocument } from '../../people/collections.ts';
import type { ConsentDocument } from '../../resident/collections.ts';
import type { NoticeDocument, ReceiptDocument } from '../collections.ts';

const notices = new Table<NoticeDocument>('notices');
const consents = new Table<ConsentDocument>('consents');

/** Those for whom the agent may act today. One request. */
export async function findPrincipalsOf(
  communityId: string,
  agentId: string,
  today: string,
): Promise<ResidentDocument[]> {
  const inForce = { agentId, endedAt: null, from: command.lte(today), until: command.gte(today) };
  const rows = await consents.aggregate<{ principal: ResidentDocument[] }>(
    { communityId, ...inForce },
    (pipeline) =>
      pipeline.limit(20).lookup({
        from: 'residents',
        localField: 'principalId',
        foreignField: '_id',
        as: 'principal',
      }),
  );
  return rows.flatMap(({ principal }) => principal);
}

export interface OpenRow
  extends Pick<NoticeDocument, '_id' | 'title' | 'audience' | 'confirmUntil'> {
  /** of the doors asked about */
  receipts: Pick<ReceiptDocument, 'keys'>[];
}

/** Current notices to confirm that are for everybody at these places, with what these doors confirmed. One request. */
export function findOpenFor(
  communityId: string,
  audience: string[],
  householdIds: readonly string[],
  since: number,
  at: number,
): Promise<OpenRow[]> {
  const current = command.or([{ expiresAt: null }, { expiresAt: command.gte(at) }]);
  const asked = {
    audience: command.in(audience),
    roles: [],
    mustConfirm: true,
    state: 'published',
    publishedAt: command.gte(since),
  };
  return notices.aggregate<OpenRow>(allOf(communityId, asked, current), (pipeline) =>
    pipeline
      .sort({ order: -1, _id: -1 })
      .limit(20)
      .project({ title: 1, audience: 1, confirmUntil: 1 })
      .addFields({ keys: householdIds.map((id) => expression.concat(['$_id', `:${id}`])) })
      .lookup({ from: 'receipts', localField: 'keys', foreignField: 'keys', as: 'receipts' }),
  );
}
