import { collection } from '../kernel/collection.ts';

/** `_id` is `${noticeId}:${residentId}`: one message a person and notice, whatever happens. */
export interface MessageDocument {
  _id: string;
  communityId: string;
  noticeId: string;
  residentId: string;
  openid: string;
  templateId: string;
  page: string;
  data: Record<string, { value: string }>;
  /** unsure: the process ended while sending; never sent again, listed for the steward instead */
  /** keys of receipts: once all of these are there, it need not go out */
  needless?: string[];
  state: 'due' | 'sending' | 'sent' | 'refused' | 'unsure' | 'cancelled';
  attempts: number;
  at: number;
}

export const messages = collection<MessageDocument>('messages');
