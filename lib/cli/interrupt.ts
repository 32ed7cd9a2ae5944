const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Ctrl-C asks a long command to come to an end; pressed again it ends at once. `release` when the work is over. */
export function listenForStop(): { stopping: () => boolean; release: () => void } {
  let asked = false;
  const ask = () => {
    if (asked) process.exit(130);
    asked = true;
    process.stderr.write('\nFinishing what is being written …\n');
  };
  for (const signal of signals) process.on(signal, ask);
  const release = () => {
    for (const signal of signals) process.off(signal, ask);
  };
  return { stopping: () => asked, release };
}
