import type { AmendmentLine, CovenantActions } from '../../../typings/contract/covenant.ts';
import type { ActorContext } from '../../kernel/handler.ts';
import type { AmendmentDocument } from '../collections.ts';
import { diffText } from '../text/difference-rules.ts';
import { seenCovenant } from '../text/see-covenant.ts';
import { findAmendments } from './amendment-repository.ts';
import { beforeAndAfter } from './covenant-state-rules.ts';

const PAGE = 20;

/** What residents ask for, waiting ones first, with the drafting group's answers. */
export async function listAmendments(
  { communityId, covenantId, clauseId, after }: CovenantActions['listAmendments']['input'],
  context: ActorContext,
): Promise<CovenantActions['listAmendments']['data']> {
  const { isDrafter } = seenCovenant(context);
  const { residentId } = context.actor;
  const [, rank, at, id] = /^([01]):(\d{1,15}):(.+)$/.exec(after ?? '') ?? [];
  const from = rank && at && id ? { rank: Number(rank), at: Number(at), id } : undefined;
  const which = { communityId, covenantId, clauseId };
  const rows = await findAmendments(which, { residentId, all: isDrafter }, from, PAGE + 1);
  const page = rows.slice(0, PAGE);
  const last = page.at(-1);
  return {
    amendments: page.map((row) => lineOf(row, residentId)),
    next: rows.length > PAGE && last ? `${last.rank}:${last.at}:${last._id}` : null,
  };
}

function lineOf(row: AmendmentDocument, reader: string): AmendmentLine {
  const { _id, amend, before, reason, from, at, state, answer, residentId, shown } = row;
  return {
    amendmentId: _id,
    change: amend,
    parts: diffText(...beforeAndAfter(amend, before)),
    reason,
    from,
    at,
    state,
    answer,
    own: residentId === reader,
    held: shown !== 'shown',
  };
}
