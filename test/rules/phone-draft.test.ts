import assert from 'node:assert/strict';
import { beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { keptCommandId, settleCommand } from '../../miniprogram/store/command-id.ts';
import {
  chooseDraft,
  closeDraft,
  type Draft,
  draftState,
  keepDraft,
  keptDraft,
  openDraft,
  openNew,
  putOver,
  type Stored,
  storeDraft,
} from '../../miniprogram/store/draft.ts';
import { newPhoneStorage } from '../support/phone-storage.ts';

interface Words {
  text: string;
}
const NAME = 'covenant:one';
const stored = (version: string, text: string): Stored<Words> => ({ version, value: { text } });
const typed = (draft: Draft<Words>, text: string) => keepDraft(NAME, { ...draft, value: { text } });

let storage = newPhoneStorage();
beforeEach(() => {
  storage = newPhoneStorage();
});

describe('a draft of something that is stored', () => {
  test('is kept once something is typed, with the id of its command', () => {
    const first = openDraft(NAME, stored('1', 'one'));
    expect([draftState(first), keptDraft(NAME)]).toStrictEqual(['', null]);
    typed(first, 'mine');
    const again = openDraft(NAME, stored('1', 'one'));
    expect(again.value).toStrictEqual({ text: 'mine' });
    expect(again.commandId).toBe(first.commandId);
    expect(draftState(again)).toBe('kept');
  });

  test('gives way to a newer version, and is offered', () => {
    typed(openDraft(NAME, stored('1', 'one')), 'mine');
    const newer = openDraft(NAME, stored('2', 'two'));
    expect(newer.value).toStrictEqual({ text: 'two' });
    expect(draftState(newer)).toBe('newer');
    expect(newer.earlier).toStrictEqual([{ text: 'mine' }]);

    const taken = chooseDraft(NAME, newer, 'take', stored('2', 'two'));
    expect([taken.value.text, taken.basedOn, draftState(taken)]).toStrictEqual([
      'mine',
      '2',
      'over',
    ]);
    const aside = chooseDraft(NAME, taken, 'aside', stored('2', 'two'));
    expect([aside.value.text, draftState(aside)]).toStrictEqual(['two', 'newer']);
    const dropped = chooseDraft(NAME, aside, 'drop', stored('2', 'two'));
    expect([dropped.value.text, draftState(dropped)]).toStrictEqual(['two', '']);
    expect(openDraft(NAME, stored('3', 'three')).earlier).toStrictEqual([]);
  });

  test('that has reached the cloud already is offered to nobody', () => {
    typed(openDraft(NAME, stored('1', 'one')), 'mine');
    const opened = openDraft(NAME, stored('2', 'mine'));
    expect([opened.value.text, draftState(opened)]).toStrictEqual(['mine', '']);
  });

  test('that was refused because of a newer version stays, and will take its place', () => {
    const mine = typed(openDraft(NAME, stored('1', 'one')), 'mine');
    const over = putOver(NAME, mine, '2');
    expect([over.value.text, over.basedOn, draftState(over)]).toStrictEqual(['mine', '2', 'over']);
    expect(over.commandId).not.toBe(mine.commandId);
    expect(draftState(openDraft(NAME, stored('2', 'two')))).toBe('over');
    expect(draftState(openDraft(NAME, stored('3', 'three')))).toBe('newer');
  });

  test('goes on after it was stored, as another command', () => {
    const mine = typed(openNew<Words>(NAME, { text: '' }), 'mine');
    const saved = storeDraft(NAME, mine, '1');
    expect(saved.commandId).not.toBe(mine.commandId);
    expect(draftState(openDraft(NAME, stored('1', 'mine')))).toBe('');
    expect(openDraft(NAME, stored('2', 'two')).earlier).toStrictEqual([]);
  });

  test('of the release before is offered beside what is stored', () => {
    storage.set(
      `draft:${NAME}`,
      JSON.stringify({ value: { text: 'mine' }, commandId: 'a'.repeat(24) }),
    );
    expect(openDraft(NAME, stored('2', 'two')).earlier).toStrictEqual([{ text: 'mine' }]);
    expect(openNew<Words>(NAME, { text: '' }).value).toStrictEqual({ text: 'mine' });
  });
});

/** What happens to a draft: typing here, another version from elsewhere, coming back, choosing, saving. */
type Step = 'type' | 'other' | 'open' | 'take' | 'aside' | 'save';
const steps = fc.array(
  fc.constantFrom<Step[]>(
    'type',
    'type',
    'other',
    'other',
    'open',
    'open',
    'take',
    'aside',
    'save',
  ),
  { maxLength: 40 },
);

test('nothing that was typed is lost, whatever happens', () => {
  fc.assert(
    fc.property(steps, (all) => {
      newPhoneStorage();
      let version = 1;
      let text = 'text 1';
      let seen = stored('1', text);
      const wanted = new Set<string>();
      let draft = openDraft(NAME, seen);
      for (const [at, step] of all.entries()) {
        if (step === 'other') text = `text ${++version}`;
        if (step === 'open') {
          seen = stored(String(version), text);
          draft = openDraft(NAME, seen);
        }
        if (step === 'type') {
          wanted.delete(draft.value.text);
          draft = typed(draft, `typed ${at}`);
          wanted.add(`typed ${at}`);
        }
        if (step === 'take' && draft.earlier.length > 0) {
          draft = chooseDraft(NAME, draft, 'take', seen);
        }
        if (step === 'aside' && draftState(draft) === 'over') {
          draft = chooseDraft(NAME, draft, 'aside', seen);
        }
        if (step === 'save') {
          if (draft.basedOn === String(version)) {
            text = draft.value.text;
            version += 1;
            wanted.delete(text);
            closeDraft(NAME, draft);
          } else {
            draft = putOver(NAME, draft, String(version));
            wanted.add(draft.value.text);
          }
          seen = stored(String(version), text);
          draft = openDraft(NAME, seen);
        }
        const there = new Set([draft.value.text, ...draft.earlier.map((one) => one.text)]);
        for (const one of wanted)
          assert.ok(there.has(one), `${one} is lost after ${all.join(' ')}`);
      }
      // Whoever comes back finds the same.
      const back = openDraft(NAME, stored(String(version), text));
      const found = new Set([text, back.value.text, ...back.earlier.map((one) => one.text)]);
      for (const one of wanted) assert.ok(found.has(one), `${one} is not found again`);
    }),
    { numRuns: 500 },
  );
});

test('a command keeps its id until its answer is final', () => {
  const id = keptCommandId('pin:one');
  for (const code of ['OFFLINE', 'SERVICE_BUSY', 'INTERNAL'] as const) {
    settleCommand('pin:one', { ok: false, code });
    expect(keptCommandId('pin:one')).toBe(id);
  }
  settleCommand('pin:one', { ok: false, code: 'NOTICE_CHANGED' });
  const next = keptCommandId('pin:one');
  expect(next).not.toBe(id);
  settleCommand('pin:one', { ok: true, data: null });
  expect(keptCommandId('pin:one')).not.toBe(next);
});

test('what is said anew, after something else was said of the same thing, is another command', () => {
  const first = keptCommandId('restored:one', 'true');
  settleCommand('restored:one', { ok: false, code: 'OFFLINE' }); // it has arrived, and its answer was lost
  expect(keptCommandId('restored:one', 'true')).toBe(first);
  const other = keptCommandId('restored:one', 'false');
  expect(other).not.toBe(first);
  expect(keptCommandId('restored:one', 'false')).toBe(other);
  settleCommand('restored:one', { ok: true, data: null });
  expect([first, other]).not.toContain(keptCommandId('restored:one', 'true'));
});

test('what is done after something else was done about the same subject is another command', () => {
  const lost = (name: string) => {
    const id = keptCommandId(name);
    settleCommand(name, { ok: false, code: 'OFFLINE' });
    return id;
  };
  const first = lost('sign:shift-one');
  const elsewhere = lost('sign:shift-two');
  const slow = keptCommandId('feedback:shift-one:fine'); // no answer has come yet
  keptCommandId('leave:shift-one');
  settleCommand('leave:shift-one', { ok: true, data: null });
  expect(keptCommandId('sign:shift-one')).not.toBe(first);
  expect(keptCommandId('sign:shift-two')).toBe(elsewhere);
  expect(keptCommandId('feedback:shift-one:fine')).toBe(slow);
});
