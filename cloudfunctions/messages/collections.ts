import { collection, type Stored } from '../kernel/database/collection.ts';

/** `_id` names what it is about, the person and the round: one message each, whatever happens. */
export interface MessageDocument extends Stored {
  /** what it is about, for messages about a notice */
  noticeId?: string;
  /** what it is about, for all others: the subject's name and the id */
  subject?: string;
  subjectId?: string;
  residentId: string;
  openid: string;
  templateId: string;
  page: string;
  data: Record<string, { value: string }>;
  /** keys of what is asked for: once all of it is done, the message need not go out */
  needless?: string[];
  /** unsure: the process ended while sending; never sent again, shown to the officer instead */
  state: 'due' | 'sending' | 'sent' | 'refused' | 'unsure' | 'cancelled';
  attempts: number;
  at: number;
  /** when the person opened it in the app; missing until then */
  readAt?: number;
}

export const messages = collection<MessageDocument>('messages');
