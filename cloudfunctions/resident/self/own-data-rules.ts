import type { OwnData, ToldMessage } from '../../../typings/contract/resident.ts';
import type { AuditDocument } from '../../kernel/collections.ts';
import type { MessageDocument } from '../../messages/collections.ts';
import type { ReceiptDocument, RecoveryDocument } from '../../notice/collections.ts';
import type { ResidentDocument } from '../../people/collections.ts';
import type { ConsentDocument, JoinRequestDocument } from '../collections.ts';
import { consentLine } from '../consent/consent-rules.ts';

/** What each collection tells the person it is about. */

export function ownEntry({
  name,
  createdAt,
  households,
  roles,
  adult,
  grants,
  sends,
}: ResidentDocument): Pick<
  OwnData,
  'name' | 'createdAt' | 'households' | 'roles' | 'adult' | 'messages'
> {
  return {
    name,
    createdAt,
    households: households.map(({ label, joinedAt, owner }) => ({
      label,
      joinedAt,
      ...(owner ? { owner: { state: owner.state, as: owner.as, basis: owner.basis } } : {}),
    })),
    roles,
    ...(adult && {
      adult: { state: adult.state, statedAt: adult.statedAt, decidedAt: adult.decidedAt },
    }),
    messages: { granted: sumOf(grants), sent: sumOf(sends) },
  };
}

const sumOf = (counts: Record<string, number>) =>
  Object.values(counts).reduce((total, count) => total + count, 0);

export function ownRequests(requests: readonly JoinRequestDocument[]): OwnData['requests'] {
  return requests.map(({ label, name, note, adult, state, reason, at }) => ({
    label,
    name,
    note,
    ...(adult !== undefined && { adult }),
    state,
    reason,
    at,
  }));
}

export function ownConsents(consents: readonly ConsentDocument[]): OwnData['consents'] {
  return consents.map((consent) => ({ ...consentLine(consent), endedAt: consent.endedAt }));
}

type OwnReceipt = Pick<ReceiptDocument, 'confirmedAt' | 'by'> & { notice: { title: string }[] };

export function ownReceipts(receipts: readonly OwnReceipt[]): OwnData['receipts'] {
  return receipts.map(({ notice, confirmedAt, by }) => ({
    title: notice[0]?.title ?? '',
    at: confirmedAt,
    byName: by.how === 'self' ? '' : by.name,
  }));
}

type OwnRecovery = Pick<RecoveryDocument, 'answer' | 'before' | 'noted'> & {
  notice: { title: string }[];
};

/** What somebody said or wrote down themselves; what stands over it is another's. */
export function ownRecoveries(
  recoveries: readonly OwnRecovery[],
  residentId: string,
): NonNullable<OwnData['recoveries']> {
  return recoveries.flatMap(({ notice, answer, before, noted }) =>
    [answer, before, noted].flatMap((one) =>
      one?.by.residentId === residentId
        ? [
            {
              title: notice[0]?.title ?? '',
              restored: one.restored,
              trouble: one.trouble,
              at: one.at,
              byName: one.by.name,
            },
          ]
        : [],
    ),
  );
}

export function ownActions(actions: readonly AuditDocument[]): OwnData['actions'] {
  return actions.map(({ action, at }) => ({ action, at }));
}

export function ownMessages(messages: readonly MessageDocument[]): OwnData['outbox'] {
  return messages.map(({ data, at, state, readAt }) => ({
    text: Object.values(data)
      .map(({ value }) => value)
      .join(' '),
    at,
    sent: state === 'sent',
    readAt: readAt ?? null,
  }));
}

/** So many of the latest are listed, and may be noted as read at once. */
export const MOST_TOLD = 30;

/** The latest messages to somebody. What came to nothing before it was sent has not been told. */
export function toldOf(messages: readonly MessageDocument[]): ToldMessage[] {
  return messages
    .filter(({ state }) => state !== 'cancelled')
    .slice(0, MOST_TOLD)
    .map(({ _id, data, page, at, readAt }) => ({
      messageId: _id,
      words: Object.values(data).map(({ value }) => value),
      page,
      at,
      read: readAt !== undefined,
    }));
}
