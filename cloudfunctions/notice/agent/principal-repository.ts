import { allOf, command, expression, readerOf } from '../../kernel/database/table.ts';
import { type ResidentDocument, residents } from '../../people/collections.ts';
import { type ConsentDocument, consents } from '../../resident/collections.ts';
import {
  type NoticeDocument,
  notices,
  type ReceiptDocument,
  type RecoveryDocument,
  receipts,
} from '../collections.ts';
import { withRecoveries } from '../recover/recovery-repository.ts';

const noticeReader = readerOf(notices);
const consentReader = readerOf(consents);
const residentReader = readerOf(residents);

const MOST_PRINCIPALS = 20;

function inForce(communityId: string, agentId: string, today: string) {
  return {
    communityId,
    agentId,
    endedAt: null,
    from: command.lte(today),
    until: command.gte(today),
  };
}

export interface ReaderRow {
  consents: ConsentDocument[];
  /** those for whom the reader may act today */
  principals: ResidentDocument[];
  /** theirs of the notice, and others that were asked for */
  receipts: ReceiptDocument[];
  /** of their homes and those that were asked for, if that was asked */
  recoveries?: RecoveryDocument[];
  /** how many households say that something is wrong */
  sums?: { count: number }[];
}

/** What of a notice concerns a reader. */
interface Asked {
  noticeId: string;
  /** beside those of whom the reader may act for */
  receiptIds: string[];
  /** whether all is well again is asked: in the reader's homes too */
  recovery?: { homes: string[]; troubledFrom: number } | undefined;
}

/** Those for whom a reader may act today, with their receipts of a notice, and what else is asked for. One request. */
export async function findForReader(
  communityId: string,
  readerId: string,
  { noticeId, receiptIds, recovery }: Asked,
  today: string,
): Promise<ReaderRow> {
  const [row] = await residentReader.aggregate<ReaderRow>(
    { communityId, _id: readerId },
    (pipeline) => {
      const around = pipeline
        .project({ _id: 1 })
        .lookup({
          from: consents.name,
          pipeline: expression
            .pipeline()
            .match(inForce(communityId, readerId, today))
            .limit(MOST_PRINCIPALS)
            .done(),
          as: 'consents',
        })
        .addFields({
          principalIds: '$consents.principalId',
          receiptIds: expression.concatArrays([
            receiptIds,
            expression.map({
              input: '$consents',
              as: 'one',
              in: expression.concat([`${noticeId}:`, '$$one.principalId']),
            }),
          ]),
        })
        .lookup({
          from: residents.name,
          localField: 'principalIds',
          foreignField: '_id',
          as: 'principals',
        })
        .lookup({
          from: receipts.name,
          localField: 'receiptIds',
          foreignField: '_id',
          as: 'receipts',
        });
      return recovery ? withRecoveries(around, communityId, noticeId, recovery) : around;
    },
  );
  return row ?? { consents: [], principals: [], receipts: [] };
}

/** Those for whom the agent may act today. One request. */
export async function findPrincipalsOf(
  communityId: string,
  agentId: string,
  today: string,
): Promise<ResidentDocument[]> {
  const rows = await consentReader.aggregate<{ principal: ResidentDocument[] }>(
    inForce(communityId, agentId, today),
    (pipeline) =>
      pipeline.limit(MOST_PRINCIPALS).lookup({
        from: residents.name,
        localField: 'principalId',
        foreignField: '_id',
        as: 'principal',
      }),
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
