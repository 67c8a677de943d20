import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  index,
  nodeSdk,
  openTestDatabase,
  serveDatabase,
  type TestDatabase,
} from './support-database.ts';

let opened: TestDatabase;
let served: Awaited<ReturnType<typeof serveDatabase>>;
let db: ReturnType<typeof nodeSdk>;

before(async () => {
  opened = await openTestDatabase([
    'notes',
    'orders',
    { name: 'unique', indexes: [index('k', ['k'], true)] },
  ]);
  served = await serveDatabase(opened.database);
  db = nodeSdk(served.url);
});
after(async () => {
  await served[Symbol.asyncDispose]();
  await opened[Symbol.asyncDispose]();
});

async function fill(...documents: object[]) {
  const notes = db.collection('notes');
  await notes.where({}).remove();
  if (documents.length > 0) await notes.add(documents);
  return notes;
}

const ids = (answer: { data: { _id: string }[] }): string[] => answer.data.map(({ _id }) => _id);

test('add gives ids, one or many, and refuses duplicates as a whole', async () => {
  const notes = await fill();
  const one = await notes.add({ title: 'one' });
  assert.match(one.id, /^[0-9a-f]{32}$/);
  const many = await notes.add([{ _id: 'a' }, { _id: 'b' }]);
  assert.deepEqual(many.ids, ['a', 'b']);
  await assert.rejects(notes.add([{ _id: 'c' }, { _id: 'a' }]), {
    code: 'DATABASE_DUPLICATE_WRITE',
    message: /E11000/,
  });
  assert.equal((await notes.count()).total, 3);
  await db.collection('unique').add([{ k: 1 }, {}]);
  await assert.rejects(db.collection('unique').add({ k: 1 }), { code: 'DATABASE_DUPLICATE_WRITE' });
  await assert.rejects(db.collection('unique').add({ other: 'a missing field is null' }), {
    code: 'DATABASE_DUPLICATE_WRITE',
  });
});

test('every type comes back as it went', async () => {
  const notes = await fill();
  const value = {
    _id: 'types',
    text: '邻里 😀',
    whole: 5,
    half: 1.5,
    long: 2 ** 40,
    yes: true,
    nothing: null,
    at: new Date('2026-01-02T03:04:05.006Z'),
    list: [1, ['x'], { y: [] }],
    object: { deep: { er: {} } },
  };
  await notes.add(value);
  assert.deepEqual((await notes.doc('types').get()).data, [value]);
  const place = new db.Geo.Point(113.3, 23.1);
  const ring = [
    [0, 0],
    [0, 1],
    [1, 1],
    [0, 0],
  ].map(([x, y]) => new db.Geo.Point(x, y));
  await notes.add({ _id: 'geo', place, area: new db.Geo.Polygon([new db.Geo.LineString(ring)]) });
  const [geo] = (await notes.doc('geo').get()).data;
  assert.deepEqual([geo.place.longitude, geo.place.latitude], [113.3, 23.1]);
  assert.equal(geo.area.lines[0].points.length, 4);
  const id = 'f'.repeat(24);
  const added = await notes.add({ _id: db.ObjectId({ id }), other: db.ObjectId({ id }) });
  assert.equal(added.id, id);
  const found = await notes.where({ other: db.ObjectId({ id }) }).get();
  assert.deepEqual(found.data, [{ _id: id, other: id }]);
  await notes.add({ _id: 7, at: db.serverDate({ offset: 60_000 }) });
  const [dated] = (await notes.doc(7).get()).data;
  assert.equal(dated.at.getTime(), opened.clock.now + 60_000);
});

test('doc: get, set, update, remove', async () => {
  const notes = await fill();
  assert.deepEqual((await notes.doc('none').get()).data, []);
  const created = await notes.doc('n').set({ a: 1, b: { c: 2 } });
  assert.deepEqual([created.updated, created.upsertedId], [0, 'n']);
  const replaced = await notes.doc('n').set({ a: 2 });
  assert.deepEqual([replaced.updated, replaced.upsertedId], [1, null]);
  assert.equal((await notes.doc('n').set({ a: 2 })).updated, 1, 'set counts what it replaces');
  assert.equal((await notes.doc('n').update({ 'x.y': 1, b: { d: 5 } })).updated, 1);
  assert.deepEqual((await notes.doc('n').get()).data, [
    { _id: 'n', a: 2, x: { y: 1 }, b: { d: 5 } },
  ]);
  assert.equal((await notes.doc('none').update({ a: 1 })).updated, 0);
  assert.deepEqual((await notes.doc('n').field({ a: true }).get()).data, [{ _id: 'n', a: 2 }]);
  assert.equal((await notes.doc('n').remove()).deleted, 1);
  assert.equal((await notes.doc('n').remove()).deleted, 0);
});

