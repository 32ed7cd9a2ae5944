// How far a long command has come: a bar on a terminal, elsewhere a line now and then. On stderr:
// stdout is the answer's.
import cliProgress from 'cli-progress';

export type Progress = { at: (done: number) => void; end: () => void };

const secondsBetweenLines = 5;

/** @param what "reading", "taking" */
export function startProgress(what: string, total: number): Progress {
  if (process.stderr.isTTY) return bar(what, total);
  let lastLineAt = performance.now();
  const at = (done: number) => {
    if (performance.now() - lastLineAt < secondsBetweenLines * 1000) return;
    lastLineAt = performance.now();
    process.stderr.write(`${what}: ${done} of ${total} files\n`);
  };
  return { at, end: () => {} };
}

function bar(what: string, total: number): Progress {
  const singleBar = new cliProgress.SingleBar(
    {
      format: `${what.padEnd(8)} {bar} {value}/{total} files · {eta_formatted} left`,
      hideCursor: true,
      // Ctrl-C does not end the work at once, so it does not end the bar.
      gracefulExit: false,
    },
    cliProgress.Presets.shades_classic,
  );
  singleBar.start(total, 0);
  // The terminal gets its cursor back, whatever ends the process.
  const stop = () => singleBar.stop();
  process.once('exit', stop);
  const end = () => {
    process.off('exit', stop);
    stop();
  };
  return { at: (done) => singleBar.update(done), end };
}
