import { type ActionTable, defineModule } from '../kernel/handler.ts';
import { OVERSEERS, SECRETARY } from '../people/officers.ts';
import { decideLoad, decideProposal, keepRoles, listProposals } from './office/decide-proposal.ts';
import { endRole, grantRole, officeLoad } from './office/grant-role.ts';
import { listPeople, listPosts, listStewards } from './office/list-posts.ts';
import { DECIDERS } from './office/role-rules.ts';
import * as schema from './office/role-schema.ts';

const wholeCommunity = { places: { input: 'communityId' }, relation: 'within' } as const;

export const actions: ActionTable<'role'> = {
  listPeople: {
    input: schema.peopleInput,
    access: { who: 'officers', roles: SECRETARY, ...wholeCommunity },
    budget: 2,
    run: listPeople,
  },
  grantRole: {
    input: schema.grantInput,
    access: { who: 'officers', roles: SECRETARY, places: { input: 'placeId' }, relation: 'within' },
    load: officeLoad,
    budget: 6,
    run: grantRole,
  },
  endRole: {
    input: schema.endInput,
    access: { who: 'officers', roles: SECRETARY, places: { input: 'placeId' }, relation: 'within' },
    load: officeLoad,
    budget: 5,
    run: endRole,
  },
  listProposals: {
    input: schema.proposalsInput,
    access: { who: 'officers', roles: DECIDERS, ...wholeCommunity },
    budget: 2,
    run: listProposals,
  },
  decideProposal: {
    input: schema.decideProposalInput,
    access: { who: 'officers', roles: DECIDERS, ...wholeCommunity },
    load: decideLoad,
    budget: 12,
    run: decideProposal,
  },
  listPosts: {
    input: schema.postsInput,
    access: {
      who: 'officers',
      roles: OVERSEERS,
      places: { input: 'communityId' },
      relation: 'touching',
    },
    budget: 3, // the actor, the places, the holders: whatever the number of households
    run: listPosts,
  },
  listStewards: {
    input: schema.stewardsInput,
    access: { who: 'residents' },
    budget: 2,
    run: listStewards,
  },
};

/** What phones called these before: kept for two releases. */
const aliases = {
  people: 'listPeople',
  grant: 'grantRole',
  end: 'endRole',
  proposals: 'listProposals',
  posts: 'listPosts',
  stewards: 'listStewards',
} as const;

export const { main } = defineModule('role', actions, { timers: { upkeep: keepRoles }, aliases });
