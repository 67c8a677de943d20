import { sweepOf } from '../kernel/audit.ts';
import { defineModule } from '../people/action.ts';
import { proposals } from './collections.ts';
import { endRole } from './office/end-role.ts';
import { grantRole } from './office/grant-role.ts';
import { listEnding } from './office/list-ending.ts';
import { listPeople } from './office/list-people.ts';
import { listPosts } from './office/list-posts.ts';
import { listStewards } from './office/list-stewards.ts';
import { carryAgreed } from './proposal/carry-proposal.ts';
import { decideProposal } from './proposal/decide-proposal.ts';
import { listProposals } from './proposal/list-proposals.ts';

export const { main, actions, aliases, upkeep } = defineModule('role', {
  actions: [
    listPeople,
    grantRole,
    endRole,
    listProposals,
    decideProposal,
    listPosts,
    listEnding,
    listStewards,
  ],
  /** what phones called these before: kept for two releases */
  aliases: {
    people: 'listPeople',
    grant: 'grantRole',
    end: 'endRole',
    proposals: 'listProposals',
    posts: 'listPosts',
    stewards: 'listStewards',
  },
  upkeep: [carryAgreed, sweepOf(proposals)],
});
