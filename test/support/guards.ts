import { BALLOT_GUARDS } from './ballot-guards.ts';
import { COVENANT_GUARDS } from './covenant-guards.ts';
import { HOUSEHOLD_GUARDS } from './household-guards.ts';
import { NOTICE_GUARDS } from './notice-guards.ts';
import { ROLE_GUARDS } from './role-guards.ts';
import { ROSTER_GUARDS } from './roster-guards.ts';
import { WRITE_GUARDS } from './write-guards.ts';

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
  /** --testNamePattern, to run no more than needed */
  pattern?: string;
}

const MATRIX = 'contract/access-matrix.test.ts';
const REFUSALS = 'contract/refusals.test.ts';

/**
 * The guards whose deletion was tried: each makes the named test fail. `run-without-guards.ts` tries
 * them all again; guards.test.ts sees to it that the list names what is there.
 */
export const GUARDS: Guard[] = [
  // Who may
  {
    name: 'the access rule is asked',
    file: 'shared/handler.ts',
    guard: 'if (!allows(action.access, actor.roles, places, isAuthor)) {',
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
    guard: 'if (!named.includes(role)) return false;',
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
    guard: "if (writer === actor.residentId) throw new Refusal('REVIEW_OWN');",
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
    guard: '.every(isOurs)',
    without: '.every((fileId) => fileId !== isOurs.name)',
    test: REFUSALS,
    pattern: 'publishing',
  },
  {
    name: 'rosters come from the own folder',
    file: 'roster/roster-file.ts',
    guard: "if (!isFileOf(fileId, 'rosters', communityId)) throw new Refusal('FILE_NOT_FOUND');",
    without: 'void isFileOf;',
    test: REFUSALS,
    pattern: 'like an id of nothing',
  },
  {
    name: 'a roster with a bad row is not imported',
    file: 'roster/import-roster.ts',
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
    guard: "{ state: command.in(['published', 'withdrawn']) },",
    without: "{ communityId: command.neq('') },",
    test: REFUSALS,
    pattern: 'reading',
  },
  {
    name: 'one acts for another only with a consent in force',
    file: 'notice/confirm-notice.ts',
    guard:
      "if (!principal || !consentInForce(consent, dayOf(now()))) throw new Refusal('CONSENT_NEEDED');",
    without: "if (!principal || !consent) throw new Refusal('CONSENT_NEEDED');",
    test: 'usecase/confirmation.test.ts',
    pattern: 'needs a consent',
  },
  {
    name: 'only the officer who wrote it down takes it back',
    file: 'notice/confirm-for.ts',
    guard: "if (!isOpen) throw new Refusal('CONFIRMATION_KEPT');",
    without: 'void isOpen;',
    test: 'usecase/confirmation.test.ts',
    pattern: 'taken back within a day',
  },
  {
    name: 'no number of a household that has confirmed',
    file: 'notice/call-number.ts',
    guard: "if (await isConfirmed(communityId, key)) throw new Refusal('HOUSEHOLD_CONFIRMED');",
    without: 'void isConfirmed;',
    test: 'usecase/confirmation.test.ts',
    pattern: 'gives out no number',
  },
  {
    name: 'a reminder is not sent to who has confirmed since',
    file: 'shared/message.ts',
    guard: 'if (isNeedless(message, receipts)) await cancel(message);',
    without: 'if (isNeedless(message, [])) await cancel(message);',
    test: 'usecase/confirmation.test.ts',
    pattern: 'confirms in between',
  },
  {
    name: 'a notice is read by those it concerns',
    file: 'notice/show-notice.ts',
    guard: "if (!isSeen) throw new Refusal('NOTICE_NOT_FOUND');",
    without: 'void isSeen;',
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
  ...HOUSEHOLD_GUARDS,
  ...COVENANT_GUARDS,
  ...BALLOT_GUARDS,
  ...ROLE_GUARDS,
  ...NOTICE_GUARDS,
  ...ROSTER_GUARDS,
  ...WRITE_GUARDS,
];
