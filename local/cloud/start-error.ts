/** A reason not to start that a person can act on: its message is one whole sentence. */
export class StartError extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'StartError';
  }
}
