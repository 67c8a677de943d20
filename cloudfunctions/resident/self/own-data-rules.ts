import type { OwnData } from '../../../typings/contract/resident.ts';
import type { AuditDocument } from '../../kernel/collections.ts';
import type { ReceiptDocument } from '../../notice/collections.ts';
import type { ResidentDocument } from '../../people/collections.ts';
import type { ConsentDocument, JoinRequestDocument } from '../collections.ts';
import { consentLine } from '../consent/consent-rules.ts';

/** What each collection tells the person it is about. */

export function ownEntry({
  name,
  createdAt,
  households,
  roles,
  grants,
  sends,
}: ResidentDocument): Pick<OwnData, 'name' | 'createdAt' | 'households' | 'roles' | 'messages'> {
  return {
    name,
    createdAt,
    households: households.map(({ label, joinedAt }) => ({ label, joinedAt })),
    roles,
    messages: { granted: sumOf(grants), sent: sumOf(sends) },
  };
}

const sumOf = (counts: Record<string, number>) =>
  Object.values(counts).reduce((total, count) => total + count, 0);

export function ownRequests(requests: readonly JoinRequestDocument[]): OwnData['requests'] {
  return requests.map(({ label, name, note, state, reason, at }) => ({
    label,
    name,
    note,
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

export function ownActions(actions: readonly AuditDocument[]): OwnData['actions'] {
  return actions.map(({ action, at }) => ({ action, at }));
}
