export { amendmentSubject, commentSubject } from './words-subject.ts';
