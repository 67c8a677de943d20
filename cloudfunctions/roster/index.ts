import { exports } from '../files/collections.ts';
import { dropExports } from '../files/drop-exports.ts';
import { dropIncoming } from '../files/incoming-files.ts';
import { sweepOf } from '../kernel/audit.ts';
import { defineModule } from '../people/action.ts';
import { resealOldContacts, resealOldPhones } from '../people/phone/reseal-phones.ts';
import { places } from '../places/collections.ts';
import { imports, ownerProposals } from './collections.ts';
import { exportRoster } from './export/export-roster.ts';
import { printSlips } from './export/print-slips.ts';
import { listGrids } from './grid/list-grids.ts';
import { setGrid } from './grid/set-grid.ts';
import { checkRoster } from './import/check-roster.ts';
import { importRoster } from './import/import-roster.ts';
import { dropImported, dropUploads, recountHouseholds } from './import/keep-imports.ts';
import { makeTemplate } from './import/make-template.ts';
import { markRoster } from './import/mark-roster.ts';
import { decideOwners } from './owner/decide-owners.ts';
import { listEstates } from './owner/list-estates.ts';
import { listOwnerDoubts } from './owner/list-owner-doubts.ts';
import { listOwnerProposals } from './owner/list-owner-proposals.ts';
import { splitOldOwners } from './owner/old-owners.ts';
import { proposeOwners } from './owner/propose-owners.ts';
import { reopenOwners } from './owner/reopen-owners.ts';
import { stateEstate } from './owner/state-estate.ts';

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
    listOwnerDoubts,
    proposeOwners,
    listOwnerProposals,
    decideOwners,
    reopenOwners,
    listEstates,
    stateEstate,
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
    sweepOf(ownerProposals),
    sweepOf(places),
    splitOldOwners,
    recountHouseholds,
    dropExports,
    dropImported,
    dropUploads,
    resealOldPhones,
    resealOldContacts,
    dropIncoming,
  ],
});