test('where: every query command of the SDK', async () => {
  const _ = db.command;
  const notes = await fill(
    { _id: 'a', n: 1, tags: ['x', 'y'], o: { p: 1 }, s: 'Hello', items: [{ q: 1, k: 'u' }] },
    { _id: 'b', n: 2, tags: ['y'], o: { p: 2 }, s: 'hollow', at: new Date(5) },
    { _id: 'c', n: 3, tags: [], o: { p: 3 }, items: [{ q: 5, k: 'v' }] },
  );
  const find = async (query: object) => ids(await notes.where(query).get());
  assert.deepEqual(await find({ n: _.eq(2) }), ['b']);
  assert.deepEqual(await find({ n: _.neq(2) }), ['a', 'c']);
  assert.deepEqual(await find({ n: _.gt(1).and(_.lte(3)) }), ['b', 'c']);
  assert.deepEqual(await find({ n: _.gte(2) }), ['b', 'c']);
  assert.deepEqual(await find({ n: _.lt(2).or(_.gt(2)) }), ['a', 'c']);
  assert.deepEqual(await find({ n: _.in([1, 3]) }), ['a', 'c']);
  assert.deepEqual(await find({ n: _.nin([1, 3]) }), ['b']);
  assert.deepEqual(await find({ n: _.not(_.gt(1)) }), ['a']);
  assert.deepEqual(await find({ n: _.mod(2, 1) }), ['a', 'c']);
  assert.deepEqual(await find({ at: _.exists(true) }), ['b']);
  assert.deepEqual(await find({ at: new Date(5) }), ['b']);
  assert.deepEqual(await find({ at: _.lt(db.serverDate()) }), ['b']);
  assert.deepEqual(await find({ tags: _.all(['y', 'x']) }), ['a']);
  assert.deepEqual(await find({ tags: _.size(0) }), ['c']);
  assert.deepEqual(await find({ tags: 'y' }), ['a', 'b']);
  assert.deepEqual(await find({ tags: ['y'] }), ['b']);
  assert.deepEqual(await find({ items: _.elemMatch({ q: _.gt(1), k: 'v' }) }), ['c']);
  assert.deepEqual(await find({ 'items.q': 1 }), ['a']);
  assert.deepEqual(await find({ o: { p: _.gt(1) } }), ['b', 'c']);
  assert.deepEqual(await find({ o: _.eq({ p: 1 }) }), ['a']);
  assert.deepEqual(await find({ s: /^h.*o/i }), ['a', 'b']);
  assert.deepEqual(await find({ s: db.RegExp({ regexp: '^h', options: '' }) }), ['b']);
  assert.deepEqual(await find(_.or([{ n: 1 }, { s: 'hollow' }])), ['a', 'b']);
  assert.deepEqual(await find(_.and([{ n: _.gt(1) }, { n: _.lt(3) }])), ['b']);
  assert.deepEqual(await find(_.nor([{ n: 1 }, { n: 2 }])), ['c']);
  assert.deepEqual(await find(_.expr(db.command.aggregate.eq(['$n', '$o.p']))), ['a', 'b', 'c']);
  assert.deepEqual(ids(await notes.where({}).orderBy('n', 'desc').skip(1).limit(1).get()), ['b']);
  assert.deepEqual(ids(await notes.orderBy('o.p', 'asc').get()), ['a', 'b', 'c']);
  assert.equal((await notes.where({ n: _.gt(1) }).count()).total, 2);
  const sliced = await notes
    .where({ _id: 'a' })
    .field({ tags: _.project.slice(1), n: 1 })
    .get();
  assert.deepEqual(sliced.data, [{ _id: 'a', n: 1, tags: ['x'] }]);
  const picked = await notes
    .where({})
    .field({ items: _.project.elemMatch({ q: 5 }), _id: 0 })
    .get();
  assert.deepEqual(picked.data, [{}, {}, { items: [{ q: 5, k: 'v' }] }]);
  const raw = await notes
    .options({ raw: true })
    .where({ n: { $gte: 3 } })
    .get();
  assert.deepEqual(ids(raw), ['c']);
});

