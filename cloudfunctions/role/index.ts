import { OVERSEERS, SECRETARY } from '../kernel/access.ts';
import { type ActionTable, defineModule } from '../kernel/handler.ts';
import { decideLoad, decideProposal, keepRoles, listProposals } from './office/decide-proposal.ts';
import { endRole, grantRole, officeLoad } from './office/grant-role.ts';
import { listPeople, listPosts, listStewards } from './office/list-posts.ts';
import { DECIDERS } from './office/role-rules.ts';
import * as schema from './office/role-schema.ts';

const wholeCommunity = { places: { input: 'communityId' }, relation: 'within' } as const;

export const actions: ActionTable<'role'> = {
  people: {
    input: schema.peopleInput,
    access: { who: 'officers', roles: SECRETARY, ...wholeCommunity },
    budget: 2,
    run: listPeople,
  },
  grant: {
    input: schema.grantInput,
    access: { who: 'officers', roles: SECRETARY, places: { input: 'placeId' }, relation: 'within' },
    load: officeLoad,
    budget: 6,
    run: grantRole,
  },
  end: {
    input: schema.endInput,
    access: { who: 'officers', roles: SECRETARY, places: { input: 'placeId' }, relation: 'within' },
    load: officeLoad,
    budget: 5,
    run: endRole,
  },
  proposals: {
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
  posts: {
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
  stewards: {
    input: schema.stewardsInput,
    access: { who: 'residents' },
    budget: 2,
    run: listStewards,
  },
};

export const { main } = defineModule('role', actions, { timers: { upkeep: keepRoles } });
