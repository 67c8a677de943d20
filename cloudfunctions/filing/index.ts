import { ANNOUNCE_ACCESS, DOOR_ROLES } from '../ballot/motion/motion-access.ts';
import { type ActionTable, defineModule } from '../kernel/handler.ts';
import { covenantPrintLoad, printCovenant } from './print/print-covenant.ts';
import { papersLoad, printPapers } from './print/print-papers.ts';
import * as schema from './record/filing-schema.ts';
import { makePack, packLoad } from './record/make-pack.ts';

export const actions: ActionTable<'filing'> = {
  printPapers: {
    input: schema.papersInput,
    access: {
      who: 'officers',
      roles: DOOR_ROLES,
      places: { input: 'placeId' },
      relation: 'within',
    },
    load: papersLoad,
    budget: 4, // and one more for each thousand voters
    run: printPapers,
  },
  makePack: {
    input: schema.packInput,
    access: ANNOUNCE_ACCESS,
    load: packLoad,
    budget: 7, // and one more for each thousand voters and ballots
    run: makePack,
  },
  printCovenant: {
    input: schema.covenantInput,
    access: { who: 'residents' },
    load: covenantPrintLoad,
    budget: 3,
    run: printCovenant,
  },
};

/** What phones called these before: kept for two releases. */
const aliases = {
  papers: 'printPapers',
  pack: 'makePack',
  covenant: 'printCovenant',
} as const;

export const { main } = defineModule('filing', actions, { aliases });
