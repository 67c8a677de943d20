/** Days and instants as the functions reckon them. The build puts that file itself in this one's place. */
export * from '../cloudfunctions/kernel/calendar';
