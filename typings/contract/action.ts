/** One action: what goes in, what comes out. */
export interface Action<Input, Data> {
  input: Input;
  data: Data;
}
