const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Listens for Ctrl-C. The first asks a long command to stop. The second ends it at once. Call
 * `release` after the work.
 */
export function listenForStop(): { stopping: () => boolean; release: () => void } {
  let isStopping = false;
  const onSignal = () => {
    if (isStopping) process.exit(130);
    isStopping = true;
    process.stderr.write('\nFinishing what is being written …\n');
  };
  for (const signal of signals) process.on(signal, onSignal);
  const release = () => {
    for (const signal of signals) process.off(signal, onSignal);
  };
  return { stopping: () => isStopping, release };
}
