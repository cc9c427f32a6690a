/** What a command of this folder is given besides its arguments, and where its lines go. */
export interface Surroundings {
  /** Relative paths start here. */
  readonly folder: string;
  readonly print: (text: string) => void;
  /** One line on standard error. */
  readonly complain: (text: string) => void;
}

/** Answers the exit code. */
export type Command = (args: readonly string[], surroundings: Surroundings) => Promise<number>;

const BROKEN = 2;

/** Runs a command as the script that this process was started with. */
export async function runAsScript(command: Command): Promise<void> {
  const write = (stream: NodeJS.WriteStream) => (text: string) => {
    stream.write(`${text}\n`);
  };
  const complain = write(process.stderr);
  try {
    const [, , ...args] = process.argv;
    process.exitCode = await command(args, { folder: process.cwd(), print: write(process.stdout), complain });
  } catch (error) {
    complain(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exitCode = BROKEN;
  }
}
