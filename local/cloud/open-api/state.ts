import { join } from 'node:path';
import { Journal } from '../durable.ts';

/** A subscribe message that went out, as GET /local/messages shows it. */
export interface SentMessage {
  /** the openid that it went to */
  touser: string;
  template_id: string;
  page: string;
  data: Record<string, { value: string }>;
  miniprogram_state: string;
  lang: string;
  /** the cloud's clock, milliseconds */
  at: number;
  /** the function that sent it; null for a client from outside */
  function: string | null;
}

/** What a check says. */
export type Suggestion = 'pass' | 'review' | 'risky';

/** A picture whose check has been asked for and not yet delivered. */
export interface PictureCheck {
  traceId: string;
  openid: string;
  suggest: Suggestion;
}

type Entry =
  | { kind: 'grant'; openid: string; templateId: string; count: number }
  | { kind: 'message'; message: SentMessage }
  | ({ kind: 'check' } & PictureCheck)
  | { kind: 'checked'; traceId: string };

/** What WeChat's servers remember: grants, messages, checks. One entry on the disk per event. */
export class OpenApiState {
  readonly #journal: Journal<Entry>;
  readonly #quota = new Map<string, number>();
  readonly messages: SentMessage[] = [];
  readonly checks = new Map<string, PictureCheck>();

  private constructor(journal: Journal<Entry>, entries: Entry[]) {
    this.#journal = journal;
    for (const entry of entries) this.#apply(entry);
  }

  static async open(directory: string): Promise<OpenApiState> {
    const { journal, entries } = await Journal.open<Entry>(join(directory, 'open-api.jsonl'));
    return new OpenApiState(journal, entries);
  }

  /** Messages of this template that may still go to this person. */
  quota(openid: string, templateId: string): number {
    return this.#quota.get(key(openid, templateId)) ?? 0;
  }

  grant(openid: string, templateId: string, count: number): Promise<void> {
    return this.#record({ kind: 'grant', openid, templateId, count });
  }

  send(message: SentMessage): Promise<void> {
    return this.#record({ kind: 'message', message });
  }

  beginCheck(check: PictureCheck): Promise<void> {
    return this.#record({ kind: 'check', ...check });
  }

  endCheck(traceId: string): Promise<void> {
    return this.#record({ kind: 'checked', traceId });
  }

  close(): Promise<void> {
    return this.#journal.close();
  }

  /** Takes effect at once, so that two sends at the same time cannot use one grant. */
  #record(entry: Entry): Promise<void> {
    this.#apply(entry);
    return this.#journal.append(entry);
  }

  #apply(entry: Entry): void {
    if (entry.kind === 'grant') this.#change(entry.openid, entry.templateId, entry.count);
    else if (entry.kind === 'message') {
      this.messages.push(entry.message);
      this.#change(entry.message.touser, entry.message.template_id, -1);
    } else if (entry.kind === 'check') {
      const { kind: _, ...check } = entry;
      this.checks.set(check.traceId, check);
    } else this.checks.delete(entry.traceId);
  }

  #change(openid: string, templateId: string, by: number): void {
    this.#quota.set(key(openid, templateId), this.quota(openid, templateId) + by);
  }
}

function key(openid: string, templateId: string): string {
  return JSON.stringify([openid, templateId]);
}
