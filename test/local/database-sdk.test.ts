import assert from 'node:assert/strict';
import { expect, test } from '@jest/globals';
import { ids, index, type nodeSdk, notesOverSdk } from './support-database.ts';

const { fill, sdk, clock } = notesOverSdk([
  'orders',
  { name: 'unique', indexes: [index('k', ['k'], true)] },
]);

test('add gives ids, one or many, and refuses duplicates as a whole', async () => {
  const notes = await fill();
  const one = await notes.add({ title: 'one' });
  expect(one.id).toMatch(/^[0-9a-f]{32}$/);
  const many = await notes.add([{ _id: 'a' }, { _id: 'b' }]);
  expect(many.ids).toStrictEqual(['a', 'b']);
  await expect(notes.add([{ _id: 'c' }, { _id: 'a' }])).rejects.toMatchObject({
    code: 'DATABASE_DUPLICATE_WRITE',
    message: expect.stringMatching(/E11000/),
  });
  expect((await notes.count()).total).toBe(3);
  await sdk()
    .collection('unique')
    .add([{ k: 1 }, {}]);
  await expect(sdk().collection('unique').add({ k: 1 })).rejects.toMatchObject({
    code: 'DATABASE_DUPLICATE_WRITE',
  });
  await expect(
    sdk().collection('unique').add({ other: 'a missing field is null' }),
  ).rejects.toMatchObject({
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
  expect((await notes.doc('types').get()).data).toStrictEqual([value]);
  const place = new (sdk().Geo.Point)(113.3, 23.1);
  const ring = [
    [0, 0],
    [0, 1],
    [1, 1],
    [0, 0],
  ].map(([x, y]) => new (sdk().Geo.Point)(x, y));
  await notes.add({
    _id: 'geo',
    place,
    area: new (sdk().Geo.Polygon)([new (sdk().Geo.LineString)(ring)]),
  });
  const [geo] = (await notes.doc('geo').get()).data;
  expect([geo.place.longitude, geo.place.latitude]).toStrictEqual([113.3, 23.1]);
  expect(geo.area.lines[0].points.length).toBe(4);
  const id = 'f'.repeat(24);
  const added = await notes.add({ _id: sdk().ObjectId({ id }), other: sdk().ObjectId({ id }) });
  expect(added.id).toBe(id);
  const found = await notes.where({ other: sdk().ObjectId({ id }) }).get();
  expect(found.data).toStrictEqual([{ _id: id, other: id }]);
  await notes.add({ _id: 7, at: sdk().serverDate({ offset: 60_000 }) });
  const [dated] = (await notes.doc(7).get()).data;
  expect(dated.at.getTime()).toBe(clock().now + 60_000);
});

test('doc: get, set, update, remove', async () => {
  const notes = await fill();
  expect((await notes.doc('none').get()).data).toStrictEqual([]);
  const created = await notes.doc('n').set({ a: 1, b: { c: 2 } });
  expect([created.updated, created.upsertedId]).toStrictEqual([0, 'n']);
  const replaced = await notes.doc('n').set({ a: 2 });
  expect([replaced.updated, replaced.upsertedId]).toStrictEqual([1, null]);
  assert.equal((await notes.doc('n').set({ a: 2 })).updated, 1, 'set counts what it replaces');
  expect((await notes.doc('n').update({ 'x.y': 1, b: { d: 5 } })).updated).toBe(1);
  expect((await notes.doc('n').get()).data).toStrictEqual([
    { _id: 'n', a: 2, x: { y: 1 }, b: { d: 5 } },
  ]);
  expect((await notes.doc('none').update({ a: 1 })).updated).toBe(0);
  expect((await notes.doc('n').field({ a: true }).get()).data).toStrictEqual([{ _id: 'n', a: 2 }]);
  expect((await notes.doc('n').remove()).deleted).toBe(1);
  expect((await notes.doc('n').remove()).deleted).toBe(0);
});

test('where: every query command of the SDK', async () => {
  const _ = sdk().command;
  const notes = await fill(
    { _id: 'a', n: 1, tags: ['x', 'y'], o: { p: 1 }, s: 'Hello', items: [{ q: 1, k: 'u' }] },
    { _id: 'b', n: 2, tags: ['y'], o: { p: 2 }, s: 'hollow', at: new Date(5) },
    { _id: 'c', n: 3, tags: [], o: { p: 3 }, items: [{ q: 5, k: 'v' }] },
  );
  const find = async (query: object) => ids(await notes.where(query).get());
  expect(await find({ n: _.eq(2) })).toStrictEqual(['b']);
  expect(await find({ n: _.neq(2) })).toStrictEqual(['a', 'c']);
  expect(await find({ n: _.gt(1).and(_.lte(3)) })).toStrictEqual(['b', 'c']);
  expect(await find({ n: _.gte(2) })).toStrictEqual(['b', 'c']);
  expect(await find({ n: _.lt(2).or(_.gt(2)) })).toStrictEqual(['a', 'c']);
  expect(await find({ n: _.in([1, 3]) })).toStrictEqual(['a', 'c']);
  expect(await find({ n: _.nin([1, 3]) })).toStrictEqual(['b']);
  expect(await find({ n: _.not(_.gt(1)) })).toStrictEqual(['a']);
  expect(await find({ n: _.mod(2, 1) })).toStrictEqual(['a', 'c']);
  expect(await find({ at: _.exists(true) })).toStrictEqual(['b']);
  expect(await find({ at: new Date(5) })).toStrictEqual(['b']);
  expect(await find({ at: _.lt(sdk().serverDate()) })).toStrictEqual(['b']);
  expect(await find({ tags: _.all(['y', 'x']) })).toStrictEqual(['a']);
  expect(await find({ tags: _.size(0) })).toStrictEqual(['c']);
  expect(await find({ tags: 'y' })).toStrictEqual(['a', 'b']);
  expect(await find({ tags: ['y'] })).toStrictEqual(['b']);
  expect(await find({ items: _.elemMatch({ q: _.gt(1), k: 'v' }) })).toStrictEqual(['c']);
  expect(await find({ 'items.q': 1 })).toStrictEqual(['a']);
  expect(await find({ o: { p: _.gt(1) } })).toStrictEqual(['b', 'c']);
  expect(await find({ o: _.eq({ p: 1 }) })).toStrictEqual(['a']);
  expect(await find({ s: /^h.*o/i })).toStrictEqual(['a', 'b']);
  expect(await find({ s: sdk().RegExp({ regexp: '^h', options: '' }) })).toStrictEqual(['b']);
  expect(await find(_.or([{ n: 1 }, { s: 'hollow' }]))).toStrictEqual(['a', 'b']);
  expect(await find(_.and([{ n: _.gt(1) }, { n: _.lt(3) }]))).toStrictEqual(['b']);
  expect(await find(_.nor([{ n: 1 }, { n: 2 }]))).toStrictEqual(['c']);
  expect(await find(_.expr(sdk().command.aggregate.eq(['$n', '$o.p'])))).toStrictEqual([
    'a',
    'b',
    'c',
  ]);
  expect(ids(await notes.where({}).orderBy('n', 'desc').skip(1).limit(1).get())).toStrictEqual([
    'b',
  ]);
  expect(ids(await notes.orderBy('o.p', 'asc').get())).toStrictEqual(['a', 'b', 'c']);
  expect((await notes.where({ n: _.gt(1) }).count()).total).toBe(2);
  const sliced = await notes
    .where({ _id: 'a' })
    .field({ tags: _.project.slice(1), n: 1 })
    .get();
  expect(sliced.data).toStrictEqual([{ _id: 'a', n: 1, tags: ['x'] }]);
  const picked = await notes
    .where({})
    .field({ items: _.project.elemMatch({ q: 5 }), _id: 0 })
    .get();
  expect(picked.data).toStrictEqual([{}, {}, { items: [{ q: 5, k: 'v' }] }]);
  const raw = await notes
    .options({ raw: true })
    .where({ n: { $gte: 3 } })
    .get();
  expect(ids(raw)).toStrictEqual(['c']);
});

test('100 documents come back unless a query says how many, and 1000 at most', async () => {
  const notes = await fill(...Array.from({ length: 1000 }, (_, at) => ({ _id: `n${at}` })));
  await notes.add(Array.from({ length: 50 }, (_, at) => ({ _id: `m${at}` })));
  expect((await notes.get()).data.length).toBe(100);
  expect((await notes.limit(400).get()).data.length).toBe(400);
  expect((await notes.limit(5000).get()).data.length).toBe(1000);
  expect((await notes.skip(1040).get()).data.length).toBe(10);
});

test('places: near, within and intersects', async () => {
  const _ = sdk().command;
  const { Point, LineString, Polygon } = sdk().Geo;
  const notes = await fill();
  await notes.add([
    { _id: 'far', at: new Point(10, 10) },
    { _id: 'near', at: new Point(1, 1) },
    { _id: 'here', at: new Point(0.5, 0.5) },
  ]);
  const geometry = new Point(0, 0);
  const find = async (command: object) => ids(await notes.where({ at: command }).get());
  expect(await find(_.geoNear({ geometry, maxDistance: 1e6 }))).toStrictEqual(['here', 'near']);
  expect(await find(_.geoNear({ geometry, minDistance: 1e6 }))).toStrictEqual(['far']);
  const ring = [
    [0, 0],
    [2, 0],
    [2, 2],
    [0, 2],
    [0, 0],
  ].map(([x, y]) => new Point(x, y));
  const square = new Polygon([new LineString(ring)]);
  expect(await find(_.geoWithin({ geometry: square }))).toStrictEqual(['near', 'here']);
  expect(await find(_.geoWithin({ centerSphere: [[0, 0], 100 / 6378.1] }))).toStrictEqual(['here']);
  const line = new LineString([new Point(0, 0), new Point(1, 1)]);
  expect(await find(_.geoIntersects({ geometry: line }))).toStrictEqual(['near', 'here']);
});

test('update: every update command of the SDK', async () => {
  const _ = sdk().command;
  const notes = await fill({
    _id: 'a',
    n: 6,
    l: [1, 2, 3],
    o: { p: 1, q: 2 },
    items: [{ k: 1 }, { k: 2 }],
  });
  const update = async (data: object) => {
    expect((await notes.doc('a').update(data)).updated).toBe(1);
    return (await notes.doc('a').get()).data[0];
  };
  expect((await update({ n: _.inc(2) })).n).toBe(8);
  expect((await update({ n: _.mul(2) })).n).toBe(16);
  expect((await update({ n: _.min(9) })).n).toBe(9);
  expect((await update({ n: _.max(12) })).n).toBe(12);
  expect((await update({ n: _.bit({ and: 10 }) })).n).toBe(8);
  expect((await update({ o: { p: _.remove() } })).o).toStrictEqual({ q: 2 });
  expect((await update({ o: _.set({ fresh: 1 }) })).o).toStrictEqual({ fresh: 1 });
  expect((await update({ o: { fresh: _.rename('o.old') } })).o).toStrictEqual({ old: 1 });
  expect((await update({ l: _.push(4) })).l).toStrictEqual([1, 2, 3, 4]);
  expect((await update({ l: _.push([5, 6]) })).l).toStrictEqual([1, 2, 3, 4, 5, 6]);
  const pushed = await update({ l: _.push({ each: [9, 0], position: 1, sort: -1, slice: 4 }) });
  expect(pushed.l).toStrictEqual([9, 6, 5, 4]);
  expect((await update({ l: _.pop() })).l).toStrictEqual([9, 6, 5]);
  expect((await update({ l: _.shift() })).l).toStrictEqual([6, 5]);
  expect((await update({ l: _.unshift([1, 2]) })).l).toStrictEqual([1, 2, 6, 5]);
  expect((await update({ l: _.pull(2) })).l).toStrictEqual([1, 6, 5]);
  expect((await update({ l: _.pull(_.gt(5)) })).l).toStrictEqual([1, 5]);
  expect((await update({ l: _.pullAll([1, 7]) })).l).toStrictEqual([5]);
  expect((await update({ l: _.addToSet(6) })).l).toStrictEqual([5, 6]);
  expect((await update({ l: _.addToSet({ $each: [6, 7] }) })).l).toStrictEqual([5, 6, 7]);
  expect((await update({ items: _.pull({ k: 1 }) })).items).toStrictEqual([{ k: 2 }]);
  expect((await update({ 'items.0.k': 3 })).items).toStrictEqual([{ k: 3 }]);
  const at = (await update({ at: sdk().serverDate() })).at;
  expect(at.getTime()).toBe(clock().now);
  assert.equal((await notes.doc('a').update({ n: 8 })).updated, 0, 'nothing changed');
  expect((await notes.where({ 'items.k': 3 }).update({ 'items.$.k': 4 })).updated).toBe(1);
  const answer = await notes.where({ 'items.k': 4 }).updateAndReturn({ n: _.inc(1) });
  expect([answer.updated, answer.doc.n]).toStrictEqual([1, 9]);
  const none = await notes.where({ n: -1 }).updateAndReturn({ n: 1 });
  expect([none.updated, none.doc]).toStrictEqual([0, null]);
  await expect(notes.doc('a').update({ l: _.inc(1) })).rejects.toMatchObject({
    code: 'DATABASE_REQUEST_FAILED',
  });
});

test('a limit is one conditional update, however many ask at once', async () => {
  const _ = sdk().command;
  const notes = await fill({ _id: 'shift', places: 5 });
  const take = () => notes.where({ _id: 'shift', places: _.gt(0) }).update({ places: _.inc(-1) });
  const answers = await Promise.all(Array.from({ length: 12 }, take));
  expect(answers.filter(({ updated }) => updated === 1).length).toBe(5);
  expect((await notes.doc('shift').get()).data[0].places).toBe(0);
});

test('where: update and remove take all, or the first if multiple is false', async () => {
  const notes = await fill({ _id: 'a', n: 1 }, { _id: 'b', n: 1 }, { _id: 'c', n: 1 });
  expect((await notes.where({ n: 1 }).update({ n: 2 })).updated).toBe(3);
  const one = notes.where({ n: 2 }).options({ multiple: false });
  expect((await one.update({ n: 3 })).updated).toBe(1);
  expect((await one.remove()).deleted).toBe(1);
  expect((await notes.where({ n: sdk().command.gt(0) }).remove()).deleted).toBe(2);
});

test('aggregate: the stages of the SDK', async () => {
  const _ = sdk().command;
  const $ = sdk().command.aggregate;
  await fill(
    { _id: 'a', n: 1, kind: 'x', tags: ['p', 'q'], at: new Date('2026-01-01T20:00:00Z') },
    { _id: 'b', n: 2, kind: 'y', tags: ['q'] },
    { _id: 'c', n: 3, kind: 'x', tags: [] },
  );
  const orders = sdk().collection('orders');
  await orders.where({}).remove();
  await orders.add([
    { _id: 1, note: 'a', amount: 5 },
    { _id: 2, note: 'a', amount: 7 },
    { _id: 3, note: 'c', amount: 1 },
  ]);
  const run = async (build: (start: ReturnType<typeof nodeSdk>) => ReturnType<typeof nodeSdk>) =>
    (await build(sdk().collection('notes').aggregate()).end()).data;
  expect(
    await run((start) =>
      start
        .match({ n: _.gt(0) })
        .group({ _id: '$kind', sum: $.sum('$n'), all: $.push('$_id') })
        .sort({ _id: 1 }),
    ),
  ).toStrictEqual([
    { _id: 'x', sum: 4, all: ['a', 'c'] },
    { _id: 'y', sum: 2, all: ['b'] },
  ]);
  expect(
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
  ).toStrictEqual([
    { _id: 'a', orders: [{ amount: 5 }, { amount: 7 }] },
    { _id: 'b', orders: [] },
  ]);
  expect(
    await run((start) =>
      start
        .lookup({ from: 'orders', localField: '_id', foreignField: 'note', as: 'o' })
        .project({ total: $.sum('$o.amount') })
        .sort({ total: -1 })
        .skip(1),
    ),
  ).toStrictEqual([
    { _id: 'c', total: 1 },
    { _id: 'b', total: 0 },
  ]);
  expect(await run((start) => start.unwind('$tags').sortByCount('$tags').limit(1))).toStrictEqual([
    { _id: 'q', count: 2 },
  ]);
  expect(
    await run((start) => start.bucket({ groupBy: '$n', boundaries: [0, 2, 4] })),
  ).toStrictEqual([
    { _id: 0, count: 1 },
    { _id: 2, count: 2 },
  ]);
  expect((await run((start) => start.bucketAuto({ groupBy: '$n', buckets: 2 }))).length).toBe(2);
  expect(await run((start) => start.count('total'))).toStrictEqual([{ total: 3 }]);
  expect(
    await run((start) =>
      start
        .match({ _id: 'a' })
        .addFields({ day: $.dateToString({ date: '$at', format: '%Y-%m-%d', timezone: '+08:00' }) })
        .replaceRoot({ newRoot: { day: '$day', first: $.arrayElemAt(['$tags', 0]) } }),
    ),
  ).toStrictEqual([{ day: '2026-01-02', first: 'p' }]);
  expect((await run((start) => start.sample({ size: 2 }))).length).toBe(2);
  const raw = sdk().collection('notes').options({ raw: true });
  const { data } = await raw.aggregate([{ $match: { n: { $gt: 2 } } }, { $count: 'n' }]).end();
  expect(data).toStrictEqual([{ n: 1 }]);
  await expect(raw.aggregate([{ $out: 'x' }]).end()).rejects.toMatchObject({
    code: 'DATABASE_REQUEST_FAILED',
  });
});
