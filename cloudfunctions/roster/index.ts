import { exports } from '../files/collections.ts';
import { dropExports } from '../files/drop-exports.ts';
import { sweepOf } from '../kernel/audit.ts';
import { defineModule } from '../people/action.ts';
import { imports } from './collections.ts';
import { exportRoster } from './export/export-roster.ts';
import { printSlips } from './export/print-slips.ts';
import { listGrids } from './grid/list-grids.ts';
import { setGrid } from './grid/set-grid.ts';
import { checkRoster } from './import/check-roster.ts';
import { importRoster } from './import/import-roster.ts';
import { dropImported, dropUploads, recountHouseholds } from './import/keep-imports.ts';
import { makeTemplate } from './import/make-template.ts';
import { markRoster } from './import/mark-roster.ts';

export const { main, actions, aliases } = defineModule('roster', {
  actions: [
    makeTemplate,
    checkRoster,
    markRoster,
    importRoster,
    exportRoster,
    printSlips,
    listGrids,
    setGrid,
  ],
  aliases: {
    template: 'makeTemplate',
    check: 'checkRoster',
    import: 'importRoster',
    export: 'exportRoster',
    slips: 'printSlips',
    grids: 'listGrids',
  },
  upkeep: [
    sweepOf(imports),
    sweepOf(exports),
    recountHouseholds,
    dropExports,
    dropImported,
    dropUploads,
  ],
});
