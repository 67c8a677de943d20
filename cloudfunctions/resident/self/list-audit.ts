import type { ResidentActions } from '../../../typings/contract/resident.ts';
import { readAudit } from '../../kernel/audit.ts';
import type { ActorContext } from '../../kernel/handler.ts';

const PAGE = 30;

/** Who did what to what, newest first. */
export async function listAudit(
  { communityId, after }: ResidentActions['listAudit']['input'],
  _context: ActorContext,
): Promise<ResidentActions['listAudit']['data']> {
  const [, at, id] = /^(\d{1,15}):(.+)$/.exec(after ?? '') ?? [];
  const rows = await readAudit(
    communityId,
    at && id ? { at: Number(at), id } : undefined,
    PAGE + 1,
  );
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  return {
    entries: page.map(({ _id, at: when, actors, action, labels }) => ({
      auditId: _id,
      at: when,
      actorName: actors[0]?.name ?? '',
      action,
      target: labels[0] ?? '',
    })),
    next: rows.length > PAGE && last ? `${last.at}:${last._id}` : null,
  };
}
