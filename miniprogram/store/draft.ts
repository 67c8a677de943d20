import { newCommandId } from './command-id';

/** What someone has typed, and the id under which it will be sent: a retry is the same command. */
export interface Draft<Value> {
  value: Value;
  commandId: string;
}

const keyOf = (name: string) => `draft:${name}`;

/** The draft as left, even by an app that was closed; otherwise a new one that starts with `initial`. */
export function openDraft<Value extends object>(name: string, initial: Value): Draft<Value> {
  const kept = wx.getStorageSync(keyOf(name)) as Draft<Value> | '';
  if (kept && typeof kept.commandId === 'string') {
    return { value: { ...initial, ...kept.value }, commandId: kept.commandId };
  }
  return { value: initial, commandId: newCommandId() };
}

export function keepDraft<Value extends object>(name: string, draft: Draft<Value>): void {
  wx.setStorageSync(keyOf(name), draft);
}

export function dropDraft(name: string): void {
  wx.removeStorageSync(keyOf(name));
}

/** The id of a command that has nothing to type, kept until it is answered for good. */
export function keptCommandId(name: string): string {
  const draft = openDraft(name, {});
  keepDraft(name, draft);
  return draft.commandId;
}
