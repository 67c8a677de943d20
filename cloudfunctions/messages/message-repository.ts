import { command, tableOf } from '../kernel/database/table.ts';
import { type MessageDocument, messages } from './collections.ts';
import type { MessageSubject } from './subject.ts';

const table = tableOf(messages);

/** Messages of a subject, over all communities. */
function ofSubject({ idField, name }: MessageSubject): Record<string, unknown> {
  return idField === 'noticeId' ? { noticeId: command.exists(true) } : { subject: name };
}

/** Which messages of a subject wait to be sent. */
export function dueOf(subject: MessageSubject): Record<string, unknown> {
  return { state: 'due', ...ofSubject(subject) };
}

/** Puts messages into the outbox; those that are there stay as they are. One request, as a rule. */
export async function insertMessages(documents: MessageDocument[]): Promise<void> {
  if (await table.insertAll(documents)) return;
  for (const document of documents) await table.insert(document);
}

/** Moves a message on, unless another run has already. @returns 1 on success */
export function moveMessage(
  { communityId, _id }: MessageDocument,
  from: MessageDocument['state'],
  to: MessageDocument['state'],
): Promise<number> {
  return table.change({ communityId, _id, state: from }, { state: to });
}

/** Takes a message out of the outbox, to be sent or not. @returns 1 unless another run has it */
export function claimMessage(
  { communityId, _id }: MessageDocument,
  to: 'sending' | 'refused',
  at: number,
): Promise<number> {
  return table.change(
    { communityId, _id, state: 'due' },
    { state: to, at, attempts: command.inc(1) },
  );
}

/** What was being sent before an instant when its process ended. */
export function unsureSince(subject: MessageSubject, before: number): Record<string, unknown> {
  return { state: 'sending', at: command.lt(before), ...ofSubject(subject) };
}

/** For upkeep. One request. */
export function markUnsure(where: Record<string, unknown>): Promise<number> {
  return table.change({ everywhere: true, where }, { state: 'unsure' });
}

/** Somebody has left: nothing is sent to them, and no account is kept. Doing it again changes nothing. */
export async function cancelMessagesTo(communityId: string, residentId: string): Promise<void> {
  await table.change(
    { communityId, residentId, openid: command.neq('') },
    { openid: '', state: 'cancelled' },
  );
}

/** The person has opened these of theirs; when they did so first stays. One request. */
export async function noteRead(
  communityId: string,
  residentId: string,
  messageIds: readonly string[],
  readAt: number,
): Promise<void> {
  await table.change(
    { communityId, residentId, _id: command.in([...messageIds]), readAt: command.exists(false) },
    { readAt },
  );
}

/** What was put into the outbox for somebody, the latest first. One request. */
export function findMessagesTo(
  communityId: string,
  residentId: string,
): Promise<MessageDocument[]> {
  return table.find(
    { communityId, residentId },
    {
      order: [
        ['at', 'desc'],
        ['_id', 'desc'],
      ],
      limit: 200,
    },
  );
}
