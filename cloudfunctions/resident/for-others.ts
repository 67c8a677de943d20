/** What other modules may use of households and those who ask to be let in. */
export { requestDesk } from './desk/desk-repository.ts';
export { doorSearch } from './search/door-search.ts';
