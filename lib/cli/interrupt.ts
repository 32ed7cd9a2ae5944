const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Ctrl-C asks a long command to come to an end; pressed again it ends at once. `release` when the
 * work is over.
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
