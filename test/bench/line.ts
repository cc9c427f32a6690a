/** One line of the bench's table. */
export interface Line {
  readonly what: string;
  readonly figure: string;
  readonly bar: string;
  /** Absent where there is nothing to keep. */
  readonly kept: boolean | undefined;
}