test('100 documents come back unless a query says how many, and 1000 at most', async () => {
  const notes = await fill(...Array.from({ length: 1000 }, (_, at) => ({ _id: `n${at}` })));
  await notes.add(Array.from({ length: 50 }, (_, at) => ({ _id: `m${at}` })));
  assert.equal((await notes.get()).data.length, 100);
  assert.equal((await notes.limit(400).get()).data.length, 400);
  assert.equal((await notes.limit(5000).get()).data.length, 1000);
  assert.equal((await notes.skip(1040).get()).data.length, 10);
});

test('places: near, within and intersects', async () => {
  const _ = db.command;
  const { Point, LineString, Polygon } = db.Geo;
  const notes = await fill();
  await notes.add([
    { _id: 'far', at: new Point(10, 10) },
    { _id: 'near', at: new Point(1, 1) },
    { _id: 'here', at: new Point(0.5, 0.5) },
  ]);
  const geometry = new Point(0, 0);
  const find = async (command: object) => ids(await notes.where({ at: command }).get());
  assert.deepEqual(await find(_.geoNear({ geometry, maxDistance: 1e6 })), ['here', 'near']);
  assert.deepEqual(await find(_.geoNear({ geometry, minDistance: 1e6 })), ['far']);
  const ring = [
    [0, 0],
    [2, 0],
    [2, 2],
    [0, 2],
    [0, 0],
  ].map(([x, y]) => new Point(x, y));
  const square = new Polygon([new LineString(ring)]);
  assert.deepEqual(await find(_.geoWithin({ geometry: square })), ['near', 'here']);
  assert.deepEqual(await find(_.geoWithin({ centerSphere: [[0, 0], 100 / 6378.1] })), ['here']);
  const line = new LineString([new Point(0, 0), new Point(1, 1)]);
  assert.deepEqual(await find(_.geoIntersects({ geometry: line })), ['near', 'here']);
});

test('update: every update command of the SDK', async () => {
  const _ = db.command;
  const notes = await fill({
    _id: 'a',
    n: 6,
    l: [1, 2, 3],
    o: { p: 1, q: 2 },
    items: [{ k: 1 }, { k: 2 }],
  });
  const update = async (data: object) => {
    assert.equal((await notes.doc('a').update(data)).updated, 1);
    return (await notes.doc('a').get()).data[0];
  };
  assert.equal((await update({ n: _.inc(2) })).n, 8);
  assert.equal((await update({ n: _.mul(2) })).n, 16);
  assert.equal((await update({ n: _.min(9) })).n, 9);
  assert.equal((await update({ n: _.max(12) })).n, 12);
  assert.equal((await update({ n: _.bit({ and: 10 }) })).n, 8);
  assert.deepEqual((await update({ o: { p: _.remove() } })).o, { q: 2 });
  assert.deepEqual((await update({ o: _.set({ fresh: 1 }) })).o, { fresh: 1 });
  assert.deepEqual((await update({ o: { fresh: _.rename('o.old') } })).o, { old: 1 });
  assert.deepEqual((await update({ l: _.push(4) })).l, [1, 2, 3, 4]);
  assert.deepEqual((await update({ l: _.push([5, 6]) })).l, [1, 2, 3, 4, 5, 6]);
  const pushed = await update({ l: _.push({ each: [9, 0], position: 1, sort: -1, slice: 4 }) });
  assert.deepEqual(pushed.l, [9, 6, 5, 4]);
  assert.deepEqual((await update({ l: _.pop() })).l, [9, 6, 5]);
  assert.deepEqual((await update({ l: _.shift() })).l, [6, 5]);
  assert.deepEqual((await update({ l: _.unshift([1, 2]) })).l, [1, 2, 6, 5]);
  assert.deepEqual((await update({ l: _.pull(2) })).l, [1, 6, 5]);
  assert.deepEqual((await update({ l: _.pull(_.gt(5)) })).l, [1, 5]);
  assert.deepEqual((await update({ l: _.pullAll([1, 7]) })).l, [5]);
  assert.deepEqual((await update({ l: _.addToSet(6) })).l, [5, 6]);
  assert.deepEqual((await update({ l: _.addToSet({ $each: [6, 7] }) })).l, [5, 6, 7]);
  assert.deepEqual((await update({ items: _.pull({ k: 1 }) })).items, [{ k: 2 }]);
  assert.deepEqual((await update({ 'items.0.k': 3 })).items, [{ k: 3 }]);
  const at = (await update({ at: db.serverDate() })).at;
  assert.equal(at.getTime(), opened.clock.now);
  assert.equal((await notes.doc('a').update({ n: 8 })).updated, 0, 'nothing changed');
  assert.equal((await notes.where({ 'items.k': 3 }).update({ 'items.$.k': 4 })).updated, 1);
  const answer = await notes.where({ 'items.k': 4 }).updateAndReturn({ n: _.inc(1) });
  assert.deepEqual([answer.updated, answer.doc.n], [1, 9]);
  const none = await notes.where({ n: -1 }).updateAndReturn({ n: 1 });
  assert.deepEqual([none.updated, none.doc], [0, null]);
  await assert.rejects(notes.doc('a').update({ l: _.inc(1) }), { code: 'DATABASE_REQUEST_FAILED' });
});

