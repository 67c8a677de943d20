import { now } from '../kernel/clock.ts';
import { cloud } from '../kernel/database/cloud.ts';
import { type AnyJob, job } from '../kernel/upkeep.ts';
import { giveBackGrant, takeGrant } from '../people/grant-repository.ts';
import { type MessageDocument, messages } from './collections.ts';
import {
  claimMessage,
  dueOf,
  insertMessages,
  markUnsure,
  moveMessage,
  unsureSince,
} from './message-repository.ts';
import type { MessageSubject } from './subject.ts';
import { templateOf } from './templates.ts';

/**
 * Subscribe messages. One accepted request = one message; WeChat offers no query of the quota, so
 * grants and sends are counted here and WeChat's refusal corrects the count.
 *
 * The outbox sends each message at most once: it takes one of the person's grants, which the person's
 * entry remembers by the message's id, and is marked as being sent before WeChat is asked. One whose
 * process ended in between stays `unsure`, counts as sent and is shown to the officer instead of going
 * out again.
 */

const ATTEMPTS = 5;
const UNSURE_AFTER = 10 * 60_000;
const REFUSED = 43101; // the person has no grant left, or took it back
const SWITCHED_OFF = 20004;

/** A message to one person, about what `aboutId` names. */
export interface NewMessage
  extends Pick<
    MessageDocument,
    '_id' | 'communityId' | 'residentId' | 'openid' | 'data' | 'needless'
  > {
  aboutId: string;
}

/** Puts messages about a subject into the outbox; a second time changes nothing. One request, as a rule. */
export function queueMessages(
  { name, template, idField, page }: MessageSubject,
  list: readonly NewMessage[],
): Promise<void> {
  const at = now();
  return insertMessages(
    list.map(
      ({ aboutId, ...message }): MessageDocument => ({
        ...message,
        ...(idField === 'noticeId' ? { noticeId: aboutId } : { subject: name, subjectId: aboutId }),
        templateId: templateOf(template),
        page: page(message.communityId, aboutId),
        state: 'due',
        attempts: 0,
        at,
      }),
    ),
  );
}

/** The jobs that send messages about a subject, the oldest first. */
export function outboxOf(subject: MessageSubject): AnyJob[] {
  return [
    {
      name: `${subject.name}.unsure`,
      collection: messages,
      due: (at) => unsureSince(subject, at - UNSURE_AFTER),
      all: markUnsure,
    },
    job<MessageDocument>({
      name: `${subject.name}.send`,
      collection: messages,
      due: () => dueOf(subject),
      order: { at: 1, _id: 1 },
      stages: (pipeline) => subject.join(pipeline),
      one: async (message) => {
        if (subject.isNeedless(message)) await moveMessage(message, 'due', 'cancelled');
        else await send(message);
      },
    }),
  ];
}

async function send(message: MessageDocument): Promise<void> {
  const { _id, communityId, residentId, templateId } = message;
  const grant = { communityId, residentId, templateId, key: _id };
  const state = (await takeGrant(grant)) ? 'sending' : 'refused';
  const claimed = await claimMessage(message, state, now());
  if (claimed === 0 || state === 'refused') return; // another run has it, or nothing is left to use
  const errcode = await askWeChat(message);
  if (errcode === undefined) return; // unsure: never sent twice
  if (errcode === 0) {
    await moveMessage(message, 'sending', 'sent');
    return;
  }
  const isRefused = errcode === REFUSED || errcode === SWITCHED_OFF;
  if (isRefused || message.attempts + 1 >= ATTEMPTS) {
    await giveBackGrant(grant, errcode === REFUSED ? 'none left' : 'one more');
    await moveMessage(message, 'sending', 'refused');
    return;
  }
  await moveMessage(message, 'sending', 'due');
}

/** @returns WeChat's errcode, or undefined if no answer came and the message may have gone out */
async function askWeChat(message: MessageDocument): Promise<number | undefined> {
  try {
    const answer = await cloud.callWxOpenApi({
      apiName: 'subscribeMessage.send',
      requestData: {
        touser: message.openid,
        template_id: message.templateId,
        page: message.page,
        data: message.data,
      },
    });
    return (answer.result as { errcode?: number }).errcode ?? 0;
  } catch {
    return undefined;
  }
}
