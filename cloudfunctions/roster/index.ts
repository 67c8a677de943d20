import type { Role } from '../../typings/contract/resident.ts';
import { type ActionTable, defineModule } from '../kernel/handler.ts';
import { OFFICERS, SECRETARY } from '../people/officers.ts';
import { exportLoad, exportRoster } from './export/export-roster.ts';
import { printSlips, slipsLoad } from './export/print-slips.ts';
import { listGrids } from './grid/list-grids.ts';
import { gridLoad, setGrid } from './grid/set-grid.ts';
import { checkRoster } from './import/check-roster.ts';
import { importLoad, importRoster } from './import/import-roster.ts';
import { keepUp } from './import/keep-rosters.ts';
import { makeTemplate } from './import/make-template.ts';
import * as schema from './import/roster-schema.ts';

const WHOLE_COMMUNITY = {
  who: 'officers',
  roles: SECRETARY,
  places: { input: 'communityId' },
  relation: 'within',
} as const;

/** Who divides the doors. */
const GRIDS: readonly Role[] = [...SECRETARY, 'grid-officer'];

export const actions: ActionTable<'roster'> = {
  makeTemplate: {
    input: schema.templateInput,
    access: WHOLE_COMMUNITY,
    budget: 1,
    run: makeTemplate,
  },
  checkRoster: {
    input: schema.checkInput,
    access: WHOLE_COMMUNITY,
    budget: 25, // the actor, the file's note, a thousand households a request up to 20,000, the names of buildings
    run: checkRoster,
  },
  importRoster: {
    input: schema.importInput,
    access: WHOLE_COMMUNITY,
    load: importLoad,
    budget: 400, // in chunks: flat in what stays the same, a request for each particular that changes
    run: importRoster,
  },
  exportRoster: {
    input: schema.exportInput,
    access: WHOLE_COMMUNITY,
    load: exportLoad,
    budget: 26, // the actor, and a thousand households or places a request
    run: exportRoster,
  },
  printSlips: {
    input: schema.slipsInput,
    access: { who: 'officers', roles: OFFICERS, places: { input: 'placeId' }, relation: 'within' },
    load: slipsLoad,
    budget: 210, // flat, and a request for each of at most 200 doors
    run: printSlips,
  },
  listGrids: {
    input: schema.gridsInput,
    access: { who: 'officers', roles: GRIDS, places: { input: 'placeId' }, relation: 'within' },
    budget: 3,
    run: listGrids,
  },
  setGrid: {
    input: schema.setGridInput,
    access: {
      who: 'officers',
      roles: GRIDS,
      places: { input: 'householdIds' },
      relation: 'within',
    },
    load: gridLoad,
    budget: 4, // two more when another attempt of the command was quicker
    run: setGrid,
  },
};

/** What phones called these before: kept for two releases. */
const aliases = {
  template: 'makeTemplate',
  check: 'checkRoster',
  import: 'importRoster',
  export: 'exportRoster',
  slips: 'printSlips',
  grids: 'listGrids',
} as const;

export const { main } = defineModule('roster', actions, { timers: { upkeep: keepUp }, aliases });