test('a limit is one conditional update, however many ask at once', async () => {
  const _ = db.command;
  const notes = await fill({ _id: 'shift', places: 5 });
  const take = () => notes.where({ _id: 'shift', places: _.gt(0) }).update({ places: _.inc(-1) });
  const answers = await Promise.all(Array.from({ length: 12 }, take));
  assert.equal(answers.filter(({ updated }) => updated === 1).length, 5);
  assert.equal((await notes.doc('shift').get()).data[0].places, 0);
});

test('where: update and remove take all, or the first if multiple is false', async () => {
  const notes = await fill({ _id: 'a', n: 1 }, { _id: 'b', n: 1 }, { _id: 'c', n: 1 });
  assert.equal((await notes.where({ n: 1 }).update({ n: 2 })).updated, 3);
  const one = notes.where({ n: 2 }).options({ multiple: false });
  assert.equal((await one.update({ n: 3 })).updated, 1);
  assert.equal((await one.remove()).deleted, 1);
  assert.equal((await notes.where({ n: db.command.gt(0) }).remove()).deleted, 2);
});

test('aggregate: the stages of the SDK', async () => {
  const _ = db.command;
  const $ = db.command.aggregate;
  await fill(
    { _id: 'a', n: 1, kind: 'x', tags: ['p', 'q'], at: new Date('2026-01-01T20:00:00Z') },
    { _id: 'b', n: 2, kind: 'y', tags: ['q'] },
    { _id: 'c', n: 3, kind: 'x', tags: [] },
  );
  const orders = db.collection('orders');
  await orders.where({}).remove();
  await orders.add([
    { _id: 1, note: 'a', amount: 5 },
    { _id: 2, note: 'a', amount: 7 },
    { _id: 3, note: 'c', amount: 1 },
  ]);
  const run = async (build: (start: ReturnType<typeof nodeSdk>) => ReturnType<typeof nodeSdk>) =>
    (await build(db.collection('notes').aggregate()).end()).data;
  assert.deepEqual(
    await run((start) =>
      start
        .match({ n: _.gt(0) })
        .group({ _id: '$kind', sum: $.sum('$n'), all: $.push('$_id') })
        .sort({ _id: 1 }),
    ),
    [
      { _id: 'x', sum: 4, all: ['a', 'c'] },
      { _id: 'y', sum: 2, all: ['b'] },
    ],
  );
  assert.deepEqual(
    await run((start) =>
      start
        .lookup({
          from: 'orders',
          let: { id: '$_id' },
          pipeline: $.pipeline()
            .match(_.expr($.and([$.eq(['$note', '$$id']), $.gt(['$amount', 4])])))
            .project({ _id: 0, amount: 1 })
            .done(),
          as: 'orders',
        })
        .project({ orders: 1 })
        .limit(2),
    ),
    [
      { _id: 'a', orders: [{ amount: 5 }, { amount: 7 }] },
      { _id: 'b', orders: [] },
    ],
  );
  assert.deepEqual(
    await run((start) =>
      start
        .lookup({ from: 'orders', localField: '_id', foreignField: 'note', as: 'o' })
        .project({ total: $.sum('$o.amount') })
        .sort({ total: -1 })
        .skip(1),
    ),
    [
      { _id: 'c', total: 1 },
      { _id: 'b', total: 0 },
    ],
  );
  assert.deepEqual(await run((start) => start.unwind('$tags').sortByCount('$tags').limit(1)), [
    { _id: 'q', count: 2 },
  ]);
  assert.deepEqual(await run((start) => start.bucket({ groupBy: '$n', boundaries: [0, 2, 4] })), [
    { _id: 0, count: 1 },
    { _id: 2, count: 2 },
  ]);
  assert.equal((await run((start) => start.bucketAuto({ groupBy: '$n', buckets: 2 }))).length, 2);
  assert.deepEqual(await run((start) => start.count('total')), [{ total: 3 }]);
  assert.deepEqual(
    await run((start) =>
      start
        .match({ _id: 'a' })
        .addFields({ day: $.dateToString({ date: '$at', format: '%Y-%m-%d', timezone: '+08:00' }) })
        .replaceRoot({ newRoot: { day: '$day', first: $.arrayElemAt(['$tags', 0]) } }),
    ),
    [{ day: '2026-01-02', first: 'p' }],
  );
  assert.equal((await run((start) => start.sample({ size: 2 }))).length, 2);
  const raw = db.collection('notes').options({ raw: true });
  const { data } = await raw.aggregate([{ $match: { n: { $gt: 2 } } }, { $count: 'n' }]).end();
  assert.deepEqual(data, [{ n: 1 }]);
  await assert.rejects(raw.aggregate([{ $out: 'x' }]).end(), { code: 'DATABASE_REQUEST_FAILED' });
});

