import { allOf, command, expression, readerOf } from '../../kernel/database/table.ts';
import { type ResidentDocument, residents } from '../../people/collections.ts';
import { type ConsentDocument, consents } from '../../resident/collections.ts';
import { type NoticeDocument, notices, type ReceiptDocument, receipts } from '../collections.ts';

const noticeReader = readerOf(notices);
const consentReader = readerOf(consents);

const MOST_PRINCIPALS = 20;

export interface PrincipalRow extends ConsentDocument {
  principal: ResidentDocument[];
  receipt: ReceiptDocument[];
}

function inForce(communityId: string, agentId: string, today: string) {
  return {
    communityId,
    agentId,
    endedAt: null,
    from: command.lte(today),
    until: command.gte(today),
  };
}

const PRINCIPAL = {
  from: residents.name,
  localField: 'principalId',
  foreignField: '_id',
  as: 'principal',
};

/** Those for whom the agent may act today, with their receipts of a notice. One request. */
export function findPrincipals(
  communityId: string,
  agentId: string,
  noticeId: string,
  today: string,
): Promise<PrincipalRow[]> {
  return consentReader.aggregate<PrincipalRow>(inForce(communityId, agentId, today), (pipeline) =>
    pipeline
      .limit(MOST_PRINCIPALS)
      .addFields({ receiptId: expression.concat([`${noticeId}:`, '$principalId']) })
      .lookup(PRINCIPAL)
      .lookup({
        from: receipts.name,
        localField: 'receiptId',
        foreignField: '_id',
        as: 'receipt',
      }),
  );
}

/** Those for whom the agent may act today. One request. */
export async function findPrincipalsOf(
  communityId: string,
  agentId: string,
  today: string,
): Promise<ResidentDocument[]> {
  const rows = await consentReader.aggregate<Pick<PrincipalRow, 'principal'>>(
    inForce(communityId, agentId, today),
    (pipeline) => pipeline.limit(MOST_PRINCIPALS).lookup(PRINCIPAL),
  );
  return rows.flatMap(({ principal }) => principal);
}

/** A household, and the places around it with itself. */
export interface Door {
  householdId: string;
  around: string[];
}

export interface OpenRow
  extends Pick<NoticeDocument, '_id' | 'title' | 'audience' | 'confirmUntil'> {
  /** of the doors asked about */
  receipts: Pick<ReceiptDocument, 'keys'>[];
}

/**
 * Current notices to confirm that are for everybody and ask somebody's doors, none of which has confirmed:
 * the newest ones. One request.
 * @param homes the doors of each person
 */
export function findOpenFor(
  communityId: string,
  homes: readonly (readonly Door[])[],
  since: number,
  at: number,
): Promise<OpenRow[]> {
  const doors = homes.flat();
  const current = command.or([{ expiresAt: null }, { expiresAt: command.gte(at) }]);
  const asked = {
    audience: command.in([...new Set(doors.flatMap(({ around }) => around))]),
    roles: [],
    mustConfirm: true,
    state: 'published',
    publishedAt: command.gte(since),
  };
  return noticeReader.aggregate<OpenRow>(allOf(communityId, asked, current), (pipeline) =>
    pipeline
      .sort({ order: -1, _id: -1 })
      .project({ title: 1, audience: 1, confirmUntil: 1 })
      .addFields({ keys: doors.map(({ householdId }) => keyOf(householdId)) })
      .lookup({ from: receipts.name, localField: 'keys', foreignField: 'keys', as: 'receipts' })
      .addFields({
        confirmed: expression.reduce({
          input: '$receipts.keys',
          initialValue: [],
          in: expression.concatArrays(['$$value', '$$this']),
        }),
      })
      .addFields({ isOpen: expression.or(homes.map(isOpenFor)) })
      .match({ isOpen: true })
      .limit(20),
  );
}

const keyOf = (householdId: string) => expression.concat(['$_id', `:${householdId}`]);

/** The same as `isOpenFor` of the rules, as an expression. */
function isOpenFor(doors: readonly Door[]): unknown {
  const asks = ({ around }: Door) =>
    expression.gt([expression.size(expression.setIntersection(['$audience', around])), 0]);
  const hasConfirmed = (door: Door) =>
    expression.and([asks(door), expression.in([keyOf(door.householdId), '$confirmed'])]);
  return expression.and([
    expression.or(doors.map(asks)),
    expression.not([expression.or(doors.map(hasConfirmed))]),
  ]);
}
