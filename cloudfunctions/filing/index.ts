import { defineModule } from '../people/action.ts';
import { printCertificate } from './print/print-certificate.ts';
import { printCovenant } from './print/print-covenant.ts';
import { printPapers } from './print/print-papers.ts';
import { makePack } from './record/make-pack.ts';

export const { main, actions, aliases } = defineModule('filing', {
  actions: [printPapers, makePack, printCovenant, printCertificate],
  aliases: { papers: 'printPapers', pack: 'makePack', covenant: 'printCovenant' },
});