test('runTransaction commits, rolls back, and retries a conflict', async () => {
  const notes = await fill({ _id: 'a', n: 1 }, { _id: 'b', n: 1 });
  const result = await db.runTransaction(async (transaction: ReturnType<typeof nodeSdk>) => {
    const inside = transaction.collection('notes');
    const { data } = await inside.doc('a').get();
    assert.equal((await inside.doc('none').get()).data, null);
    await inside.doc('a').update({ n: data.n + 1 });
    await inside.doc('b').delete();
    await inside.doc('c').set({ n: 5 });
    const added = await inside.add({ _id: 'd', n: 6 });
    assert.deepEqual([added.inserted, added.ok, added.id], [1, 1, 'd']);
    assert.deepEqual(ids(await inside.where({ n: db.command.gte(5) }).get()), ['c', 'd']);
    return 'done';
  });
  assert.equal(result, 'done');
  assert.deepEqual(ids(await notes.orderBy('_id', 'asc').get()), ['a', 'c', 'd']);
  await assert.rejects(
    db.runTransaction(async (transaction: ReturnType<typeof nodeSdk>) => {
      await transaction.collection('notes').doc('a').update({ n: 100 });
      await transaction.rollback('no');
    }),
    (reason) => reason === 'no',
  );
  assert.equal((await notes.doc('a').get()).data[0].n, 2);
  let attempts = 0;
  await db.runTransaction(async (transaction: ReturnType<typeof nodeSdk>) => {
    attempts += 1;
    const inside = transaction.collection('notes').doc('a');
    const { data } = await inside.get();
    if (attempts === 1) await notes.doc('a').update({ n: 50 });
    await inside.update({ n: data.n + 1 });
  });
  assert.equal(attempts, 2);
  assert.equal((await notes.doc('a').get()).data[0].n, 51);
});

test('a collection is made once, and does not spring into being', async () => {
  await assert.rejects(db.collection('nowhere').add({ a: 1 }), {
    code: 'DATABASE_COLLECTION_NOT_EXIST',
  });
  await assert.rejects(db.collection('nowhere').get(), { code: 'DATABASE_COLLECTION_NOT_EXIST' });
  await db.createCollection('made');
  await db.collection('made').add({ a: 1 });
  await assert.rejects(db.createCollection('made'), { code: 'DATABASE_COLLECTION_ALREADY_EXIST' });
  await assert.rejects(db.createCollection('$wrong'), { code: 'INVALID_PARAM' });
});
