/** Collections with personal fields of which nothing is tried here. */
export const NOT_HERE: Record<string, string> = {
  appraisals: 'the public record of an appraisal; the name of whoever was appraised goes',
  bookingTurns: 'of a moment: it is gone once the booking is made',
  honours: 'of a household, which reads all of it and takes it from the list when it likes',
  rankings:
    'of a household, which sees whether it is ranked and takes itself from the list when it likes',
  digestParts: 'which entry of an account a digest has; the entries themselves are tried here',
  audit: 'ids; what somebody did is exported with its time',
  ballotAnswers: 'of a secret vote; they lead to nobody',
  boxes: 'counters of a vote, until it is counted',
  communities: 'ids of former secretaries',
  covenantVersions: 'the drafting group’s public record',
  covenants: 'the drafting group’s public record',
  exports: 'ids of doors that slips were printed for',
  failures: 'ids, for the operator',
  goods: 'who gave what to the shop is published',
  households: 'of the household and its roster, not of one person',
  incoming: 'files on their way into a notice or a roster, for days',
  duties: 'who sits where is public in the community',
  mediations: 'that there is one, and one’s own words, are exported; the rest is also of others',
  matterDraws:
    'who entered a number and who went, under ids; the acts are exported with their time',
  matterRatings: 'how somebody rated is exported; that they did stays under an id',
  voices: 'the title of what somebody joined is exported; that they did stays under an id',
  motions: 'the public record of a vote',
  notices: 'the officer’s public record',
  inspections: 'what was seen at the doors of a building; each household reads its claim',
  closings: 'how far the end of a year has come',
  moves: 'the record of points that went over; each household reads its entry',
  openings: 'a paper book of many doors; each household reads its line with its account',
  exportRequests:
    'who asked for a list and who agreed, for a month; the acts are exported with their time',
  teamImports: 'a table of many people; each reads their line with their hours or their team',
  papers: 'the record of a vote',
  pointRules: 'who wrote and adopted the rules',
  scorebooks: 'who wrote and adopted the rules of a book',
  scoreAccounts: 'what the latest entry of a card says; the entries are tried here',
  ownerProposals: 'what two officers decided about owners: the record of a vote',
  seasons: 'the id of who changed one; the act is exported with its time',
  shifts: 'the record of what was done, under an id; a line each is exported',
  teams: 'who leads a team is public in the community',
  stock: 'what came into the shop and was lost is published',
  votingSettings: 'which two agreed on a change is public, and their acts are exported',
  waiters: 'a line each is exported, and it goes with the person',
  meetings: 'who has a seat is known to those who meet; a line each is exported',
  minutes: 'which two officers wrote and confirmed them is public',
  bodies: 'who has a seat is known to those who meet; a line each is exported',
  handovers: 'both sides read all of it in the app',
  selections: 'who stands is public until they leave; a line each is exported',
  holidayYears: 'who has entered a table, until it is confirmed',
};

const AN_ID = 'an id, which means nothing elsewhere';
/** Of scorecards, what is not exported. */
export const IDS_OF_CARDS: Record<string, string> = {
  'scorecards.holder': AN_ID,
  'scorecards.residentId': AN_ID,
  'scores.cardId': AN_ID,
  'scoreEntries._id': AN_ID,
  'scoreEntries.accountId': AN_ID,
  'scoreEntries.sourceId': AN_ID,
  'scoreEntries.sides': 'its own side is exported as points',
};
/** Ids of people in documents of meetings, which are not exported. */
export const IDS_OF_MEETINGS: Record<string, string> = {
  'busyTimes._id': AN_ID,
  'busyTimes.residentId': AN_ID,
  'dateAnswers.residentId': AN_ID,
  'roomDays.bookings.by': AN_ID,
};
