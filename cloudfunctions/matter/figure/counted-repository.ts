import type { FigureKey, OpenFigure } from '../../../typings/contract/matter/figure.ts';
import { type Page, readPage } from '../../kernel/database/page.ts';
import { allOf, command, tableOf } from '../../kernel/database/table.ts';
import { type MatterDocument, matters, type Shelf } from '../collections.ts';
import { type MatterRow, withVoice } from '../intake/matter-repository.ts';

const table = tableOf(matters);
const PAGE = 30;
const OPEN: Shelf[] = ['waiting', 'open'];
type Where = Record<string, unknown>;

function openWhere(figure: OpenFigure, { today, weekEnd }: Behind): Where {
  switch (figure.what) {
    case 'open':
      return {};
    case 'week':
      return { due: command.gte(today).and(command.lte(weekEnd)) };
    case 'late':
      return { due: command.lt(today) };
    case 'state':
      return { state: figure.state };
    case 'topic':
      return { topicId: figure.topicId };
    case 'area':
      return { areaId: figure.areaId };
  }
}

const DONE = ['done', 'closed'];
const ACCEPTED = ['accepted', 'planned', 'doing', ...DONE];

function pastWhere(what: FigureKey, today: string): Where {
  switch (what) {
    case 'raised':
      return {};
    case 'folded':
      return { into: command.neq(null) };
    case 'accepted':
      return { into: null, state: command.in(ACCEPTED) };
    case 'refused':
      return { into: null, state: 'refused' };
    case 'done':
      return { into: null, state: command.in(DONE) };
    case 'again':
      return { into: null, 'mark.again': true };
    case 'kept':
    case 'late':
      return { into: null, 'mark.kept': what };
    case 'broken':
      return { into: null, 'mark.kept': 'ahead', 'mark.until': command.lt(today) };
    case 'ahead':
      return { into: null, 'mark.kept': 'ahead', 'mark.until': command.gte(today) };
  }
}

export interface Behind {
  open: OpenFigure | null;
  past: {
    what: FigureKey;
    months: readonly string[];
    topicId?: string | undefined;
    campaignId?: string | undefined;
  } | null;
  wordedOnly: boolean;
  today: string;
  /** the last day of what is due this week */
  weekEnd: string;
}

/** The matters behind a figure, with the caller's voice: open ones by their day, others the newest first. One request. */
export function readBehind(
  communityId: string,
  behind: Behind,
  { residentId, after }: { residentId: string; after: string | undefined },
): Promise<Page<MatterRow>> {
  const { open, past, wordedOnly, today } = behind;
  const conditions: Where[] = wordedOnly ? [{ open: command.neq(null) }] : [];
  if (open) conditions.push({ shelf: command.in(OPEN) }, openWhere(open, behind));
  if (past) {
    const among =
      past.campaignId === undefined
        ? { month: command.in([...past.months]) }
        : { campaignId: past.campaignId };
    conditions.push(among, pastWhere(past.what, today));
    if (past.campaignId !== undefined) conditions.push({ state: command.neq('withdrawn') });
    if (past.topicId !== undefined) conditions.push({ topicId: past.topicId });
  }
  return readPage<MatterDocument, MatterRow>(table, allOf(communityId, ...conditions), {
    by: [open ? 'due' : 'order'],
    direction: open ? 'asc' : 'desc',
    limit: PAGE,
    after,
    join: withVoice(residentId),
  });
}
