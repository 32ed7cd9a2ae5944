// How far a long command has come: a bar on a terminal, elsewhere a line now and then. On stderr: stdout is the answer's.
import cliProgress from 'cli-progress';

export type Progress = { at: (done: number) => void; end: () => void };

const secondsBetweenLines = 5;

/** @param what "reading", "taking" */
export function startProgress(what: string, total: number): Progress {
  if (process.stderr.isTTY) return bar(what, total);
  let said = performance.now();
  const at = (done: number) => {
    if (performance.now() - said < secondsBetweenLines * 1000) return;
    said = performance.now();
    process.stderr.write(`${what}: ${done} of ${total} files\n`);
  };
  return { at, end: () => {} };
}

function bar(what: string, total: number): Progress {
  const drawn = new cliProgress.SingleBar(
    {
      format: `${what.padEnd(8)} {bar} {value}/{total} files · {eta_formatted} left`,
      hideCursor: true,
      // Ctrl-C does not end the work at once, so it does not end the bar.
      gracefulExit: false,
    },
    cliProgress.Presets.shades_classic,
  );
  drawn.start(total, 0);
  // The terminal gets its cursor back, whatever ends the process.
  const stop = () => drawn.stop();
  process.once('exit', stop);
  const end = () => {
    process.off('exit', stop);
    stop();
  };
  return { at: (done) => drawn.update(done), end };
}
