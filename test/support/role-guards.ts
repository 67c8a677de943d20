import type { Guard } from './guards.ts';

const ROLES = 'usecase/roles.test.ts';
const RACE = 'race/roles.test.ts';
const EDGES = 'usecase/role-edges.test.ts';

/** Guards of who holds which office. */
export const ROLE_GUARDS: Guard[] = [
  {
    name: 'whoever proposes does not agree',
    file: 'role/office/decide-proposal.ts',
    guard: "if (proposal.proposedBy === actor.residentId) throw new Refusal('PROPOSAL_OWN');",
    without: '',
    test: ROLES,
    pattern: 'agreed by another',
  },
  {
    name: 'a proposal lapses',
    file: 'role/office/decide-proposal.ts',
    guard: 'if (proposal.expiresAt <= now())',
    without: 'if (proposal.expiresAt <= 0)',
    test: ROLES,
    pattern: 'lapses',
  },
  {
    name: 'the first decision about a proposal stands',
    file: 'role/office/role-repository.ts',
    guard: "{ communityId, _id, state: 'open' },",
    without: '{ communityId, _id },',
    test: RACE,
    pattern: 'two decide one',
  },
  {
    name: 'offices are saved if nothing changed in between',
    file: 'role/office/role-repository.ts',
    guard: "{ communityId, _id, 'change.id': before.id },",
    without: '{ communityId, _id, name: command.neq(before.id) },',
    test: RACE,
    pattern: 'different offices',
  },
  {
    name: 'the list of secretaries changes in one place',
    file: 'role/office/role-repository.ts',
    guard: '{ communityId, _id, ...unchanged },',
    without: '{ communityId, _id, name: command.neq(unchanged) },',
    test: RACE,
    pattern: 'two secretaries go',
  },
  {
    name: 'the last secretary stays',
    file: 'role/office/change-roles.ts',
    guard: "if (left.length === 0) throw new Refusal('LAST_SECRETARY');",
    without: '',
    test: ROLES,
    pattern: 'stays, until another',
  },
  {
    name: 'an office with much power is proposed',
    file: 'role/office/grant-role.ts',
    guard: 'if (takesTwo && !alone) {',
    without: 'if (takesTwo && !alone && today === placeId) {',
    test: ROLES,
    pattern: 'agreed by another',
  },
  {
    name: 'the timer carries out what was agreed',
    file: 'role/office/decide-proposal.ts',
    guard: 'await carry(proposal);\n    } catch',
    without: 'void carry;\n    } catch',
    test: ROLES,
    pattern: 'carried out by the timer',
  },
  {
    name: 'officers see posts of their own places',
    file: 'role/office/role-rules.ts',
    guard: '(place) => place.kind === kind && scope.some((own) => covers(own, place._id)),',
    without: '(place) => place.kind === kind,',
    test: ROLES,
    pattern: 'own places',
  },
  {
    name: 'an office that was ended does not come back with its proposal',
    file: 'role/office/change-roles.ts',
    guard: 'await dropGrant(person, term);',
    without: 'void dropGrant;',
    test: EDGES,
    pattern: 'does not come back',
  },
  {
    name: 'a command for another office is another',
    file: 'role/office/grant-role.ts',
    guard: "return [commandId, residentId, role, placeId, from, until].join(' ');",
    without: 'void [residentId, role, placeId, from, until];\n  return commandId;',
    test: EDGES,
    pattern: 'for another',
  },
  {
    name: 'one alone appoints only those who can agree',
    file: 'role/office/grant-role.ts',
    guard: 'DECIDERS.includes(role) &&',
    without: '',
    test: EDGES,
    pattern: 'appoints those who can agree',
  },
  {
    name: 'whoever was secretary may be again',
    file: 'resident/setup/setup-repository.ts',
    guard: 'roles: command.not(command.elemMatch({ role: role.role, from: role.from })),',
    without: "'roles.role': command.neq(role.role),",
    test: EDGES,
    pattern: 'takes office again',
  },
];
