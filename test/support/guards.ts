/** A guard of the functions, and the tests that fail without it. */
export interface Guard {
  /** what it is for */
  name: string;
  /** below cloudfunctions/ */
  file: string;
  /** stands in the file exactly once */
  guard: string;
  /** what stands there when somebody deletes it */
  without: string;
  /** below test/ */
  test: string;
  /** --test-name-pattern, to run no more than needed */
  pattern?: string;
}

const MATRIX = 'contract/access-matrix.test.ts';
const REFUSALS = 'contract/refusals.test.ts';
const BUDGET = 'contract/budget.test.ts';
const NOTICE_RACE = 'race/notices.test.ts';
const RESIDENT_RACE = 'race/residents.test.ts';
const WRITES = 'fault/cut-writes.test.ts';
const TIMERS = 'fault/cut-timers.test.ts';

/**
 * The guards whose deletion was tried: each makes the named test fail. `run-without-guards.ts` tries
 * them all again; guards.test.ts sees to it that the list names what is there.
 */
export const GUARDS: Guard[] = [
  // Who may
  {
    name: 'the access rule is asked',
    file: 'shared/handler.ts',
    guard: 'if (!allows(action.access, actor.roles, placesOf(action.access, input, loaded))) {',
    without: 'if (input === undefined) {',
    test: MATRIX,
    pattern: 'moderation.list',
  },
  {
    name: 'a timer is told from a person or a stranger by the platform',
    file: 'shared/handler.ts',
    guard: "const isTimer = caller.kind === 'timer' && event.Type === 'Timer';",
    without: "const isTimer = event.Type === 'Timer';",
    test: MATRIX,
    pattern: 'a timer does not start',
  },
  {
    name: 'only actions of the table run',
    file: 'shared/handler.ts',
    guard: "if (!action) throw new Refusal('ACTION_UNKNOWN');",
    without: 'if (!action) return [{ ok: true, data: null }];',
    test: MATRIX,
    pattern: 'what no table names',
  },
  {
    name: 'the actor is looked for in the community of the input',
    file: 'shared/actor.ts',
    guard: '{ communityId, accountKey: accountKeyOf(openid) },',
    without: '{ everywhere: true, where: { accountKey: accountKeyOf(openid) } },',
    test: MATRIX,
    pattern: 'home.overview',
  },
  {
    name: 'documents of another community are not loaded',
    file: 'shared/actor.ts',
    guard: '(document) => document.communityId === communityId,',
    without: '() => true,',
    test: REFUSALS,
    pattern: 'like an id of nothing',
  },
  {
    name: 'a role ends',
    file: 'shared/access.ts',
    guard: '(until === null || today <= until)',
    without: 'true',
    test: MATRIX,
    pattern: 'notice.publish',
  },
  {
    name: 'a role begins',
    file: 'shared/access.ts',
    guard: 'from <= today && ',
    without: '',
    test: MATRIX,
    pattern: 'notice.publish',
  },
  {
    name: 'a rule names its roles',
    file: 'shared/access.ts',
    guard: 'if (!rule.roles.includes(role)) return false;',
    without: '',
    test: MATRIX,
    pattern: 'moderation.list',
  },
  {
    name: 'every place must be within the office',
    file: 'shared/access.ts',
    guard: 'places.every((place) => covers(placeId, place))',
    without: 'places.some((place) => covers(placeId, place))',
    test: MATRIX,
    pattern: 'notice.publish',
  },
  {
    name: 'a place is its own whole name',
    file: 'shared/place-id.ts',
    guard: `inner === outer || inner.startsWith(\`\${outer}.\`)`,
    without: 'inner.startsWith(outer)',
    test: 'rules/shared-access.test.ts',
  },
  {
    name: 'the table asks for an office to publish',
    file: 'notice/index.ts',
    guard: 'access: PUBLISH_ACCESS,',
    without: "access: { who: 'residents' },",
    test: MATRIX,
    pattern: 'what was agreed',
  },
  {
    name: 'an author does not review their own',
    file: 'moderation/decide-review.ts',
    guard: "if (notice.authorId === actor.residentId) throw new Refusal('REVIEW_OWN');",
    without: '',
    test: REFUSALS,
    pattern: 'publishing',
  },

  // What is taken in
  {
    name: 'an input is strict: confirm',
    file: 'notice/notice-schema.ts',
    guard: `export const confirmInput: Schema<'confirm'> = v.strictObject({`,
    without: `export const confirmInput: Schema<'confirm'> = v.object({`,
    test: REFUSALS,
    pattern: 'notice.confirm: no field',
  },
  {
    name: 'an input is strict: me',
    file: 'resident/resident-schema.ts',
    guard: `meInput: Schema<'me'> = v.strictObject({})`,
    without: `meInput: Schema<'me'> = v.object({})`,
    test: REFUSALS,
    pattern: 'resident.me: no field',
  },
  {
    name: 'ids have a form',
    file: 'shared/schema.ts',
    guard: 'export const documentId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9:._-]{1,120}$/));',
    without: 'export const documentId = v.string();',
    test: REFUSALS,
    pattern: 'notice.detail: no field',
  },
  {
    name: 'a text has something to see',
    file: 'shared/schema.ts',
    guard: 'VISIBLE.test(value) && ',
    without: '',
    test: 'rules/shared-schema.test.ts',
  },
  {
    name: 'pictures come from the own folder',
    file: 'notice/publish-notice.ts',
    guard: "if (!input.pictures.every(isOurs)) throw new Refusal('FILE_NOT_FOUND');",
    without: 'void isOurs;',
    test: REFUSALS,
    pattern: 'publishing',
  },
  {
    name: 'rosters come from the own folder',
    file: 'resident/roster-file.ts',
    guard: "if (!isFileOf(fileId, 'rosters', communityId)) throw new Refusal('FILE_NOT_FOUND');",
    without: 'void isFileOf;',
    test: REFUSALS,
    pattern: 'like an id of nothing',
  },
  {
    name: 'a roster with a bad row is not imported',
    file: 'resident/import-roster.ts',
    guard: 'if (file.reading.problemCount > 0) {',
    without: 'if (file.reading.problemCount < 0) {',
    test: REFUSALS,
    pattern: 'importing',
  },
  {
    name: 'risky text is refused',
    file: 'notice/publish-notice.ts',
    guard: "if (verdict === 'risky') throw new Refusal('TEXT_REFUSED');",
    without: '',
    test: REFUSALS,
    pattern: 'publishing',
  },
  {
    name: 'a text check that does not answer is no pass',
    file: 'shared/content-check.ts',
    guard: "if (!answer || (answer.errcode ?? 0) !== 0) return 'unchecked';",
    without: "if (!answer || (answer.errcode ?? 0) !== 0) return 'pass';",
    test: REFUSALS,
    pattern: 'publishing',
  },
  {
    name: 'a name is checked',
    file: 'resident/join-household.ts',
    guard: "if (verdict !== 'pass') throw new Refusal('SERVICE_BUSY');",
    without: '',
    test: REFUSALS,
    pattern: 'joining',
  },

  // Who sees what
  {
    name: 'a list shows what is out',
    file: 'notice/notice-repository.ts',
    guard: `  const published = command.and([
    { state: 'published' },`,
    without: `  const published = command.and([
    { communityId: command.neq('') },`,
    test: REFUSALS,
    pattern: 'reading',
  },
  {
    name: 'a notice is read by those it concerns',
    file: 'notice/show-notice.ts',
    guard: '!notice || !sees(sight, actor.residentId, notice)',
    without: '!notice || !sight',
    test: REFUSALS,
    pattern: 'reading',
  },
  {
    name: 'those confirm who are asked',
    file: 'notice/confirm-notice.ts',
    guard: "if (households.length === 0) throw new Refusal('NOTICE_NOT_ADDRESSED');",
    without: '',
    test: REFUSALS,
    pattern: 'confirming',
  },
  {
    name: 'what is held is not confirmed',
    file: 'notice/confirm-notice.ts',
    guard: "if (notice?.state !== 'published') throw new Refusal('NOTICE_NOT_FOUND');",
    without: "if (!notice) throw new Refusal('NOTICE_NOT_FOUND');",
    test: REFUSALS,
    pattern: 'confirming',
  },

  // Twice, and at once
  {
    name: 'a repeated insert is known',
    file: 'shared/database.ts',
    guard: "return code === 'DATABASE_DUPLICATE_WRITE' || /E11000/.test(message ?? '');",
    without: "return code === 'x' && message === 'x';",
    test: NOTICE_RACE,
    pattern: 'two phones',
  },
  {
    name: 'a repeated confirmation is known before it writes',
    file: 'notice/confirm-notice.ts',
    guard: 'if (earlier) return { confirmedAt: earlier.confirmedAt };',
    without: 'void earlier;',
    test: BUDGET,
    pattern: 'confirm',
  },
  {
    name: 'the first instant of a confirmation stands',
    file: 'notice/confirm-notice.ts',
    guard: 'return { confirmedAt: first?.confirmedAt ?? confirmedAt };',
    without: 'return { confirmedAt: first ? confirmedAt : confirmedAt };',
    test: NOTICE_RACE,
    pattern: 'two phones',
  },
  {
    name: 'a repeated publication is found',
    file: 'notice/publish-notice.ts',
    guard: 'if (earlier) return finish(earlier);',
    without: 'if (earlier && input === undefined) return finish(earlier);',
    test: REFUSALS,
    pattern: 'a repeat answers',
  },
  {
    name: 'the first decision stands',
    file: 'moderation/review-repository.ts',
    guard: "{ communityId, _id: reviewId, state: 'open' },",
    without: '{ communityId, _id: reviewId },',
    test: NOTICE_RACE,
    pattern: 'two reviewers',
  },
  {
    name: 'whose decision stands is asked',
    file: 'moderation/decide-review.ts',
    guard: 'if (stands?.change.id !== change.id || stands.state !== state)',
    without: 'if (!stands)',
    test: REFUSALS,
    pattern: 'deciding',
  },
  {
    name: 'a code is taken once',
    file: 'resident/resident-repository.ts',
    guard: "{ communityId, _id, 'code.hash': code.hash, 'code.usedBy': null },",
    without: "{ communityId, _id, 'code.hash': code.hash },",
    test: RESIDENT_RACE,
    pattern: 'used by two people',
  },
  {
    name: 'a used code is refused',
    file: 'resident/find-code.ts',
    guard: "if (state === 'used' && !isOwn) throw new Refusal('CODE_USED');",
    without: 'void isOwn;',
    test: RESIDENT_RACE,
    pattern: 'used by two people',
  },
  {
    name: 'a code expires',
    file: 'resident/find-code.ts',
    guard: "if (state === 'expired') throw new Refusal('CODE_EXPIRED', { days: CODE_DAYS });",
    without: 'void CODE_DAYS;',
    test: RESIDENT_RACE,
    pattern: 'thirty days',
  },
  {
    name: 'guessing stops',
    file: 'resident/find-code.ts',
    guard: 'if ((earlier?.wrong ?? 0) >= WRONG_TRIES)',
    without: 'if ((earlier?.wrong ?? 0) >= WRONG_TRIES * 1000)',
    test: RESIDENT_RACE,
    pattern: 'not guessed',
  },
  {
    name: 'a new code replaces the one that was read',
    file: 'resident/resident-repository.ts',
    guard: "{ communityId, _id, 'code.hash': before.hash },",
    without: '{ communityId, _id, buildingId: command.neq(before.hash) },',
    test: RESIDENT_RACE,
    pattern: 'slow attempt',
  },
  {
    name: 'a late retry finds a newer code',
    file: 'resident/issue-code.ts',
    guard: "if (loaded.earlier?.length) throw new Refusal('CODE_UNKNOWN');",
    without: '',
    test: RESIDENT_RACE,
    pattern: 'late retry',
  },
  {
    name: 'a household is added to a person once',
    file: 'resident/resident-repository.ts',
    guard: "'households.householdId': command.neq(household.householdId),",
    without: '',
    test: RESIDENT_RACE,
    pattern: 'two phones',
  },
  {
    name: 'a command counts its grants once',
    file: 'resident/resident-repository.ts',
    guard: '{ communityId, _id: residentId, counted: command.neq(change.id) },',
    without: '{ communityId, _id: residentId },',
    test: RESIDENT_RACE,
    pattern: 'counts once',
  },
  {
    name: 'a retried grant is seen before it writes',
    file: 'resident/resident-repository.ts',
    guard: 'counted: command.push({ each: [change.id], slice: -COUNTED }),',
    without: 'counted: command.push({ each: [], slice: -COUNTED }),',
    test: RESIDENT_RACE,
    pattern: 'late retry counts',
  },
  {
    name: 'pictures are saved if nobody was in between',
    file: 'notice/notice-repository.ts',
    guard: '{ communityId, _id, picturesVersion },',
    without: '{ communityId, _id },',
    test: NOTICE_RACE,
    pattern: 'all at once',
  },
  {
    name: 'a command id used again has its own entry',
    file: 'shared/audit.ts',
    guard: `idFromCommand(openid, \`\${commandId} \${action} \${target}\`)`,
    without: 'idFromCommand(openid, commandId)',
    test: NOTICE_RACE,
    pattern: 'reuses a command id',
  },

  // Messages
  {
    name: 'a message needs a grant',
    file: 'shared/message.ts',
    guard: `[\`grants.\${templateId}\`]: command.gt(0),\n      counted: command.neq(_id),`,
    without: 'counted: command.neq(_id),',
    test: TIMERS,
    pattern: 'no grant left',
  },
  {
    name: 'a message takes one grant, however often it is tried',
    file: 'shared/message.ts',
    guard: '      counted: command.neq(_id),\n',
    without: '',
    test: TIMERS,
    pattern: 'cut anywhere: nobody',
  },
  {
    name: 'one run has a message',
    file: 'shared/message.ts',
    guard: "{ communityId, _id, state: 'due' },",
    without: '{ communityId, _id },',
    test: NOTICE_RACE,
    pattern: 'send nothing twice',
  },
  {
    name: 'what may have gone out is not sent again',
    file: 'shared/message.ts',
    guard: "{ state: 'unsure' },",
    without: "{ state: 'due' },",
    test: TIMERS,
    pattern: 'cut anywhere: nobody',
  },

  // After a cut
  {
    name: 'a publication leaves its entry',
    file: 'notice/publish-notice.ts',
    guard: 'await recordAudit(notice.communityId, notice.change);',
    without: 'void recordAudit;',
    test: REFUSALS,
    pattern: 'notice.publish leaves',
  },
  {
    name: 'the timer writes the entries that a cut left out',
    file: 'notice/deliver-notices.ts',
    guard: 'await sweepAudit(notices);',
    without: 'void sweepAudit;',
    test: WRITES,
    pattern: 'notice.publish: ends',
  },
  {
    name: 'the timer of residents does too',
    file: 'resident/keep-up.ts',
    guard: 'await sweepAudit(households);',
    without: 'void households;',
    test: WRITES,
    pattern: 'resident.issueCode',
  },
  {
    name: 'a held notice comes into the queue',
    file: 'notice/publish-notice.ts',
    guard: 'if (reason) await openReview(notice, reason);',
    without: 'void openReview;',
    test: REFUSALS,
    pattern: 'publishing',
  },
  {
    name: 'the timer opens a review that a cut left out',
    file: 'notice/deliver-notices.ts',
    guard: 'await finishReviews();',
    without: 'void finishReviews;',
    test: TIMERS,
    pattern: 'review: cut anywhere',
  },
];
