/**
 * Actions whose answers are given for an hour: phone numbers, codes of households, and files with people in them.
 * test/usecase/disclosed-once.test.ts holds that these are all.
 */
export const DISCLOSING: readonly string[] = [
  'notice.callNumber',
  'ballot.callVoter',
  'resident.issueCode',
  'roster.exportRoster',
  'roster.markRoster',
  'roster.printSlips',
  'volunteer.callPerson',
  'volunteer.showProof',
  'role.listPeople',
  'civility.listAccounts',
  'filing.printPapers',
  'filing.makePack',
  'filing.printCovenant',
  'filing.printCertificate',
  'filing.printShift',
  'filing.printExport',
  'filing.printDoors',
  'filing.printMeeting',
  'filing.printPlate',
  'filing.printStatement',
  'filing.printCard',
  'filing.printAgreement',
  'filing.printReport',
];
