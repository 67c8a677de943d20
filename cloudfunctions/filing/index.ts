import { defineModule } from '../people/action.ts';
import { printDoors } from './list/print-doors.ts';
import { printExport } from './list/print-export.ts';
import { showCode } from './poster/show-code.ts';
import { printAgreement } from './print/print-agreement.ts';
import { printCertificate } from './print/print-certificate.ts';
import { printCovenant } from './print/print-covenant.ts';
import { printMeeting } from './print/print-meeting.ts';
import { printPapers } from './print/print-papers.ts';
import { printPlate } from './print/print-plate.ts';
import { printShift } from './print/print-shift.ts';
import { makePack } from './record/make-pack.ts';
import { printReport } from './report/print-report.ts';
import { printCard } from './statement/print-card.ts';
import { printStatement } from './statement/print-statement.ts';

export const { main, actions, aliases } = defineModule('filing', {
  actions: [
    printPapers,
    makePack,
    printCovenant,
    printCertificate,
    printShift,
    printExport,
    printDoors,
    printMeeting,
    printStatement,
    printCard,
    printAgreement,
    printPlate,
    printReport,
    showCode,
  ],
  aliases: { papers: 'printPapers', pack: 'makePack', covenant: 'printCovenant' },
});
