import { importLaw, type Law, roomOf } from './laws.ts';
import { dotted, type Node, nodesOf, type Source } from './sources.ts';

/** Laws of miniprogram/: its rooms, and what WeChat asks for. */

/** What a script of the phone uses of WeChat's interface: wx.… as far as `parts` names go. */
function usesOf({ program }: Source, parts: number): string[] {
  const used = new Set<string>();
  for (const node of nodesOf(program)) {
    const name = node.type === 'MemberExpression' ? dotted(node) : undefined;
    if (name?.startsWith('wx.')) used.add(name.split('.').slice(0, parts).join('.'));
  }
  return [...used];
}

const oneDoorToTheCloud: Law = (sources) =>
  sources
    .filter(({ path }) => roomOf(path) === 'miniprogram')
    .flatMap((source) => {
      const { path } = source;
      const allowed = (name: string) =>
        name === 'wx.cloud' ||
        path === 'miniprogram/cloud/call-cloud.ts' ||
        (name !== 'wx.cloud.callFunction' && path.startsWith('miniprogram/cloud/'));
      return usesOf(source, 3)
        .filter((name) => /^wx\.cloud\b/.test(name) && !allowed(name))
        .map(
          (name) => `${path} uses ${name}: only cloud/ calls the cloud, functions by call-cloud.ts`,
        );
    });

const onlyTheStoreKeeps: Law = (sources) =>
  sources
    .filter(({ path }) => roomOf(path) === 'miniprogram' && !path.startsWith('miniprogram/store/'))
    .flatMap((source) =>
      usesOf(source, 2)
        .filter((name) => /Storage(Sync|Info|InfoSync)?$/.test(name))
        .map((name) => `${source.path} uses ${name}: what the phone keeps is kept by store/`),
    );

const componentsAskNobody: Law = importLaw(
  (path) => roomOf(path) === 'miniprogram' && path.includes('/components/'),
  ({ target, isType }) => !isType && /^miniprogram\/(cloud|store)\//.test(target ?? ''),
  'a component shows properties and tells events; its page asks and keeps',
);

const wordsKnowNoPages: Law = importLaw(
  (path) => path.startsWith('miniprogram/text/'),
  ({ target, isType }) =>
    !isType && /^miniprogram\/(pages|package-\w+|components|view|store)\//.test(target ?? ''),
  'wording stands apart from the pages that show it',
);

const packageOf = (path: string | undefined) =>
  /^miniprogram\/(package-\w+)\//.exec(path ?? '')?.[1];

/** WeChat loads each package by itself, after the main one. */
const packagesStandAlone: Law = importLaw(
  (path) => roomOf(path) === 'miniprogram',
  ({ target, isType }, { path }) =>
    !isType && packageOf(target) !== undefined && packageOf(target) !== packageOf(path),
  'a package uses itself and the main package',
);

const relativeImportsOfPagesHaveNoExtension: Law = importLaw(
  (path) => roomOf(path) === 'miniprogram',
  ({ specifier, isType }) => !isType && /^\..*\.(ts|js)$/.test(specifier),
  'WeChat wants no extension',
);

/** What definePage gives every page, as pages used to write it themselves. */
const GIVEN = [
  "retry() { this.setData({ phase: 'loading' }); void this.refresh(); }",
  'async onPullDownRefresh() { await this.refresh(); wx.stopPullDownRefresh(); }',
  'onReachBottom() { if (this.data.next) void this.more(); }',
];

const pagesWriteNothingThatIsGiven: Law = (sources) =>
  sources
    .filter(({ path }) => /^miniprogram\/.*\/index\.ts$/.test(path))
    .flatMap(({ path, text }) => {
      const plain = text.replace(/\s+/g, ' ');
      return GIVEN.filter((method) => plain.includes(method)).map(
        (method) => `${path} writes ${method}: definePage gives it`,
      );
    });

/** WeChat shows no dialog at all if one of its buttons has more. */
const BUTTON = 4;

const buttonsOfDialogsAreShort: Law = (sources) =>
  sources
    .filter(({ path }) => roomOf(path) === 'miniprogram')
    .flatMap(({ path, program }) =>
      [...nodesOf(program)]
        .filter(({ type, key }) => type === 'Property' && isButton(key))
        .flatMap(({ value }) => [...nodesOf(value as Node)])
        .filter(({ type, value }) => type === 'Literal' && isTooLong(String(value)))
        .map(({ value }) => `${path}: “${value}” has more than ${BUTTON} characters`),
    );

const isButton = (key: unknown) =>
  ['confirmText', 'cancelText'].includes((key as { name?: string } | undefined)?.name ?? '');

const isTooLong = (words: string) => /\p{Script=Han}/u.test(words) && [...words].length > BUTTON;

const MOVES = /^wx\.(navigateTo|navigateBack|redirectTo|switchTab|reLaunch)$/;
const MOVERS = new Set(['miniprogram/view/go.ts', 'miniprogram/view/after-answer.ts']);

