export { readPlaces } from './import/roster-repository.ts';
export { readDoorRows } from './reading/door-rows.ts';
export { readPlainRows } from './reading/plain-rows.ts';
