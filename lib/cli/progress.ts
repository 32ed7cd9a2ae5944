// Shows how far a long command has come. A terminal shows a bar. Elsewhere a line appears now and
// then. Both go to stderr, because stdout belongs to the answer.
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
      // Ctrl-C does not end the work at once, so the bar goes on too.
      gracefulExit: false,
    },
    cliProgress.Presets.shades_classic,
  );
  singleBar.start(total, 0);
  // The bar hides the cursor. Whatever ends the process, the terminal gets it back.
  const stop = () => singleBar.stop();
  process.once('exit', stop);
  const end = () => {
    process.off('exit', stop);
    stop();
  };
  return { at: (done) => singleBar.update(done), end };
}