const twoFilesMove: Law = (sources) =>
  sources
    .filter(({ path }) => roomOf(path) === 'miniprogram' && !MOVERS.has(path))
    .flatMap((source) =>
      usesOf(source, 2)
        .filter((name) => MOVES.test(name))
        .map(
          (name) =>
            `${source.path} uses ${name}: a tap moves by view/go.ts, an answer by view/after-answer.ts`,
        ),
    );

const isFunction = ({ type }: Node) => /Function/.test(type);

/** What stands in a function, without the functions in it. */
function* ownNodesOf(node: Node): Generator<Node> {
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (!(child as Node | null)?.type) continue;
      yield child as Node;
      if (!isFunction(child as Node)) yield* ownNodesOf(child as Node);
    }
  }
}

/** By then the person may be on another page. */
const nobodyGoesAfterAnAnswer: Law = (sources) =>
  sources
    .filter(({ path }) => roomOf(path) === 'miniprogram')
    .flatMap(({ path, program }) =>
      [...nodesOf(program)].filter(isFunction).flatMap((one) => {
        const own = [...ownNodesOf(one)];
        const waits = own.find(({ type }) => type === 'AwaitExpression');
        const goes = own.filter(
          ({ type, callee }) =>
            type === 'CallExpression' && /^go(ToTab)?$/.test(dotted(callee as Node) ?? ''),
        );
        return waits && goes.some(({ start }) => Number(start) > Number(waits.start))
          ? [
              `${path} goes on after an answer: view/after-answer.ts does if the page is still shown`,
            ]
          : [];
      }),
    );

const ELEMENT = /<view(?:\s+[\w:-]+(?:="[^"]*")?)*\s*\/?>/g;

/** Rows of short choices were written by hand on twenty pages, each somewhat differently. */
export const shortChoicesAreChips = (texts: readonly { path: string; text: string }[]): string[] =>
  texts
    .filter(({ path }) => /^miniprogram\/.*\.wxml$/.test(path))
    .filter(({ path }) => path !== 'miniprogram/components/choice-chips/index.wxml')
    .flatMap(({ path, text }) =>
      [...text.matchAll(ELEMENT)]
        .map(([element]) => element)
        .filter(
          (element) =>
            (/\sclass="[^"]*(?<![\w-])chip(?![\w-])/.test(element) &&
              /\saria-(role="(radio|checkbox)"|checked=|pressed=)/.test(element)) ||
            (/\sclass="[^"]*(?<![\w-])text-button(?![\w-])/.test(element) &&
              element.includes('aria-role="radio"')),
        )
        .map((element) => `${path}: a choice is made by choice-chips, not by ${element}`),
    );

/** Each law with a project that breaks it. */
export const PHONE_LAWS: [string, Law, Record<string, string>][] = [
  [
    'one door to the cloud',
    oneDoorToTheCloud,
    { 'miniprogram/cloud/a.ts': "wx.cloud.callFunction({ name: 'a' });" },
  ],
  [
    'only cloud/ uses the cloud',
    oneDoorToTheCloud,
    { 'miniprogram/pages/a/a.ts': 'wx.cloud.uploadFile({});' },
  ],
  [
    'only store/ keeps things on the phone',
    onlyTheStoreKeeps,
    { 'miniprogram/view/a.ts': "wx.setStorageSync('a', 1);" },
  ],
  [
    'two files move from page to page',
    twoFilesMove,
    { 'miniprogram/pages/a/index.ts': 'void wx.navigateBack();' },
  ],
  [
    'an answer moves no page that was left',
    nobodyGoesAfterAnAnswer,
    { 'miniprogram/pages/a/index.ts': "async function a() { await b(); go('/c'); }" },
  ],
  [
    'a component asks and keeps nothing',
    componentsAskNobody,
    { 'miniprogram/components/a/a.ts': "import { b } from '../../store/b';" },
  ],
  [
    'wording knows no pages',
    wordsKnowNoPages,
    { 'miniprogram/text/a/a.ts': "import { b } from '../../view/b';" },
  ],
  [
    'a package uses itself and the main package',
    packagesStandAlone,
    { 'miniprogram/package-a/b.ts': "import { c } from '../package-c/c';" },
  ],
  [
    'a page writes nothing that definePage gives it',
    pagesWriteNothingThatIsGiven,
    {
      'miniprogram/pages/a/index.ts':
        'definePage({ async onPullDownRefresh() { await this.refresh(); wx.stopPullDownRefresh(); } });',
    },
  ],
  [
    'the buttons of a dialog are short',
    buttonsOfDialogsAreShort,
    { 'miniprogram/view/a.ts': "void wx.showModal({ content: '', confirmText: '取消这一班' });" },
  ],
  [
    'pages import without extensions',
    relativeImportsOfPagesHaveNoExtension,
    { 'miniprogram/pages/a/a.ts': "import { b } from './b.ts';" },
  ],
];
