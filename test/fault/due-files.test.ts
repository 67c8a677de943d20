import assert from 'node:assert/strict';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ExportDocument } from '../../cloudfunctions/files/collections.ts';
import type { AuditDocument, FailureDocument } from '../../cloudfunctions/kernel/collections.ts';
import type { Stamp } from '../../cloudfunctions/kernel/database/collection.ts';
import type { PlaceDocument } from '../../cloudfunctions/places/collections.ts';
import type { ImportDocument, UploadDocument } from '../../cloudfunctions/roster/collections.ts';
import { MAPLE, PLACE, START } from '../support/community.ts';
import { type Linli, startLinli } from '../support/linli.ts';
import { uploadRoster } from '../support/roster.ts';

/** What the timer of the roster takes away: beside a document that it cannot deal with, and a thousand at once. */
let linli: Linli;
beforeAll(async () => {
  linli = await startLinli();
});
beforeEach(() => linli.reset());
afterAll(() => linli.stop());

const DAY = 24 * 60 * 60_000;
const AGO = START - 3 * DAY;

function stamp(id: string, action: string, at: number): Stamp {
  return { id, action, actorId: 'person-secretary', target: `place:${MAPLE}`, at };
}

function exported(id: string, more: object = {}): ExportDocument {
  const path = `exports/${MAPLE}/${id}.xlsx`;
  const change = stamp(id, 'roster.export', AGO);
  return { _id: id, communityId: MAPLE, path, state: 'kept', at: AGO, change, ...more };
}

function imported(id: string, more: object = {}): ImportDocument {
  return {
    _id: id,
    communityId: MAPLE,
    fileId: `cloud://linli-local.6c69-linli-local/rosters/${MAPLE}/${id}.xlsx`,
    file: 'kept',
    state: 'done',
    done: 0,
    total: 0,
    rows: 0,
    added: 0,
    changed: 0,
    unchanged: 0,
    recountAt: null,
    change: stamp(id, 'roster.import', AGO),
    ...more,
  };
}

function uploaded(id: string, more: object = {}): UploadDocument {
  const { fileId } = imported(id);
  return { _id: id, communityId: MAPLE, fileId, at: AGO, ...more };
}

const insert = (collection: string, documents: object[]) =>
  linli.cloud.database.insertMany(collection, documents as never);
const names = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, n) => `n${String(from + n).padStart(5, '0')}`);

describe('a document that the timer cannot deal with', () => {
  const POISON = { path: { not: 'a path' }, fileId: { not: 'a file' } };

  it('stops nothing: all others are taken away, and it is listed', async () => {
    // Its id comes first, and it is the oldest.
    const poison = { ...POISON, at: AGO - DAY };
    await insert('exports', [exported('a', poison), exported('b'), exported('c')]);
    const fileId = await uploadRoster(linli);
    await insert('uploads', [uploaded('a', poison), uploaded('b'), uploaded('c', { fileId })]);
    await insert('imports', [
      imported('a', { ...POISON, change: stamp('a', 'roster.import', AGO - DAY) }),
      imported('b'),
      imported('c'),
    ]);
    await linli.timer('roster');
    await linli.timer('roster');
    const gone = (collection: string, field: string) =>
      linli
        .documents<Record<string, unknown>>(collection)
        .filter((one) => one[field] === 'gone')
        .map(({ _id }) => _id)
        .sort();
    expect(gone('exports', 'state')).toStrictEqual(['b', 'c']);
    expect(gone('imports', 'file')).toStrictEqual(['b', 'c']);
    expect(linli.documents('uploads').map(({ _id }) => _id)).toStrictEqual(['a']);
    await expect(linli.cloud.readFile(fileId)).rejects.toThrow();
    const failing = linli.documents<FailureDocument>('failures');
    expect(failing.map(({ documentId }) => documentId).sort()).toStrictEqual(['a', 'a', 'a']);
    for (const { attempts } of failing) assert.equal(attempts, 1, 'it is tried again later');
  });

  it('keeps no entry of the audit trail from being written, and no number of households wrong', async () => {
    const at = START - 10 * 60_000;
    const due = { recountAt: at };
    const change = (id: string) => stamp(id, 'roster.import', at);
    await insert('imports', [
      imported('a', { ...due, communityId: null, change: { ...change('a'), id: null } }),
      imported('b', { ...due, change: change('b') }),
    ]);
    await insert('exports', [
      exported('c', { at, change: { ...change('c'), id: null } }),
      exported('d', { at, change: change('d') }),
    ]);
    await linli.cloud.database.command('database.modifyDocument', {
      collectionName: 'places',
      queryType: 'WHERE',
      query: JSON.stringify({ _id: PLACE.building }),
      data: JSON.stringify({ $set: { households: 99 } }),
      multi: true,
      merge: true,
      upsert: false,
    });
    await linli.timer('roster');
    const written = linli.documents<AuditDocument>('audit').map(({ _id }) => _id);
    expect(written.sort()).toStrictEqual(['b', 'd']);
    const place = linli
      .documents<PlaceDocument>('places')
      .find(({ _id }) => _id === PLACE.building);
    expect(place?.households).toBe(3);
  });
});

describe('a thousand at once', () => {
  const runTwice = async () => {
    await linli.timer('roster');
    await linli.timer('roster');
  };

  it('exports are gone after two runs', async () => {
    await insert(
      'exports',
      names(0, 1_000).map((id) => exported(id)),
    );
    await runTwice();
    const kept = linli.documents<ExportDocument>('exports').filter(({ state }) => state === 'kept');
    expect(kept.length).toBe(0);
  });

  it('uploads and the files of imports are gone after two runs', async () => {
    await insert(
      'uploads',
      names(0, 1_000).map((id) => uploaded(id)),
    );
    await insert(
      'imports',
      names(0, 1_000).map((id) => imported(id)),
    );
    await runTwice();
    expect(linli.documents('uploads')).toStrictEqual([]);
    const kept = linli.documents<ImportDocument>('imports').filter(({ file }) => file === 'kept');
    expect(kept.length).toBe(0);
  });
});
