import { newCommandId } from './command-id';

/** What someone has typed, and the id under which it will be sent: a retry is the same command. */
export interface Draft<Value> {
  value: Value;
  commandId: string;
  /** the stored version that it was begun from, or will take the place of; '' = nothing is stored */
  basedOn: string;
  /** something has been typed that is not stored */
  typed: boolean;
  /** it will take the place of a version that somebody else made meanwhile, and the person knows */
  over: boolean;
  /** typed on older versions, the latest first: offered until it is taken up or dropped */
  earlier: Value[];
}

/** Something as it is stored now; the version is whatever tells it from the one before. */
export interface Stored<Value> {
  value: Value;
  version: string;
  /** where it is stored under the id of its command */
  commandId?: string;
}

/** kept: typed and not stored yet; newer: others changed it, what was typed is offered; over: typed, and others changed it */
export type DraftState = '' | 'kept' | 'newer' | 'over';

/** take: what was typed earlier; aside: what is stored; drop: without what was typed */
export type DraftChoice = 'take' | 'aside' | 'drop';

const keyOf = (name: string) => `draft:${name}`;

/**
 * What the person goes on with: what was left half done, even by an app that was closed, or else the stored one.
 * If that has become another version meanwhile it comes first, and what was typed is offered.
 */
export function openDraft<Value extends object>(name: string, stored: Stored<Value>): Draft<Value> {
  const { value, version } = stored;
  const kept = keptDraft<Value>(name);
  if (!kept) return begun(stored);
  if (kept.basedOn === version) return { ...kept, value: { ...value, ...kept.value } };
  const isStored = JSON.stringify(kept.value) === JSON.stringify(value);
  const earlier = kept.typed && !isStored ? [kept.value, ...kept.earlier] : kept.earlier;
  return { ...begun(stored), earlier };
}

/** The same of something new, of which nothing is stored. */
export function openNew<Value extends object>(name: string, value: Value): Draft<Value> {
  return openDraft(name, { value, version: '' });
}

/** What was left half done; null if there is nothing. */
export function keptDraft<Value extends object>(name: string): Draft<Value> | null {
  const kept = wx.getStorageSync(keyOf(name)) as Partial<Draft<Value>> | '';
  if (!kept || typeof kept.commandId !== 'string' || !kept.value) return null;
  // Drafts of the release before have a value and an id alone.
  const { value, commandId, basedOn = '', typed = true, over = false, earlier = [] } = kept;
  return { value, commandId, basedOn, typed, over, earlier };
}

/** Keeps what has been typed, with each key. */
export function keepDraft<Value>(name: string, draft: Draft<Value>): Draft<Value> {
  return write(name, { ...draft, typed: true });
}

export function dropDraft(name: string): void {
  wx.removeStorageSync(keyOf(name));
}

/** What was typed is stored now, as `version`, and is gone on with. */
export function storeDraft<Value>(
  name: string,
  draft: Draft<Value>,
  version: string,
): Draft<Value> {
  const { value, earlier } = draft;
  return write(name, { ...begun({ value, version }), earlier });
}

/** What was typed is stored now, and done with; what is still offered stays. */
export function closeDraft<Value>(name: string, draft: Draft<Value>): void {
  const [value, ...earlier] = draft.earlier;
  if (value === undefined) dropDraft(name);
  else write(name, { ...begun({ value, version: draft.basedOn }), typed: true, earlier });
}

/** Somebody was quicker: what is typed stays, and will knowingly take the place of their version. */
export function putOver<Value>(name: string, draft: Draft<Value>, version: string): Draft<Value> {
  const over = draft.over || draft.basedOn !== version;
  return keepDraft(name, { ...draft, commandId: newCommandId(), basedOn: version, over });
}

export function draftState({ typed, over, earlier }: Draft<unknown>): DraftState {
  if (over) return 'over';
  if (earlier.length > 0) return 'newer';
  return typed ? 'kept' : '';
}

/** What the person goes on with, once they have chosen. Only what they drop is lost. */
export function chooseDraft<Value extends object>(
  name: string,
  draft: Draft<Value>,
  choice: DraftChoice,
  stored: Stored<Value>,
): Draft<Value> {
  const { value, version } = stored;
  const { earlier, typed } = draft;
  const [latest, ...rest] = earlier;
  if (choice === 'aside') {
    return write(name, { ...begun(stored), earlier: [draft.value, ...earlier] });
  }
  if (choice === 'take' && latest !== undefined) {
    const others = typed ? [draft.value, ...rest] : rest;
    const words = { ...value, ...latest };
    return keepDraft(name, {
      ...draft,
      value: words,
      basedOn: version,
      over: true,
      earlier: others,
    });
  }
  if (draftState(draft) === 'newer') return write(name, { ...draft, earlier: rest });
  return write(name, { ...begun(stored), earlier });
}

function begun<Value>({ value, version, commandId }: Stored<Value>): Draft<Value> {
  return {
    value,
    commandId: commandId ?? newCommandId(),
    basedOn: version,
    typed: false,
    over: false,
    earlier: [],
  };
}

function write<Value>(name: string, draft: Draft<Value>): Draft<Value> {
  wx.setStorageSync(keyOf(name), draft);
  return draft;
}
