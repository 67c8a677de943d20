export { forgetWriter, listOwnWords } from './round/own-words.ts';
