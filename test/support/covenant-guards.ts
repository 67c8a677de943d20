import type { Guard } from './guards.ts';

const TEXTS = 'usecase/covenants.test.ts';
const WORDS = 'usecase/covenant-words.test.ts';
const TALK = 'usecase/covenant-talk.test.ts';
const VOTES = 'usecase/covenant-votes.test.ts';
const RACE = 'race/covenants.test.ts';
const CUT = 'fault/cut-covenants.test.ts';

/** Guards of covenants. */
export const COVENANT_GUARDS: Guard[] = [
  {
    name: 'a text replaces the one that it was made from',
    file: 'covenant/text/covenant-repository.ts',
    guard: '{ communityId, _id, version, state: command.in([...states]) },\n    { ...text,',
    without: '{ communityId, _id, state: command.in([...states]) },\n    { ...text,',
    test: RACE,
    pattern: 'two drafters revise',
  },
  {
    name: 'the text before is kept first',
    file: 'covenant/text/revise-covenant.ts',
    guard: 'await keepVersion(covenant);',
    without: '',
    test: TEXTS,
    pattern: 'keeps its id',
  },
  {
    name: 'a text that is settled stands still',
    file: 'covenant/text/revise-covenant.ts',
    guard: "if (!CHANGEABLE.includes(covenant.state)) throw new Refusal('COVENANT_FROZEN');",
    without: '',
    test: TEXTS,
    pattern: 'changes nothing any more',
  },
  {
    name: 'what everybody reads at once has passed',
    file: 'covenant/text/revise-covenant.ts',
    guard: "if (covenant.state === 'open' && checked !== 'passed') {",
    without: 'if (version < 0) {',
    test: WORDS,
    pattern: 'has to pass',
  },
  {
    name: 'whoever wrote a doubted text does not open it',
    file: 'covenant/round/change-state.ts',
    guard: "if (verdict === 'review' && made.actorId === actor.residentId) {",
    without: 'if (made.at < 0) {',
    test: WORDS,
    pattern: 'second person',
  },
  {
    name: 'flags have answers before a text stands still',
    file: 'covenant/round/change-state.ts',
    guard: "if (flags > 0) throw new Refusal('COVENANT_FLAGS_OPEN', { flags });",
    without: '',
    test: TEXTS,
    pattern: 'every flag',
  },
  {
    name: 'amendments have answers before a text stands still',
    file: 'covenant/round/change-state.ts',
    guard: "if (amendments > 0) throw new Refusal('COVENANT_AMENDMENTS_OPEN', { amendments });",
    without: '',
    test: TEXTS,
    pattern: 'every amendment',
  },
  {
    name: 'a text that is voted on is not taken back',
    file: 'covenant/round/change-state.ts',
    guard: "if (state !== 'settled' || motionId !== null) throw new Refusal('COVENANT_FROZEN');",
    without: "if (state !== 'settled') throw new Refusal('COVENANT_FROZEN');",
    test: VOTES,
    pattern: 'holds the text',
  },
  {
    name: 'drafts are for the drafting group',
    file: 'covenant/round/covenant-state-rules.ts',
    guard: 'if (!PUBLIC.includes(covenant.state)) return false;',
    without: '',
    test: TEXTS,
    pattern: 'resident sees',
  },
  {
    name: 'a round ends',
    file: 'covenant/round/covenant-state-rules.ts',
    guard: "return state === 'open' && openUntil !== null && at <= openUntil;",
    without: "return state === 'open' && openUntil !== null && at > 0;",
    test: TEXTS,
    pattern: 'end of its day',
  },
  {
    name: 'the first answer to an amendment stands',
    file: 'covenant/round/amendment-repository.ts',
    guard: "{ communityId, _id, state: 'open' },\n    {\n      ...decision,",
    without: '{ communityId, _id },\n    {\n      ...decision,',
    test: RACE,
    pattern: 'one amendment',
  },
  {
    name: 'an amendment is not taken in twice',
    file: 'covenant/round/decide-amendment.ts',
    guard: 'covenant.version === taking.version && CHANGEABLE.includes(covenant.state)',
    without: 'CHANGEABLE.includes(covenant.state)',
    test: CUT,
    pattern: 'covenant.decideAmendment, with another wording',
  },
  {
    name: 'words in review are not accepted',
    file: 'covenant/round/decide-amendment.ts',
    guard: "if (decision === 'accept' && amendment.shown !== 'shown') {",
    without: "if (decision === 'reject') {",
    test: TALK,
    pattern: 'whose words wait',
  },
  {
    name: 'others do not see what is held',
    file: 'covenant/round/comment-repository.ts',
    guard: "command.or([{ state: 'shown' }, { residentId: reader }]),",
    without: '',
    test: TALK,
    pattern: 'until a person lets it through',
  },
  {
    name: 'nobody supports their own comment',
    file: 'covenant/round/write-comment.ts',
    guard: "if (comment.residentId === actor.residentId) throw new Refusal('COMMENT_OWN');",
    without: '',
    test: TALK,
    pattern: 'one voice each',
  },
  {
    name: 'an amendment is taken back by its writer',
    file: 'covenant/round/write-amendment.ts',
    guard: 'amendment?.covenantId !== covenantId || amendment.residentId !== actor.residentId',
    without: 'amendment?.covenantId !== covenantId',
    test: TALK,
    pattern: 'is taken back by',
  },
  {
    name: 'a file of another community is not read',
    file: 'covenant/text/split-text.ts',
    guard: "if (!isFileOf(fileId, 'covenants', communityId)) throw new Refusal('FILE_NOT_FOUND');",
    without: '',
    test: WORDS,
    pattern: 'not its own',
  },
];
